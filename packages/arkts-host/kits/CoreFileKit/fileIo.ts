/**
 * `fileIo`: an application's own files. The same in Node and in pages: the operations themselves are `operations.ts`,
 * which pages ask Node for.
 */
import { asyncCall, trailingCallback } from '../host/asyncCall.ts';
import { closedBase, closedNamespace, failUnimplemented } from '../host/unimplemented.ts';
import { fileError } from './errors.ts';
import { AccessModeType, FILE_KIND, FOLDER, OpenMode, REGULAR_FILE, SYMBOLIC_LINK } from './modes.ts';
import { type FileFacts, fileLater, fileNow, type OpenedFile } from './operations.ts';

const kit = 'CoreFileKit';

export interface ReadOptions {
  offset?: number;
  length?: number;
}

export interface WriteOptions extends ReadOptions {
  encoding?: string;
}

export interface ListFileOptions {
  recursion?: boolean;
  listNum?: number;
  filter?: unknown;
}

export class File extends closedBase(kit, 'File') implements OpenedFile {
  readonly fd: number;
  readonly path: string;
  readonly name: string;

  constructor(opened: OpenedFile) {
    super();
    this.fd = opened.fd;
    this.path = opened.path;
    this.name = opened.name;
  }
}

export class Stat extends closedBase(kit, 'Stat') implements FileFacts {
  declare readonly ino: bigint;
  declare readonly mode: number;
  declare readonly uid: number;
  declare readonly gid: number;
  declare readonly size: number;
  declare readonly atime: number;
  declare readonly mtime: number;
  declare readonly ctime: number;

  constructor(facts: FileFacts) {
    super();
    Object.assign(this, facts);
  }

  isFile(): boolean {
    return (this.mode & FILE_KIND) === REGULAR_FILE;
  }

  isDirectory(): boolean {
    return (this.mode & FILE_KIND) === FOLDER;
  }

  isSymbolicLink(): boolean {
    return (this.mode & FILE_KIND) === SYMBOLIC_LINK;
  }
}

// -- arguments, checked before anything happens

function invalid(): Error {
  return fileError('EINVAL');
}

function text(value: unknown): string {
  if (typeof value !== 'string' || value.includes('\0')) throw invalid();
  return value;
}

function descriptor(value: unknown): number {
  if (!Number.isInteger(value) || (value as number) < 0) throw invalid();
  return value as number;
}

function descriptorOf(file: unknown): number {
  return file instanceof File ? file.fd : descriptor(file);
}

function pathOrDescriptor(value: unknown): string | number {
  return typeof value === 'string' ? text(value) : descriptor(value);
}

function count(value: unknown, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw invalid();
  return value as number;
}

/** Arguments without the callback at their end. */
function plain(args: readonly unknown[]): readonly unknown[] {
  return trailingCallback(args) === undefined ? args : args.slice(0, -1);
}

// -- the calls

type Work<T> = { now(): T; later(): Promise<T> };

/** A member in its two ways, of one that checks its arguments and says what is to be done. */
function member<T>(prepare: (...args: unknown[]) => Work<T>) {
  return {
    later: (...args: unknown[]): Promise<T> | undefined => {
      const work = prepare(...plain(args));
      return asyncCall(args, () => work.later());
    },
    now: (...args: unknown[]): T => prepare(...args).now(),
  };
}

const open = member<File>((path, mode) => {
  const name = text(path);
  const flags = count(mode, OpenMode.READ_ONLY);
  return {
    now: () => new File(fileNow('open', name, flags)),
    later: async () => new File(await fileLater('open', name, flags)),
  };
});

const close = member<void>((file) => {
  const fd = descriptorOf(file);
  return { now: () => fileNow('close', fd), later: () => fileLater('close', fd) };
});

const read = member<number>((fd, buffer, options) => {
  const from = descriptor(fd);
  if (!(buffer instanceof ArrayBuffer)) throw invalid();
  const { offset, length } = (options ?? {}) as ReadOptions;
  const wanted = count(length, buffer.byteLength);
  if (wanted > buffer.byteLength) throw invalid();
  const place = offset === undefined ? undefined : count(offset, 0);
  const put = (bytes: Uint8Array): number => {
    new Uint8Array(buffer).set(bytes);
    return bytes.length;
  };
  return {
    now: () => put(fileNow('read', from, wanted, place)),
    later: async () => put(await fileLater('read', from, wanted, place)),
  };
});

