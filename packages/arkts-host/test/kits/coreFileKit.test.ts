/** `fileIo` and `fileUri`: files by path, address and descriptor, the platform's error numbers, and whose files they are. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { fileIo, fileUri } from '../../kits/CoreFileKit/index.ts';
import { grantMedia, mediaFolder } from '../../kits/CoreFileKit/sandbox.ts';
import { HostApp } from '../../kits/host/index.ts';
import { makeTemporaryFolder } from '../../temporaryFolder.ts';

const { OpenMode } = fileIo;
const NEW_FILE = OpenMode.READ_WRITE | OpenMode.CREATE;

let app: HostApp;
let folder: string;

beforeEach(() => {
  app = new HostApp({ storageRoot: makeTemporaryFolder('files') });
  folder = app.storageRoot;
});

function bytes(...values: number[]): ArrayBuffer {
  return new Uint8Array(values).buffer;
}

/** What a call fails with, whether it throws or rejects: `code message`. */
async function failure(work: () => unknown): Promise<string> {
  try {
    await app.run(work);
  } catch (error) {
    const { code, message } = error as { code: unknown; message: string };
    return `${typeof code} ${String(code)} ${message}`;
  }
  return 'none';
}

describe('fileIo', () => {
  it('writes and reads at places, and at the own position without one', async () => {
    await app.run(async () => {
      const file = await fileIo.open(join(folder, 'a'), NEW_FILE);
      expect(file?.name).toBe('a');
      const fd = file?.fd as number;
      expect(await fileIo.write(fd, bytes(1, 2, 3, 4))).toBe(4);
      expect(fileIo.writeSync(fd, bytes(9, 8), { offset: 1, length: 1 })).toBe(1);
      const buffer = new ArrayBuffer(8);
      expect(await fileIo.read(fd, buffer, { offset: 1, length: 2 })).toBe(2);
      expect([...new Uint8Array(buffer)]).toEqual([9, 3, 0, 0, 0, 0, 0, 0]);
      expect(fileIo.readSync(fd, buffer, { offset: 4 })).toBe(0);
      await fileIo.fsync(fd);
      fileIo.truncateSync(fd, 2);
      expect((await fileIo.stat(fd))?.size).toBe(2);
      await fileIo.close(file);
    });
    expect([...readFileSync(join(folder, 'a'))]).toEqual([1, 9]);
  });

  it('makes, lists, copies, renames and removes', async () => {
    await app.run(async () => {
      const inner = join(folder, 'one/two');
      await fileIo.mkdir(inner, true);
      fileIo.closeSync(fileIo.openSync(join(inner, 'x'), NEW_FILE));
      await fileIo.copyFile(join(inner, 'x'), join(inner, 'y'));
      await fileIo.rename(join(inner, 'y'), join(inner, 'z'));
      expect((await fileIo.listFile(inner))?.sort()).toEqual(['x', 'z']);
      expect(fileIo.listFileSync(inner, { listNum: 1 })).toHaveLength(1);
      expect(fileIo.statSync(inner).isDirectory()).toBe(true);
      fileIo.unlinkSync(join(inner, 'x'));
      expect(await fileIo.access(join(inner, 'x'))).toBe(false);
      await fileIo.rmdir(join(folder, 'one'));
      expect(fileIo.accessSync(inner)).toBe(false);
    });
  });

  it('fails with the numbers of the platform, thrown or rejected', async () => {
    const missing = join(folder, 'missing');
    expect(await failure(() => fileIo.openSync(missing))).toBe('number 13900002 No such file or directory');
    expect(await failure(() => fileIo.open(missing))).toBe('number 13900002 No such file or directory');
    expect(await failure(() => fileIo.unlink(missing))).toBe('number 13900002 No such file or directory');
    expect(await failure(() => fileIo.mkdirSync(join(missing, 'inner')))).toBe(
      'number 13900002 No such file or directory',
    );
    expect(await failure(() => fileIo.mkdir(folder, true))).toBe('number 13900015 File exists');
    expect(await failure(() => fileIo.listFileSync(join(folder, 'a\0b')))).toBe('number 13900020 Invalid argument');
    expect(await failure(() => fileIo.read(1, bytes(1), { length: 2 }))).toBe('number 13900020 Invalid argument');
    expect(await failure(() => fileIo.closeSync(-1))).toBe('number 13900020 Invalid argument');
    expect(await failure(() => fileIo.unlinkSync(folder))).toBe('number 13900019 Is a directory');
  });

  it('knows only descriptors that this application opened, and closes them with its process', async () => {
    const fd = app.run(() => fileIo.openSync(join(folder, 'a'), NEW_FILE).fd);
    expect(await failure(() => fileIo.stat(1))).toBe('number 13900008 Bad file descriptor');
    const other = new HostApp({ storageRoot: folder });
    expect(() => other.run(() => fileIo.writeSync(fd, 'x'))).toThrow('Bad file descriptor');
    app.endProcess();
    expect(await failure(() => fileIo.writeSync(fd, 'x'))).toBe('number 13900008 Bad file descriptor');
  });

  it('leads nowhere outside of the application’s own storage', async () => {
    const denied = 'number 13900012 Permission denied';
    expect(await failure(() => fileIo.openSync('/etc/hostname'))).toBe(denied);
    expect(await failure(() => fileIo.open(join(folder, '../x'), NEW_FILE))).toBe(denied);
    expect(await failure(() => fileIo.stat(`${folder}-neighbour/x`))).toBe(denied);
    expect(await failure(() => fileIo.open('file://another.application/x'))).toBe(denied);
  });
});

describe('addresses', () => {
  it('name an own file, whatever its name is', async () => {
    const file = join(folder, '围炉 1#%.png');
    writeFileSync(file, 'x');
    const uri = app.run(() => fileUri.getUriFromPath(file));
    expect(uri).toMatch(/^file:\/\/com\.example\.app\/.*%E5%9B%B4%E7%82%89%201%23%25\.png$/);
    app.run(() => fileIo.closeSync(fileIo.openSync(uri)));
    expect(await failure(() => fileIo.unlink(uri))).toBe('number 13900002 No such file or directory');
  });

  it('of the library can be read once the person chose them, until the process ends, and never written', async () => {
    const uri = 'file://media/cat.png';
    const denied = 'number 13900012 Permission denied';
    app.run(() => fileIo.mkdirSync(mediaFolder(app)));
    writeFileSync(join(mediaFolder(app), 'cat.png'), 'x');
    expect(await failure(() => fileIo.openSync(uri))).toBe(denied);
    grantMedia(app, uri);
    expect(await failure(() => fileIo.closeSync(fileIo.openSync(uri)))).toBe('none');
    expect(await failure(() => fileIo.openSync(uri, OpenMode.READ_WRITE))).toBe(denied);
    grantMedia(app, 'file://media/%2e%2e/secret');
    expect(await failure(() => fileIo.openSync('file://media/%2e%2e/secret'))).toBe(denied);
    app.endProcess();
    expect(await failure(() => fileIo.openSync(uri))).toBe(denied);
  });
});
