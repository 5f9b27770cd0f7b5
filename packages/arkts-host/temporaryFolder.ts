/** Folders for a while: nothing of them is left in the system's temporary folder, however the work in them ended. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const made = new Set<string>();
/** Those that stay until the process ends. */
const shared = new Set<string>();

process.on('exit', () => {
  removeTemporaryFolders();
  for (const folder of shared) rmSync(folder, { recursive: true, force: true });
});

/**
 * Makes an empty folder, which goes when this process ends; in tests at the end of the file.
 *
 * @param purpose becomes a part of its name
 */
export function makeTemporaryFolder(purpose: string): string {
  const folder = makeFolder(purpose);
  made.add(folder);
  return folder;
}

/** The same for what is made once in a process, and shared by all test files that run in it. */
export function makeSharedFolder(purpose: string): string {
  const folder = makeFolder(purpose);
  shared.add(folder);
  return folder;
}

function makeFolder(purpose: string): string {
  return realpathSync(mkdtempSync(path.join(tmpdir(), `arkts-host-${purpose}-`)));
}

/** For those who do not wait for the process to end. */
export function removeTemporaryFolders(): void {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
  made.clear();
}

/** The same for one of them. */
export function removeTemporaryFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  made.delete(folder);
}