const write = member<number>((fd, data, options) => {
  const to = descriptor(fd);
  const { offset, length, encoding } = (options ?? {}) as WriteOptions;
  if (encoding !== undefined && encoding !== 'utf-8') throw invalid();
  const bytes = bytesOf(data);
  const wanted = count(length, bytes.length);
  if (wanted > bytes.length) throw invalid();
  const place = offset === undefined ? undefined : count(offset, 0);
  const part = bytes.subarray(0, wanted);
  return { now: () => fileNow('write', to, part, place), later: () => fileLater('write', to, part, place) };
});

function bytesOf(data: unknown): Uint8Array {
  if (typeof data === 'string') return new TextEncoder().encode(data);
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  throw invalid();
}

const truncate = member<void>((file, length) => {
  const target = pathOrDescriptor(file);
  const size = count(length, 0);
  return { now: () => fileNow('truncate', target, size), later: () => fileLater('truncate', target, size) };
});

const fsync = member<void>((fd) => {
  const target = descriptor(fd);
  return { now: () => fileNow('fsync', target), later: () => fileLater('fsync', target) };
});

const fdatasync = member<void>((fd) => {
  const target = descriptor(fd);
  return { now: () => fileNow('fdatasync', target), later: () => fileLater('fdatasync', target) };
});

const stat = member<Stat>((file) => {
  const target = pathOrDescriptor(file);
  return {
    now: () => new Stat(fileNow('stat', target)),
    later: async () => new Stat(await fileLater('stat', target)),
  };
});

const access = member<boolean>((path, mode) => {
  const target = text(path);
  if (count(mode, AccessModeType.EXIST) !== AccessModeType.EXIST) failUnimplemented(kit, 'fileIo.access with a mode');
  return { now: () => fileNow('access', target), later: () => fileLater('access', target) };
});

const mkdir = member<void>((path, recursion) => {
  const target = text(path);
  if (recursion !== undefined && typeof recursion !== 'boolean') throw invalid();
  const isRecursive = recursion === true;
  return { now: () => fileNow('mkdir', target, isRecursive), later: () => fileLater('mkdir', target, isRecursive) };
});

const rmdir = member<void>((path) => {
  const target = text(path);
  return { now: () => fileNow('rmdir', target), later: () => fileLater('rmdir', target) };
});

const listFile = member<string[]>((path, options) => {
  const target = text(path);
  const { recursion, listNum, filter } = (options ?? {}) as ListFileOptions;
  if (recursion === true || filter !== undefined) failUnimplemented(kit, 'fileIo.listFile with recursion or a filter');
  const most = count(listNum, 0);
  const some = (names: string[]): string[] => (most === 0 ? names : names.slice(0, most));
  return { now: () => some(fileNow('listFile', target)), later: async () => some(await fileLater('listFile', target)) };
});

const unlink = member<void>((path) => {
  const target = text(path);
  return { now: () => fileNow('unlink', target), later: () => fileLater('unlink', target) };
});

const rename = member<void>((from, to) => {
  const [old, next] = [text(from), text(to)];
  return { now: () => fileNow('rename', old, next), later: () => fileLater('rename', old, next) };
});

const copyFile = member<void>((from, to, mode) => {
  const [source, target] = [pathOrDescriptor(from), pathOrDescriptor(to)];
  if (count(mode, 0) !== 0) throw invalid();
  return { now: () => fileNow('copyFile', source, target), later: () => fileLater('copyFile', source, target) };
});

export const fileIo = closedNamespace(kit, 'fileIo', {
  OpenMode,
  AccessModeType,
  open: open.later,
  openSync: open.now,
  close: close.later,
  closeSync: close.now,
  read: read.later,
  readSync: read.now,
  write: write.later,
  writeSync: write.now,
  truncate: truncate.later,
  truncateSync: truncate.now,
  fsync: fsync.later,
  fsyncSync: fsync.now,
  fdatasync: fdatasync.later,
  fdatasyncSync: fdatasync.now,
  stat: stat.later,
  statSync: stat.now,
  access: access.later,
  accessSync: access.now,
  mkdir: mkdir.later,
  mkdirSync: mkdir.now,
  rmdir: rmdir.later,
  rmdirSync: rmdir.now,
  listFile: listFile.later,
  listFileSync: listFile.now,
  unlink: unlink.later,
  unlinkSync: unlink.now,
  rename: rename.later,
  renameSync: rename.now,
  copyFile: copyFile.later,
  copyFileSync: copyFile.now,
});
