/** Covers: one running program for one data folder. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../packages/arkts-host/temporaryFolder.ts';
import { takeDataFolder } from '../../tools/dataFolder.ts';

function makeFolder(): { folder: string; lock: string } {
  const folder = makeTemporaryFolder('data');
  onTestFinished(() => removeTemporaryFolder(folder));
  return { folder, lock: path.join(folder, 'running.pid') };
}

/** The process that the note names. */
function noteOf(file: string): string | undefined {
  return readFileSync(file, 'utf8').split('\n')[0];
}

it('makes the folder and takes it', () => {
  const { folder } = makeFolder();
  takeDataFolder(path.join(folder, 'deep', 'er'));
  expect(noteOf(path.join(folder, 'deep', 'er', 'running.pid'))).toBe(String(process.pid));
});

it('refuses a folder that a running process has, and takes over what a killed one left', async () => {
  const { folder, lock } = makeFolder();
  const other = spawn(process.execPath, ['--eval', 'process.stdin.resume()']);
  writeFileSync(lock, String(other.pid));
  expect(() => takeDataFolder(folder)).toThrow(`is in use by process ${other.pid}. End it, or give another folder`);
  other.kill('SIGKILL');
  await once(other, 'close');
  takeDataFolder(folder);
  expect(noteOf(lock)).toBe(String(process.pid));
});

it('takes a folder whose note cannot be read', () => {
  const { folder, lock } = makeFolder();
  writeFileSync(lock, 'not a number');
  takeDataFolder(folder);
  expect(existsSync(lock)).toBe(true);
});

it('takes over what a dead process left whose number another one has by now', () => {
  const { folder, lock } = makeFolder();
  const any = spawn('sleep', ['60']);
  onTestFinished(() => {
    any.kill('SIGKILL');
  });
  for (const note of [String(any.pid), `${process.ppid}\nanother boot 77`, `${any.pid}\n`]) {
    writeFileSync(lock, note);
    takeDataFolder(folder);
    expect(noteOf(lock)).toBe(String(process.pid));
  }
});

it('says in words what is wrong with a folder that cannot be used', () => {
  const { folder } = makeFolder();
  const file = path.join(folder, 'file');
  writeFileSync(file, '');
  expect(() => takeDataFolder(file)).toThrow(`${file} is no folder. Give another one with --data.`);
  expect(() => takeDataFolder(path.join(file, 'below'))).toThrow('is no folder. Give another one with --data.');
  expect(() => takeDataFolder('/proc/hearth')).toThrow(/^\/proc\/hearth cannot be (used|written)/);
});
