/** A data folder belongs to one running program: two phones or hubs on the same files would ruin them. */
import { accessSync, constants, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { TakenError, takeByNote } from '../packages/arkts-host/kits/host/processMark.ts';
import { UsageError } from './program.ts';

const LOCK_FILE = 'running.pid';

/**
 * Takes a folder for this process until it exits. What a killed process left is taken over.
 *
 * @throws UsageError when a running process has it, or when it cannot be written to
 */
export function takeDataFolder(folder: string): void {
  const file = path.join(folder, LOCK_FILE);
  try {
    makeFolder(path.resolve(folder));
    takeByNote(file);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    if (error instanceof TakenError) {
      throw new UsageError(
        `${folder} is in use by process ${error.owner}. End it, or give another folder with --data.`,
      );
    }
    throw new UsageError(unusable(folder, error as NodeJS.ErrnoException));
  }
  process.once('exit', () => rmSync(file, { force: true }));
}

/** Step by step: Node's own way turns in circles where the system refuses new folders by saying that there is none. */
function makeFolder(folder: string): void {
  if (!existsSync(folder)) {
    makeFolder(path.dirname(folder));
    mkdirSync(folder);
  } else if (!statSync(folder).isDirectory()) {
    throw Object.assign(new Error(`${folder} is no folder`), { code: 'ENOTDIR' });
  }
}

function unusable(folder: string, error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${folder} cannot be written to. Give yourself the right to write there, or another folder with --data.`;
    case 'ENOSPC':
    case 'EDQUOT':
      return `There is no room left on the disk of ${folder}. Make room, or give another folder with --data.`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `${folder} is no folder. Give another one with --data.`;
    default:
      return `${folder} cannot be used: ${error.message}. Give another folder with --data.`;
  }
}
