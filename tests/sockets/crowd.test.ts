/**
 * As many as the platform admits, over real sockets: 10 addresses with 10 connections each, and what happens beyond them
 * (platform.md 15, 16).
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OwnHub } from '../conformance/ownHub.ts';
import { makeId, TestPeer } from '../conformance/TestPeer.ts';
import { type Wire, WireRefused } from '../conformance/wire.ts';

const TEN = Array.from({ length: 10 }, (_, index) => index + 1);

describe('A crowd', () => {
  let hub: OwnHub;
  let peers: TestPeer[];

  beforeEach(async () => {
    hub = await OwnHub.start();
    peers = [];
  });

  afterEach(async () => {
    for (const peer of peers) if (peer.end === undefined) peer.wire.close(1000, '');
    for (const peer of peers) await peer.expectEnd();
    for (const peer of peers) expect(peer.promises.broken).toEqual([]);
    await hub.stop();
  });

  async function connect(address: string): Promise<TestPeer> {
    const peer = new TestPeer(await hub.open(address), 'batched', `${address} ${peers.length}`);
    peers.push(peer);
    return peer;
  }

  /** By the QR code: of the digits thirty people would be the last. */
  function scan(peer: TestPeer): Promise<unknown> {
    return peer.join({ qr: hub.secret() });
  }

  /** Ten connections from each of nine addresses, all of them members. */
  async function ninety(): Promise<void> {
    for (let address = 1; address <= 9; address += 1) {
      await Promise.all(TEN.map(async () => scan(await connect(`127.0.0.${address}`))));
    }
  }

  it('of 90 members on 9 addresses hears every word once and in one order; the tenth address is told full in words', async () => {
    await ninety();
    const members = [...peers];
    const turnedAway = await Promise.all(TEN.map(() => connect('127.0.0.10')));
    for (const peer of turnedAway) {
      peer.sendHello({ code: hub.code() });
      const nack = await peer.expectNack('full');
      expect(nack.data.retryAfter).toBeGreaterThan(0);
      await peer.expectEnd(1013);
    }
    const speakers = members.filter((_, index) => index % 9 === 0);
    const texts = speakers.map((speaker) => `from ${speaker.name}`);
    await Promise.all(speakers.map((speaker, index) => speaker.chat(texts[index] ?? '')));
    for (const member of members) for (const text of texts) await member.expectEntry(text);
    const order = (member: TestPeer): unknown[] =>
      member.messages.filter((message) => message.type === 'chat').map((message) => message.data.content);
    for (const member of members) expect(order(member)).toEqual(order(members[0] as TestPeer));
  });

  it('finds the door closed at the eleventh connection of an address and at the eleventh address', async () => {
    const wires: Wire[] = [];
    for (const _ of TEN) wires.push(await hub.open('127.0.0.1'));
    await expect(hub.open('127.0.0.1')).rejects.toThrow(WireRefused);
    for (let address = 2; address <= 10; address += 1) wires.push(await hub.open(`127.0.0.${address}`));
    await expect(hub.open('127.0.0.11')).rejects.toThrow(WireRefused);
    for (const wire of wires) wire.cut();
  });

  it('does not suffer from an address that connects more than 50 times a minute, which is locked out', async () => {
    const member = await connect('127.0.0.1');
    await member.join({ code: hub.code() });
    let connections = 0;
    let refusal: unknown;
    while (refusal === undefined && connections < 100) {
      try {
        const peer = await connect('127.0.0.2');
        connections += 1;
        await peer.leave();
      } catch (error) {
        refusal = error;
      }
    }
    expect(refusal).toBeInstanceOf(WireRefused);
    // Exactly when is the kit's affair, and tested there.
    expect(connections).toBeGreaterThanOrEqual(50);
    expect(connections).toBeLessThan(60);
    const other = await connect('127.0.0.3');
    await other.join({ code: hub.code() });
    await other.chat('still here');
    await member.expectEntry('still here');
  });

  it('loses a client that never acknowledges, and nobody else notices', async () => {
    const sloth = await connect('127.0.0.1');
    await sloth.join({ code: hub.code() });
    const witness = await connect('127.0.0.2');
    await witness.join({ code: hub.code() });
    sloth.acknowledges = false;
    let said = 0;
    for (let group = 0; sloth.end === undefined && group < 10; group += 1) {
      const writers = await Promise.all(
        TEN.map(async () => {
          const writer = await connect(`127.0.0.${3 + (group % 6)}`);
          await scan(writer);
          return writer;
        }),
      );
      for (const writer of writers) {
        const ids = Array.from({ length: 40 }, () => makeId());
        writer.send(...ids.map((id) => ({ type: 'chat', id, room: 'lobby', data: { content: `flood ${id}` } })));
        for (const id of ids) expect((await writer.answer(id)).type).toBe('ack');
        said += ids.length;
      }
      for (const writer of writers) await writer.leave();
    }
    await sloth.expectBye('slow');
    await sloth.expectEnd(1013);
    const heard = (): number => witness.entries('lobby').filter((entry) => entry.type === 'chat').length;
    await witness.until(`all ${said} words`, () => heard() === said);
  });
});
