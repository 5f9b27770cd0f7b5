/**
 * Covers: the hub and the chat as people use them in terminals, each a process of its own on real sockets, with real
 * stores on disk. What client and hub promise in detail is tested with them, on a hand-wound clock. The first hub is started
 * as a person starts it, with `npm test -- --long` the first chat, too; the others from code that was compiled ahead.
 */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { findFreePort } from '../../packages/arkts-host/kits/host/index.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../packages/arkts-host/temporaryFolder.ts';
import { isLong } from '../long.ts';
import { BuiltPrograms } from './builtPrograms.ts';
import { TerminalProgram } from './TerminalProgram.ts';

let built: BuiltPrograms;
beforeAll(async () => {
  built = await BuiltPrograms.build(['hub', 'chat']);
});
afterAll(() => built.remove());

/** As a person starts a program, or what was compiled ahead. */
type Start = 'usual' | 'quick';

/** A hub and its chats: one port, one folder for all their data. */
class House {
  private readonly folder = makeTemporaryFolder('house');

  private constructor(readonly port: number) {
    onTestFinished(() => removeTemporaryFolder(this.folder));
  }

  static async build(): Promise<House> {
    return new House(await findFreePort());
  }

  /** Starts the hub and waits until it listens. */
  async hub(start: Start = 'quick'): Promise<{ hub: TerminalProgram; code: string }> {
    const hub = this.startHub('hub', start);
    const [, code = ''] = await hub.next(/^Code: {2,}(\d{6})$/);
    return { hub, code };
  }

  /** Starts a hub without waiting for anything. */
  startHub(dataName: string, start: Start = 'quick'): TerminalProgram {
    const data = path.join(this.folder, dataName);
    return new TerminalProgram(
      'hub',
      ['--port', `${this.port}`, '--data', data],
      start === 'quick' ? built : undefined,
    );
  }

  /** Starts a chat without waiting for anything. */
  chat(name: string, ...more: string[]): TerminalProgram {
    return new TerminalProgram('chat', this.chatArguments(name, more), built);
  }

  /** As a person starts it. */
  personsChat(name: string): TerminalProgram {
    return new TerminalProgram('chat', this.chatArguments(name, []));
  }

  private chatArguments(name: string, more: readonly string[]): string[] {
    const url = `ws://127.0.0.1:${this.port}/`;
    return ['--name', name, '--url', url, '--data', path.join(this.folder, name), ...more];
  }

  /** Starts a chat and waits until it has joined. */
  async joined(name: string, ...more: string[]): Promise<TerminalProgram> {
    const chat = this.chat(name, ...more);
    await chat.next(/^-- here as /);
    return chat;
  }
}

/** Contents of others' messages as shown, in order. */
function heard(program: TerminalProgram, from: string): string[] {
  const pattern = new RegExp(`^#\\d+ ${from}: (.*)$`);
  return program.lines.flatMap((line) => pattern.exec(line)?.[1] ?? []);
}

