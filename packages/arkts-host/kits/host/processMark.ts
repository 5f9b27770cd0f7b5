/**
 * Which process has something: its number and the moment of its start. The number alone says little: the system gives
 * that of a dead process to the next one.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, readlinkSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';

/** Between a process's start and the note that it wrote, by clocks that count in ticks. */
const TICKS_MILLISECONDS = 2000;

/** Somebody has it already. */
export class TakenError extends Error {
  override readonly name = 'TakenError';

  constructor(readonly owner: number) {
    super(`process ${owner} has it`);
  }
}

/**
 * Takes something for this process by a note in a file, which lasts until it is removed. What a dead process left is
 * taken over, also when the system has given its number to another one.
 *
 * @throws TakenError while another process has it, and what the file system throws
 */
export function takeByNote(file: string): void {
  const text = `${process.pid}\n${startOf(process.pid)}`;
  for (;;) {
    try {
      const descriptor = openSync(file, 'wx');
      try {
        writeSync(descriptor, text);
      } finally {
        closeSync(descriptor);
      }
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw error;
      }
    }
    const owner = livingOwner(file);
    if (owner === process.pid) {
      return;
    }
    if (owner !== undefined) {
      throw new TakenError(owner);
    }
    removeNote(file);
  }
}

/** The number of the process that has what the note is for; undefined when it is no more, or never was. */
export function livingOwner(file: string): number | undefined {
  let text: string;
  let writtenAt: number;
  try {
    text = readFileSync(file, 'utf8');
    writtenAt = statSync(file).mtimeMs;
  } catch {
    return undefined;
  }
  const [first = '', start = ''] = text.split('\n');
  const owner = Number(first);
  if (!/^\d+$/.test(first) || !isRunning(owner)) {
    return undefined;
  }
  const isOwner = start !== '' ? startOf(owner) === start : mayHaveWritten(owner, writtenAt);
  return isOwner ? owner : undefined;
}

/** Removes a dead owner's note. Of several who find it at once, one gets it out of the way. */
function removeNote(file: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    rmSync(aside, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      throw error;
    }
  }
}

function isRunning(processId: number): boolean {
  if (processId <= 0) {
    return false;
  }
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A note without a start: only a program of this kind that was there before the note can have written it. */
function mayHaveWritten(processId: number, writtenAt: number): boolean {
  if (process.platform !== 'linux') {
    return true;
  }
  try {
    return (
      readlinkSync(`/proc/${processId}/exe`) === readlinkSync('/proc/self/exe') &&
      statSync(`/proc/${processId}`).ctimeMs <= writtenAt + TICKS_MILLISECONDS
    );
  } catch (error) {
    // Somebody else's process cannot be looked at.
    return (error as NodeJS.ErrnoException).code === 'EACCES';
  }
}

/** When a process was started, in a form that no other process of this number ever has; empty where that is not told. */
function startOf(processId: number): string {
  try {
    if (process.platform === 'linux') {
      // The name of the program, in brackets, may hold anything.
      const stat = readFileSync(`/proc/${processId}/stat`, 'utf8');
      const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${ticks}`;
    }
    if (process.platform === 'win32') {
      return '';
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(processId)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}
