/**
 * The programs of docs/using-the-client.md and docs/using-the-server.md against each other over real sockets, each an
 * application of its own with its own files, on the product's own stores.
 */
import path from 'node:path';
import { ConnectionState } from '@hearth/entry/client/connection/ConnectionState';
import { createClient } from '@hearth/entry/storage/PlatformClient';
import { chat } from '@hearth/entry/test/support/ClientExample';
import { ClientProgram } from '@hearth/entry/test/support/ClientProgram';
import type { ChatServer } from '@hearth/server_tv/server/ChatServer';
import { serve } from '@hearth/server_tv/test/support/ServerExample';
import { ServerProgram } from '@hearth/server_tv/test/support/ServerProgram';
import { application } from '@kit.AbilityKit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findFreePort, HostApp } from '../../packages/arkts-host/kits/host/index.ts';
import { projectRoot } from '../../packages/arkts-host/projectRoot.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../packages/arkts-host/temporaryFolder.ts';
import { Recorder } from '../../packages/arkts-host/test/kits/webSocketRig.ts';

/** An application of a test, with files of its own. */
class Device {
  readonly folder = makeTemporaryFolder('library');
  readonly said = new Recorder();
  readonly app: HostApp;

  constructor(
    readonly moduleName: string,
    sourceAddress?: string,
  ) {
    this.app = new HostApp({
      moduleName,
      moduleFolder: path.join(projectRoot, moduleName),
      storageRoot: this.folder,
      ...(sourceAddress === undefined ? {} : { sourceAddress }),
    });
  }

  readonly print = (line: string): void => {
    this.said.add(line);
  };

  get context() {
    return this.app.run(() => application.getApplicationContext());
  }

  /** Skips lines until one fits. */
  async hear(wanted: string | RegExp): Promise<string> {
    for (;;) {
      const line = await this.said.nextName();
      if (typeof wanted === 'string' ? line === wanted : wanted.test(line)) return line;
    }
  }

  dispose(): void {
    removeTemporaryFolder(this.folder);
  }
}

let screen: Device;
let devices: Device[];
let server: ChatServer | undefined;
let port: number;

beforeEach(async () => {
  screen = new Device('server_tv');
  devices = [screen];
  server = undefined;
  port = await findFreePort();
});

afterEach(async () => {
  await screen.app.run(async () => server?.stop());
  for (const device of devices) device.dispose();
});

function phone(): Device {
  const device = new Device('entry', `127.0.0.${devices.length + 1}`);
  devices.push(device);
  return device;
}

const url = (): string => `ws://127.0.0.1:${port}/`;

async function codeOf(device: Device): Promise<string> {
  return (await device.hear(/^code \d{6}$/)).slice('code '.length);
}

describe('The first programs', () => {
  it('talk to each other', async () => {
    server = await screen.app.run(() => serve(screen.context, port, screen.print));
    const code = await codeOf(screen);
    const ada = phone();
    const client = await ada.app.run(() => chat(ada.context, url(), code, ada.print));
    await ada.hear('Ada: Hello');
    await screen.hear('welcome Ada');
    await screen.hear('message Hello');
    await ada.app.run(() => client.end());
    await screen.hear('close Ada 1000');
    expect(client.state).toBe(ConnectionState.CLOSED);
  });

  it('go on where they were', async () => {
    server = await screen.app.run(() => serve(screen.context, port, screen.print));
    const ada = phone();
    const code = await codeOf(screen);
    const first = await ada.app.run(() => chat(ada.context, url(), code, ada.print));
    await ada.hear('Ada: Hello');
    await ada.app.run(() => first.end());
    await screen.app.run(() => server?.stop());
    server = await screen.app.run(() => serve(screen.context, port, screen.print));
    const nextCode = await codeOf(screen);
    const again = await ada.app.run(() => chat(ada.context, url(), nextCode, ada.print));
    await ada.hear('Ada: Hello');
    await ada.app.run(() => again.settled());
    const page = await ada.app.run(() => again.messages.page('lobby', Number.MAX_SAFE_INTEGER, 20));
    expect(page.filter(({ type }) => type === 'chat').map(({ content }) => content)).toEqual(['Hello', 'Hello']);
    await ada.app.run(() => again.end());
  });

  it('find a hub again at another address, with what was kept of it', async () => {
    server = await screen.app.run(() => serve(screen.context, port, screen.print));
    const ada = phone();
    const code = await codeOf(screen);
    const first = await ada.app.run(() => chat(ada.context, url(), code, ada.print));
    await ada.hear('Ada: Hello');
    await ada.app.run(() => first.end());
    await screen.app.run(() => server?.stop());
    port = await findFreePort();
    server = await screen.app.run(() => serve(screen.context, port, screen.print));
    const options = { url: url(), name: 'Ada', onMoved: () => ada.print('moved') };
    const lost = await ada.app.run(() => createClient(ada.context, options));
    expect(await ada.app.run(() => lost.connect())).toBe(false);
    await ada.hear('moved');
    await ada.app.run(() => lost.end());
    const found = await ada.app.run(() => createClient(ada.context, options));
    expect(await ada.app.run(() => found.connect())).toBe(true);
    const page = await ada.app.run(() => found.messages.page('lobby', Number.MAX_SAFE_INTEGER, 20));
    expect(page.map(({ content }) => content)).toContain('Hello');
    await ada.app.run(() => found.end());
  });

  it('say what is wrong with an option, and keep nothing open', async () => {
    const ada = phone();
    const made = ada.app.run(() => chat(ada.context, 'http://somewhere', '123456', ada.print));
    await expect(made).rejects.toMatchObject({ name: 'OptionsError', option: 'url' });
  });
});