describe('hub and chat in terminals', () => {
  it('people join with the code, talk, write privately, see who is there, and pull the plug', async () => {
    const house = await House.build();
    const ann = isLong ? house.personsChat('Ann') : house.chat('Ann');
    const { hub, code } = await house.hub('usual');
    await hub.seen(/hearth:\/\/join\?/);
    await hub.seen(/npm run chat -- --name NAME --url ws:/);
    const [bob] = await Promise.all([house.joined('Bob', '--code', code), ann.next(/Which digits/)]);
    ann.type(code);
    await ann.next(/^-- here as Ann, at Hearth$/);
    await bob.next(/^\* Ann joined/);
    await hub.seen(/^\* Ann joined/);

    ann.type('hello, Bob');
    await ann.next(/^#1 … you: hello, Bob$/);
    await ann.next(/^#1 ✓ sent$/);
    await bob.next(/^#\d+ Ann: hello, Bob$/);
    await hub.next(/^Ann: hello, Bob$/);
    bob.type('hello yourself');
    const [, number] = await ann.next(/^#(\d+) Bob: hello yourself$/);

    ann.type('/msg Bob only for you');
    await bob.next(/^#\d+ Ann \[private, Ann\]: only for you$/);
    expect(hub.count(/only for you/)).toBe(0);

    ann.type(`/react ${number} 👍`);
    await bob.next(/^~ #\d+: 👍 from Ann$/);
    ann.type('/edit 1 hello, dear Bob');
    await bob.next(/^~ #\d+: Ann changed it to: hello, dear Bob$/);
    ann.type('/recall 1');
    await bob.next(/^~ #\d+: taken back by Ann$/);
    bob.type('/read');
    await ann.next(/^~ #\d+: read by Bob$/);
    bob.type('/history');
    await bob.next(/^ {2}#\d+ Ann: \(taken back\)$/);
    await bob.next(/^ {2}#\d+ you: hello yourself 👍1$/);
    bob.type('/who');
    await bob.next(/^ {2}Ann: online/);
    await bob.next(/^ {2}Bob: online, you/);
    ann.type('/nonsense');
    await ann.next(/^! There is no \/nonsense\./);

    ann.type('/room create Garden');
    await ann.next(/^-- what you write goes to Garden$/);
    await bob.next(/^\* Ann made the room Garden$/);
    bob.type('/room join garden');
    await bob.next(/^-- what you write goes to Garden$/);
    bob.type('among flowers');
    await ann.next(/^#\d+ Bob \[Garden\]: among flowers$/);
    bob.type('/room use lobby');
    ann.type('/room leave Garden');
    await bob.next(/^\* Ann left \[Garden\]$/);

    // Nothing is lost or doubled when the plug is pulled, whatever is said meanwhile.
    ann.type('/off');
    await ann.next(/^-- waiting$/);
    ann.type('said in the dark');
    await ann.next(/… you: said in the dark$/);
    ann.type('/state');
    await ann.next(/^ {2}connection: waiting.*network: cut$/);
    bob.type('while you were away');
    await bob.next(/✓ sent$/);
    ann.type('/on');
    await Promise.all([ann.next(/^#\d+ Bob: while you were away$/), bob.next(/^#\d+ Ann: said in the dark$/)]);
    expect(heard(ann, 'Bob')).toEqual(['hello yourself', 'while you were away']);
    expect(heard(bob, 'Ann')).toEqual(['hello, Bob', 'said in the dark']);

    const second = house.startHub('second hub');
    expect(await second.exited).toBe(1);
    expect(second.lines.join('\n')).toContain(`port ${house.port} is in use`);

    ann.type('/quit');
    expect(await ann.exited).toBe(0);
    await bob.next(/^\* Ann is offline$/);
    hub.interrupt();
    expect(await hub.exited).toBe(0);
    expect(hub.lines.at(-1)).toBe('Stopped.');
  });

  it('what was killed comes back: a chat in mid-sentence, and the hub; a pipe will do for a chat', async () => {
    const house = await House.build();
    const { hub, code } = await house.hub();
    const names = ['Ann', 'Bob'];
    const [ann, bob] = (await Promise.all(names.map((name) => house.joined(name, '--code', code)))) as [
      TerminalProgram,
      TerminalProgram,
    ];
    const said = Array.from({ length: 30 }, (_, index) => `line ${index}`);
    for (const line of said) bob.type(line);
    await bob.next(/✓ sent$/);
    await bob.kill();
    // A line that is shown lies on the phone's disk.
    const kept = bob.lines.flatMap((line) => /^#\d+ … you: (.*)$/.exec(line)?.[1] ?? []);
    const again = await house.joined('Bob');
    again.type('the end');
    await ann.next(/^#\d+ Bob: the end$/);
    const arrived = heard(ann, 'Bob');
    expect(arrived).toEqual(expect.arrayContaining(kept));
    expect(arrived).toEqual([...said.slice(0, arrived.length - 1), 'the end']);

    await hub.kill();
    await Promise.all([ann.next(/^-- waiting$/), again.next(/^-- waiting$/)]);
    ann.type('into the silence');
    await ann.next(/… you: into the silence$/);
    const { code: newCode } = await house.hub();
    await Promise.all([ann.next(/^-- here as Ann/), again.next(/^#\d+ Ann: into the silence$/)]);
    again.type('after');
    await ann.next(/^#\d+ Bob: after$/);
    expect(heard(again, 'Ann')).toEqual(['into the silence']);
    expect(heard(ann, 'Bob')).toEqual([...arrived, 'after']);

    const carl = house.chat('Carl', '--code', newCode === '000000' ? '111111' : '000000');
    await carl.next(/^-- refused: .*bad-code/);
    await carl.next(/Which digits/);
    carl.type(newCode);
    carl.type('from a pipe');
    carl.endInput();
    expect(await carl.exited).toBe(0);
    expect(carl.count(/^#1 ✓ sent$/)).toBe(1);
    await ann.next(/^#\d+ Carl: from a pipe$/);
  });
});

describe('npm run hub', () => {
  it('explains itself, and what is wrong with an option', async () => {
    const help = new TerminalProgram('hub', ['--help']);
    expect(await help.exited).toBe(0);
    expect(help.lines[0]).toBe('npm run hub -- [options]');
    const wrong = new TerminalProgram('hub', ['--port', 'http']);
    expect(await wrong.exited).toBe(2);
    expect(wrong.lines).toEqual(['--port http: give a number from 1024 to 65535.']);
  });
});

describe('npm run chat', () => {
  it('explains itself, and what is wrong with an option', async () => {
    const help = new TerminalProgram('chat', ['--help']);
    expect(await help.exited).toBe(0);
    expect(help.lines[0]).toBe('npm run chat -- --name NAME [options]');
    const nameless = new TerminalProgram('chat', []);
    expect(await nameless.exited).toBe(2);
    expect(nameless.lines).toEqual(['Who are you? npm run chat -- --name NAME']);
    const wrong = new TerminalProgram('chat', ['--name', 'Ann', '--url', 'http://127.0.0.1/'], built);
    expect(await wrong.exited).toBe(2);
    expect(wrong.lines[0]).toContain('url:');
  });
});
