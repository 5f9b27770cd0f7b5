/** Covers: one running program for one data folder. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { takeDataFolder } from '../../cli/dataFolder.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../temporaryFolder.ts';

function makeFolder(): { folder: string; lock: string } {
  const folder = makeTemporaryFolder('data');
  onTestFinished(() => removeTemporaryFolder(folder));
  return { folder, lock: path.join(folder, 'running.pid') };
}

it('makes the folder and takes it', () => {
  const { folder } = makeFolder();
  takeDataFolder(path.join(folder, 'deep', 'er'));
  expect(readFileSync(path.join(folder, 'deep', 'er', 'running.pid'), 'utf8')).toBe(String(process.pid));
});

it('refuses a folder that a running process has, and takes over what a killed one left', async () => {
  const { folder, lock } = makeFolder();
  const other = spawn(process.execPath, ['--eval', 'process.stdin.resume()']);
  writeFileSync(lock, String(other.pid));
  expect(() => takeDataFolder(folder)).toThrow(`is in use by process ${other.pid}. End it, or give another folder`);
  other.kill('SIGKILL');
  await once(other, 'close');
  takeDataFolder(folder);
  expect(readFileSync(lock, 'utf8')).toBe(String(process.pid));
});

it('takes a folder whose note cannot be read', () => {
  const { folder, lock } = makeFolder();
  writeFileSync(lock, 'not a number');
  takeDataFolder(folder);
  expect(existsSync(lock)).toBe(true);
});