describe('The second programs', () => {
  async function open(): Promise<{ program: ServerProgram; bob: Device; guest: ClientProgram }> {
    const program = screen.app.run(() => new ServerProgram(screen.context, screen.print));
    server = program.server;
    expect(await screen.app.run(() => program.start(port))).toBe(true);
    const bob = phone();
    const code = program.server.pairingOffer?.code ?? '';
    const guest = await bob.app.run(() => ClientProgram.open(bob.context, url(), code, bob.print));
    await bob.app.run(() => guest.client.connect());
    return { program, bob, guest };
  }

  it('tell of the connection and of each other', async () => {
    const { bob, guest } = await open();
    await bob.hear('open: Bob at Living room');
    await bob.hear('text: Hello, I am the server');
    await screen.hear('connect 127.0.0.2');
    await screen.hear('welcome Bob, sealed: true');
    expect(await screen.hear(/^here: /)).toMatch(/^here: Bob at 127\.0\.0\.2:\d+ for 0 s$/);
    await bob.app.run(() => guest.client.end());
    await screen.hear('close 1000 bye');
  });

  it('talk, use rooms, and keep what was said', async () => {
    const { bob, guest } = await open();
    const ada = phone();
    const other = await ada.app.run(() =>
      ClientProgram.open(ada.context, url(), server?.pairingOffer?.code ?? '', ada.print),
    );
    await ada.app.run(() => other.client.connect());
    await bob.app.run(() => guest.talk());
    await bob.hear('delivery sent');
    expect(await bob.hear(/^lobby: /)).toMatch(/^lobby: [1-9]\d* lines on this phone$/);
    await ada.hear('private: Between us');
    await bob.app.run(() => guest.useRooms());
    await bob.hear('left: true');
    await ada.hear('typing: true');
    for (const [device, program] of [[bob, guest] as const, [ada, other] as const]) {
      await device.app.run(() => program.client.end());
    }
  });

  it('send values, text and bytes of their own, and take leave', async () => {
    const { program, bob, guest } = await open();
    await screen.app.run(() => program.tellEverybody());
    await screen.hear('told 1, connections: 1');
    for (const line of ['info: Tea, It is ready', 'text: to the lobby', 'text: to all']) await bob.hear(line);
    await bob.app.run(() => guest.useOwn());
    await bob.hear('watched: true');
    await bob.hear('bytes: 8');
    await screen.hear('Bob in lobby: to all here');
    await screen.hear('Bob in no room: bye');
    await screen.hear('close 1000 as you like');
    await bob.hear('state closed');
    const [member] = program.server.listMembers();
    expect(member?.name).toBe('Bob');
    await bob.app.run(() => guest.client.end());
  });

  it.each([
    [false, 'removed the host has removed you'],
    [true, 'banned the host has banned you'],
  ])('remove whom they want to remove (for ever: %s)', async (isBan, words) => {
    const { program, bob, guest } = await open();
    await screen.app.run(() => program.remove('Nobody', false));
    await screen.hear('there is no Nobody');
    await screen.app.run(() => program.remove('Bob', isBan));
    await bob.hear(`refused: ${words}`);
    await bob.app.run(() => guest.client.end());
  });

  it('say why they cannot start', async () => {
    const { program, bob, guest } = await open();
    const late = new Device('server_tv');
    devices.push(late);
    const second = late.app.run(() => new ServerProgram(late.context, late.print));
    expect(await late.app.run(() => second.start(port))).toBe(false);
    expect(await late.said.nextName()).toMatch(/port \d+ is in use\. Choose another one.*Waiting may help\.$/i);
    await bob.app.run(() => guest.client.end());
    expect(program.server.state).toBe('running');
  });
});
