/** How files are opened, and what is asked of them. */

export enum OpenMode {
  READ_ONLY = 0o0,
  WRITE_ONLY = 0o1,
  READ_WRITE = 0o2,
  CREATE = 0o100,
  TRUNC = 0o1000,
  APPEND = 0o2000,
  NONBLOCK = 0o4000,
  DIR = 0o200000,
  NOFOLLOW = 0o400000,
  SYNC = 0o4010000,
}

export enum AccessModeType {
  EXIST = 0,
  WRITE = 2,
  READ = 4,
  READ_WRITE = 6,
}

/** The part of `Stat.mode` that says what kind of file it is, and what its values mean. */
export const FILE_KIND = 0o170000;
export const FOLDER = 0o040000;
export const REGULAR_FILE = 0o100000;
export const SYMBOLIC_LINK = 0o120000;
