/**
 * What `fileIo` does, on Node's files. Files are named by path or by descriptor; an application can use only descriptors
 * that it opened, and they are closed when its process ends.
 */
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { HostApp } from '../host/HostApp.ts';
import { laterTurn } from '../host/laterTurn.ts';
import { fileError, withFileErrors, withFileErrorsLater } from './errors.ts';
import { OpenMode } from './modes.ts';
import { openFiles } from './openFiles.ts';
import { ownFile, type Place, placeOfUri } from './sandbox.ts';

const MILLISECONDS = 1000;

export interface OpenedFile {
  readonly fd: number;
  readonly path: string;
  readonly name: string;
}

/** What is known of a file, as it travels. Times are seconds since 1970. */
export interface FileFacts {
  readonly ino: bigint;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  readonly atime: number;
  readonly mtime: number;
  readonly ctime: number;
}

/** Each takes and gives only what can travel to a page. */
export interface FileOperations {
  open(name: string, mode: number): OpenedFile;
  close(fd: number): void;
  /** Undefined: at the file's own position. Answers with what was there, at most `length` bytes. */
  read(fd: number, length: number, offset: number | undefined): Uint8Array;
  write(fd: number, bytes: Uint8Array, offset: number | undefined): number;
  truncate(file: string | number, length: number): void;
  fsync(fd: number): void;
  fdatasync(fd: number): void;
  stat(file: string | number): FileFacts;
  access(file: string): boolean;
  mkdir(folder: string, isRecursive: boolean): void;
  rmdir(folder: string): void;
  listFile(folder: string): string[];
  unlink(file: string): void;
  rename(from: string, to: string): void;
  copyFile(from: string | number, to: string | number): void;
}

export type FileOperation = keyof FileOperations;

/** Each flag as this system numbers it. */
const FLAGS: readonly (readonly [number, number])[] = [
  [OpenMode.WRITE_ONLY, fs.constants.O_WRONLY],
  [OpenMode.READ_WRITE, fs.constants.O_RDWR],
  [OpenMode.CREATE, fs.constants.O_CREAT],
  [OpenMode.TRUNC, fs.constants.O_TRUNC],
  [OpenMode.APPEND, fs.constants.O_APPEND],
  [OpenMode.NONBLOCK, fs.constants.O_NONBLOCK ?? 0],
  [OpenMode.DIR, fs.constants.O_DIRECTORY ?? 0],
  [OpenMode.NOFOLLOW, fs.constants.O_NOFOLLOW ?? 0],
  [OpenMode.SYNC, fs.constants.O_SYNC ?? 0],
];
const WRITES = OpenMode.WRITE_ONLY | OpenMode.READ_WRITE | OpenMode.CREATE | OpenMode.TRUNC | OpenMode.APPEND;

