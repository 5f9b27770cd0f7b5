/** Who gets in to the room's server, and what it serves: nothing that a stranger sends may end it or open it. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { hostFolder } from '../../hostFolder.ts';
import { workFolder } from '../../project/hostConfig.ts';
import { projectRoot } from '../../projectRoot.ts';
import { makeTemporaryFolder } from '../../temporaryFolder.ts';
import { type RoomServer, startRoomServer } from '../../web/server/RoomServer.ts';

let folder: string;
let server: RoomServer;
let key: string;

beforeAll(async () => {
  folder = makeTemporaryFolder('gate');
  const built = path.join(folder, 'built');
  mkdirSync(built);
  writeFileSync(path.join(built, 'index.html'), '<p>the room</p>');
  server = await startRoomServer({ port: 0, data: path.join(folder, 'devices'), isBuilt: true, built });
  key = new URL(server.address('localhost')).hash.slice('#key='.length);
});

afterAll(() => server.close());

/** Sends a request as it is, byte for byte. @returns the status; 0 if the connection ended without an answer */
function rawRequest(target: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1');
    let answer = '';
    socket.setEncoding('latin1').on('data', (chunk) => {
      answer += chunk;
      socket.end();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0)));
    const lines = Object.entries({ Host: `localhost:${server.port}`, ...headers }).map(
      ([name, value]) => `${name}: ${value}`,
    );
    socket.write([`GET ${target} HTTP/1.1`, ...lines, '', ''].join('\r\n'), 'latin1');
  });
}

const UPGRADE = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
};
const ownOrigin = (): { Origin: string } => ({ Origin: `http://localhost:${server.port}` });

/** @returns whether a socket to the bridge opens */
function opens(address: string, headers: Readonly<Record<string, string>>): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(address, { headers });
    socket.on('open', () => {
      socket.close();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

describe('what is no address', () => {
  for (const target of ['//', '//[', '///x', '/\\', 'http://[', 'x', '/%', '/?%zz', '/bridge/room?key=%']) {
    it(`${target} is answered and ends nothing`, async () => {
      expect(await rawRequest(target)).toBeGreaterThanOrEqual(200);
      await rawRequest(target, UPGRADE);
      await rawRequest(target, { ...UPGRADE, ...ownOrigin() });
      expect(await rawRequest('/')).toBe(200);
    });
  }
});

describe('Host', () => {
  for (const host of ['localhost', '127.0.0.1', '[::1]']) {
    it(`${host} is this computer`, async () => {
      expect(await rawRequest('/', { Host: `${host}:${server.port}` })).toBe(200);
    });
  }

  for (const host of ['rebound.example', 'localhost.example', '192.168.1.20', 'localhost@rebound.example', '', 'x y']) {
    it(`'${host}' is not`, async () => {
      expect(await rawRequest('/', { Host: `${host}:${server.port}` })).toBeGreaterThanOrEqual(400);
    });
  }

  it('a name that was made to lead here opens no socket, though its Origin is the same and it knows the key', async () => {
    const headers = { Host: `rebound.example:${server.port}`, Origin: `http://rebound.example:${server.port}` };
    expect(await opens(`ws://127.0.0.1:${server.port}/bridge/room?key=${key}`, headers)).toBe(false);
  });
});

describe('Origin and key', () => {
  const room = (query: string): string => `ws://localhost:${server.port}/bridge/room${query}`;

  it('opens for a page of this server that knows the key', async () => {
    expect(await opens(room(`?key=${key}`), ownOrigin())).toBe(true);
  });

  for (const origin of ['http://example.org', 'null', 'http://localhost:1', 'https://localhost.example']) {
    it(`stays shut for ${origin}`, async () => {
      expect(await opens(room(`?key=${key}`), { Origin: origin })).toBe(false);
    });
  }

  it('stays shut for who names no Origin', async () => {
    expect(await opens(room(`?key=${key}`), {})).toBe(false);
  });

  for (const query of ['', '?key=', '?key=wrong', `?key=${'A'.repeat(22)}`, '?Key=x']) {
    it(`stays shut for '${query}'`, async () => {
      expect(await opens(room(query), ownOrigin())).toBe(false);
    });
  }

  it('keeps the key out of what is sent for the page itself', () => {
    expect(new URL(server.address('localhost')).search).toBe('');
    expect(key).toMatch(/^[\w-]{22}$/);
  });

  it('has another key at each start', async () => {
    const other = await startRoomServer({
      port: 0,
      data: path.join(folder, 'others'),
      isBuilt: true,
      built: path.join(folder, 'built'),
    });
    expect(other.address('localhost')).not.toContain(key);
    await other.close();
  });
});

describe('while developing', () => {
  let developing: RoomServer;

  beforeAll(async () => {
    developing = await startRoomServer({ port: 0, data: path.join(folder, 'developing') });
  });

  afterAll(() => developing.close());

  const statusOf = async (file: string): Promise<number> => {
    const response = await fetch(`http://localhost:${developing.port}/@fs/${file}?raw`);
    await response.arrayBuffer();
    return response.status;
  };

  it('serves what pages are made of', async () => {
    expect(await statusOf(path.join(hostFolder, 'web/room/texts.ts'))).toBe(200);
  });

  it('does not serve what lies at the root of the project', async () => {
    expect(await statusOf(path.join(projectRoot, 'build-profile.json5'))).toBe(403);
  });

  it('does not serve what devices keep, which lies below the project', async () => {
    const file = workFolder(projectRoot, `devices-of-test-${process.pid}`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, 'a message');
    try {
      expect(await statusOf(file)).toBe(403);
    } finally {
      rmSync(file);
    }
  });
});
