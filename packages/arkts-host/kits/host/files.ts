/** The few things that kits do with an application's own files. In a browser these go to Node over the bridge. */
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

/** Makes a folder and those that it is in. */
export function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
}

/** A file's text, or undefined if there is no such file. */
export function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

/** Replaces a file as a whole, so that it survives a loss of power at any moment: the old text or the new one. */
export function writeDurably(file: string, text: string): void {
  makeFolder(path.dirname(file));
  const temporary = `${file}.new`;
  const descriptor = openSync(temporary, 'w');
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(temporary, file);
}

/** The same for callers that can wait; here it is done when the call returns. */
export async function writeDurablyLater(file: string, text: string): Promise<void> {
  writeDurably(file, text);
}

/** Removes a file if it is there. */
export function removeFile(file: string): void {
  rmSync(file, { force: true });
}
