/** A data folder belongs to one running program: two phones or hubs on the same files would ruin them. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from './program.ts';

const LOCK_FILE = 'running.pid';

/**
 * Takes a folder for this process until it exits. What a killed process left is taken over.
 *
 * @throws UsageError when a running process has it
 */
export function takeDataFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, LOCK_FILE);
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
  } catch {
    const owner = Number(readFileSync(file, 'utf8'));
    if (owner !== process.pid && isRunning(owner)) {
      throw new UsageError(`${folder} is in use by process ${owner}. End it, or give another folder with --data.`);
    }
    writeFileSync(file, String(process.pid));
  }
  process.once('exit', () => rmSync(file, { force: true }));
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
