/**
 * What strangers and broken clients send over real sockets costs them their connection at most, and nobody else anything.
 * The answer to each kind is in the conformance suite; here it is bytes as no WebSocket library sends them, too.
 */
import { randomBytes } from 'node:crypto';
import { connect as dial, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OwnHub } from '../conformance/ownHub.ts';
import { TestPeer } from '../conformance/TestPeer.ts';

describe('A hub under attack', () => {
  let hub: OwnHub;
  let witness: TestPeer;

  beforeEach(async () => {
    hub = await OwnHub.start();
    witness = new TestPeer(await hub.open('127.0.0.1'), 'batched', 'Witness');
    await witness.join({ code: hub.code() });
  });

  afterEach(async () => {
    expect(witness.promises.broken).toEqual([]);
    await witness.leave();
    await hub.stop();
  });

  /** The hub lives, serves its members, lets newcomers in, and was never replaced. */
  async function isWell(): Promise<void> {
    const text = randomBytes(8).toString('hex');
    const newcomer = new TestPeer(await hub.open('127.0.0.8'), 'batched', 'Newcomer');
    await newcomer.join({ code: hub.code() });
    await newcomer.chat(text);
    await witness.expectEntry(text);
    await newcomer.leave();
    expect(hub.server.restarts).toBe(0);
    expect(hub.log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
  }

  /** A TCP connection that has shaken hands as a WebSocket, for bytes of one's own. */
  async function rawSocket(address: string): Promise<Socket> {
    const socket = dial({ host: '127.0.0.1', port: hub.port, localAddress: address });
    const head = `GET / HTTP/1.1\r\nHost: 127.0.0.1:${hub.port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n`;
    socket.write(
      `${head}Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    );
    socket.on('error', () => {});
    await new Promise((resolve) => socket.once('data', resolve));
    return socket;
  }

  /** Waits until the other side has ended the connection; what it says before is answered by ending, too. */
  function ended(socket: Socket): Promise<void> {
    socket.on('data', () => socket.end());
    return new Promise((resolve) => {
      if (socket.closed) resolve();
      else socket.once('close', () => resolve());
    });
  }

  /** One WebSocket frame with a zero mask. */
  function frame(firstByte: number, payload: Uint8Array): Buffer {
    const head =
      payload.length < 126
        ? [firstByte, 0x80 | payload.length]
        : [firstByte, 0xfe, payload.length >> 8, payload.length & 255];
    return Buffer.concat([Buffer.from([...head, 0, 0, 0, 0]), payload]);
  }

  it('survives text that is no message, before and after joining', async () => {
    const texts = [
      '',
      'x',
      '{',
      '[]',
      'null',
      '{"f":1}',
      '{"f":-1,"a":0,"m":[]}',
      '{"f":1e99,"a":0,"m":[]}',
      '{"m":[[]]}',
    ];
    for (const joins of [false, true]) {
      for (const text of texts) {
        const peer = new TestPeer(await hub.open('127.0.0.2'), 'plain', 'Babbler');
        if (joins) await peer.join({ plainSecret: hub.plainSecret });
        peer.sendRaw(text);
        await peer.until('an answer', () => peer.frames.length > 0 || peer.end !== undefined);
        await peer.leave();
      }
    }
    await isWell();
  });

  it('survives arbitrary JSON in the place of frames and messages', async () => {
    const peer = new TestPeer(await hub.open('127.0.0.2'), 'plain', 'Babbler');
    await peer.join({ plainSecret: hub.plainSecret });
    const types = ['chat', 'private', 'edit', 'react', 'read', 'history', 'hello', 'moderate', 'typing', 'subscribe'];
    const messages = fc.sample(
      fc.record({ type: fc.constantFrom(...types), id: fc.jsonValue(), data: fc.jsonValue() }),
      150,
    );
    for (const message of messages) peer.sendRaw(JSON.stringify(message));
    for (const value of fc.sample(fc.jsonValue(), 50)) peer.sendRaw(JSON.stringify(value) ?? '');
    peer.sendRaw('bye');
    await peer.expectEnd(1000, 1013);
    await isWell();
  });

  it('survives arbitrary bytes in the place of handshakes and of sealed frames', async () => {
    const isOver = (peer: TestPeer) => peer.until('an end', () => peer.end !== undefined);
    const prefixes = [[], [0], [0, 1], [0, 1, 1], [0, 1, 3], [0, 2], [0, 3]];
    for (const [index, prefix] of prefixes.entries()) {
      const bytes = Buffer.concat([Buffer.from(prefix), randomBytes(index * 40)]);
      const stranger = new TestPeer(await hub.open('127.0.0.6'), 'batched', 'Stranger');
      stranger.wire.sendBytes(bytes);
      await isOver(stranger);
      const halfway = new TestPeer(await hub.open('127.0.0.6'), 'batched', 'Halfway');
      halfway.sealed?.begin({ code: hub.code() }, halfway.key, undefined);
      halfway.wire.sendBytes(bytes);
      await isOver(halfway);
      const member = new TestPeer(await hub.open('127.0.0.6'), 'batched', 'Member');
      await member.join({ qr: hub.secret() });
      member.wire.sendBytes(bytes);
      await isOver(member);
    }
    await isWell();
  });

  it('survives frames that break the WebSocket protocol', async () => {
    const invalidUtf8 = frame(0x81, Buffer.from([0xff, 0xfe, 0xc0, 0x80]));
    const unmasked = Buffer.from([0x81, 0x02, 0x68, 0x69]);
    const reservedBits = frame(0xf1, Buffer.from('hi'));
    const unknownOpcode = frame(0x83, Buffer.from('hi'));
    const loneContinuation = frame(0x80, Buffer.from('hi'));
    const longPing = frame(0x89, Buffer.alloc(126));
    const badCloseCode = frame(0x88, Buffer.from([0x00, 0x01]));
    const halfCloseCode = frame(0x88, Buffer.from([0x03]));
    const kinds = {
      invalidUtf8,
      unmasked,
      reservedBits,
      unknownOpcode,
      loneContinuation,
      longPing,
      badCloseCode,
      halfCloseCode,
    };
    for (const [kind, bytes] of Object.entries(kinds)) {
      const socket = await rawSocket('127.0.0.3');
      socket.write(bytes);
      await ended(socket);
      expect(hub.server.restarts, kind).toBe(0);
    }
    await isWell();
  });

  it('survives connections that end in the middle of a handshake, of a frame, or of nothing', async () => {
    for (const bytes of [
      '',
      'GET / HT',
      'GET / HTTP/1.1\r\n\r\n',
      '\u0016\u0003\u0001',
      randomBytes(500).toString('latin1'),
    ]) {
      const socket = dial({ host: '127.0.0.1', port: hub.port, localAddress: '127.0.0.4' });
      socket.on('error', () => {});
      await new Promise((resolve) => socket.once('connect', resolve));
      socket.end(bytes, 'latin1');
      await ended(socket);
    }
    const half = await rawSocket('127.0.0.4');
    half.write(frame(0x81, Buffer.alloc(100, 'x')).subarray(0, 50));
    half.destroy();
    await isWell();
  });

  it('answers a wrong code five times, and then makes the address wait even with the right one', async () => {
    const address = '127.0.0.5';
    for (let guess = 0; guess <= 5; guess += 1) {
      const stranger = new TestPeer(await hub.open(address), 'batched', 'Stranger');
      const wrong = hub.code() === '000000' ? '111111' : '000000';
      stranger.sendHello({ code: guess < 5 ? wrong : hub.code() });
      const nack = await stranger.expectNack(guess < 5 ? 'bad-code' : 'rate-limited');
      expect(((nack.data.retryAfter ?? 0) as number) > 0).toBe(guess === 5);
      await stranger.expectEnd(guess < 5 ? 1008 : 1013);
    }
    await isWell();
  });
});