const operations: FileOperations = {
  open(name, mode) {
    const { file, isReadOnly } = placeOf(name);
    if (isReadOnly && (mode & WRITES) !== 0) throw fileError('EACCES');
    const fd = fs.openSync(file, flagsOf(mode), 0o660);
    openFiles().add(fd);
    return { fd, path: file, name: path.basename(file) };
  },
  close(fd) {
    fs.closeSync(own(fd));
    openFiles().delete(fd);
  },
  read(fd, length, offset) {
    const bytes = new Uint8Array(length);
    return bytes.subarray(0, fs.readSync(own(fd), bytes, 0, length, offset ?? null));
  },
  write: (fd, bytes, offset) => writeWhole(own(fd), bytes, offset),
  truncate(file, length) {
    if (typeof file === 'number') fs.ftruncateSync(own(file), length);
    else fs.truncateSync(pathOf(file), length);
  },
  fsync: (fd) => fs.fsyncSync(own(fd)),
  fdatasync: (fd) => fs.fdatasyncSync(own(fd)),
  stat: (file) => {
    const stats = typeof file === 'number' ? fs.fstatSync(own(file)) : fs.statSync(pathOf(file));
    const { ino, mode, uid, gid, size, atimeMs, mtimeMs, ctimeMs } = stats;
    return { ino: BigInt(ino), mode, uid, gid, size, ...seconds({ atime: atimeMs, mtime: mtimeMs, ctime: ctimeMs }) };
  },
  access: (file) => fs.existsSync(pathOf(file)),
  mkdir(folder, isRecursive) {
    const made = pathOf(folder);
    // With `recursive` Node is content with what is there already, which the platform is not.
    if (isRecursive && fs.existsSync(made)) throw fileError('EEXIST');
    fs.mkdirSync(made, { recursive: isRecursive });
  },
  /** With all that is in it, as on the platform. */
  rmdir(folder) {
    const gone = pathOf(folder);
    if (!fs.statSync(gone).isDirectory()) throw fileError('ENOTDIR');
    fs.rmSync(gone, { recursive: true });
  },
  listFile: (folder) => fs.readdirSync(pathOf(folder)),
  unlink(file) {
    const gone = pathOf(file);
    if (fs.lstatSync(gone).isDirectory()) throw fileError('EISDIR');
    fs.unlinkSync(gone);
  },
  rename: (from, to) => fs.renameSync(pathOf(from), pathOf(to)),
  copyFile(from, to) {
    if (typeof from === 'string' && typeof to === 'string') fs.copyFileSync(pathOf(from), pathOf(to));
    else copyDescriptors(from, to);
  },
};

const fsyncLater = promisify(fs.fsync);
const fdatasyncLater = promisify(fs.fdatasync);

/** Does one operation at once. @throws BusinessError 139000xx */
export function fileNow<K extends FileOperation>(
  name: K,
  ...args: Parameters<FileOperations[K]>
): ReturnType<FileOperations[K]> {
  return withFileErrors(() => (operations[name] as (...args: unknown[]) => ReturnType<FileOperations[K]>)(...args));
}

/** Does it in a later turn; what waits for the disk does not hold up others. @throws BusinessError 139000xx, as a rejection */
export async function fileLater<K extends FileOperation>(
  name: K,
  ...args: Parameters<FileOperations[K]>
): Promise<ReturnType<FileOperations[K]>> {
  await laterTurn();
  if (name !== 'fsync' && name !== 'fdatasync') return fileNow(name, ...args);
  const sync = name === 'fsync' ? fsyncLater : fdatasyncLater;
  return withFileErrorsLater(() => sync(own(args[0] as number)) as Promise<ReturnType<FileOperations[K]>>);
}

function own(fd: number): number {
  if (!openFiles().has(fd)) throw fileError('EBADF');
  return fd;
}

function placeOf(name: string): Place {
  const app = HostApp.current();
  return name.startsWith('file://') ? placeOfUri(app, name) : { file: ownFile(app, name), isReadOnly: false };
}

/** Addresses are for `open` only. */
function pathOf(name: string): string {
  if (name.startsWith('file://')) throw fileError('ENOENT');
  return ownFile(HostApp.current(), name);
}

function flagsOf(mode: number): number {
  return FLAGS.reduce((flags, [flag, own]) => ((mode & flag) === flag && flag !== 0 ? flags | own : flags), 0);
}

function writeWhole(fd: number, bytes: Uint8Array, offset: number | undefined): number {
  let written = 0;
  while (written < bytes.length) {
    const position = offset === undefined ? null : offset + written;
    written += fs.writeSync(fd, bytes, written, bytes.length - written, position);
  }
  return written;
}

function copyDescriptors(from: string | number, to: string | number): void {
  const bytes = fs.readFileSync(typeof from === 'number' ? own(from) : pathOf(from));
  if (typeof to === 'string') {
    fs.writeFileSync(pathOf(to), bytes);
    return;
  }
  fs.ftruncateSync(own(to), 0);
  writeWhole(own(to), bytes, 0);
}

function seconds<K extends string>(milliseconds: Record<K, number>): Record<K, number> {
  const entries = Object.entries<number>(milliseconds).map(([name, value]) => [name, Math.floor(value / MILLISECONDS)]);
  return Object.fromEntries(entries) as Record<K, number>;
}
