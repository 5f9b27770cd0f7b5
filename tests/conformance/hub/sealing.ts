/** Rules R76 and R77: what a hub takes for a handshake, and what for a sealed frame. */
import { handshakeBy, type SealedWire } from '../SealedWire.ts';
import type { TestPeer } from '../TestPeer.ts';
import { type HubRule, rule, type Trial, uniqueText } from './rule.ts';

const PREFIX = 2;
/** The ways in, as the third byte says them. */
const WAYS = [1, 2, 3, 4];

/** What no version of the protocol begins with. */
const noHandshakes: readonly (readonly [what: string, bytes: Uint8Array])[] = [
  ['nothing', new Uint8Array(0)],
  ['a sealed frame', Uint8Array.of(0, 2, ...new Array<number>(40).fill(7))],
  ['a refusal', Uint8Array.of(0, 3, 1, 0, 0, 0, 0)],
  ['another version of the wire', Uint8Array.of(1, 1, 1, ...new Array<number>(33).fill(9))],
  ['a chunk', new Uint8Array(100).fill(1)],
  ['65,536 bytes', new Uint8Array(65_536).fill(0xff)],
];

function sealedOf(peer: TestPeer): SealedWire {
  if (peer.sealed === undefined) throw new Error(`${peer.name} is plain.`);
  return peer.sealed;
}

/** A frame with one bit changed. */
function flipped(frame: Uint8Array, bit: number): Uint8Array {
  const changed = frame.slice();
  const place = Math.floor(bit / 8);
  changed[place] = (changed[place] ?? 0) ^ (1 << (bit % 8));
  return changed;
}

/** Whatever `spoil` does to a session ends it at once, and reaches nobody. */
async function breaksTheLink(trial: Trial, spoil: (sealed: SealedWire, ping: string) => void): Promise<void> {
  const peer = await trial.join();
  await peer.settle();
  const number = peer.lastSentNumber + 1;
  spoil(
    sealedOf(peer),
    JSON.stringify({ f: number, a: peer.acknowledgedNumber, m: [{ type: 'ping', id: 'spoilt', data: {} }] }),
  );
  await peer.expectEnd(1002);
  peer.neverGot('an answer to what was not sealed', (message) => message.id === 'spoilt');
}

export const sealingRules: HubRule[] = [
  rule('R76 bytes that are no handshake: protocol-version in the open, close 1008', async (trial) => {
    for (const [, bytes] of noHandshakes) {
      const peer = await trial.connect();
      peer.wire.sendBytes(bytes);
      await peer.expectNack('protocol-version');
      await peer.expectEnd(1008);
    }
  }),

  rule('R76 a first message of a wrong way or length ends the link with 1002', async (trial) => {
    const good = handshakeBy('return').first();
    const bad = [
      ...WAYS.map((way) => Uint8Array.of(0, 1, way)),
      good.slice(0, -1),
      Uint8Array.of(...good, 0),
      Uint8Array.of(0, 1, 3, ...good.slice(PREFIX + 1)),
      Uint8Array.of(0, 1, 0, ...good.slice(PREFIX + 1)),
      Uint8Array.of(0, 1, 5, ...good.slice(PREFIX + 1)),
    ];
    for (const frame of bad) {
      const peer = await trial.connect();
      peer.wire.sendBytes(frame);
      await peer.expectEnd(1002);
    }
  }),

  rule('R76 a key of low order ends the link with 1002', async (trial) => {
    const peer = await trial.connect();
    const first = handshakeBy('return').first();
    first.fill(0, PREFIX + 1, PREFIX + 1 + 32);
    peer.wire.sendBytes(first);
    await peer.expectEnd(1002);
  }),

  rule('R76 text within a handshake ends the link with 1002', async (trial) => {
    const peer = await trial.connect();
    sealedOf(peer).begin('return', peer.key, undefined);
    peer.wire.sendText(JSON.stringify({ type: 'identify', id: 'who', data: {} }));
    await peer.expectEnd(1002);
  }),

  rule('R76 a third message that was not made for this handshake ends the link with 1002', async (trial) => {
    for (const length of [1, 65 + PREFIX, 200, 60_100]) {
      const peer = await trial.connect();
      sealedOf(peer).begin('return', peer.key, undefined);
      await peer.until('the second message', () => sealedOf(peer).hubId !== '');
      peer.wire.sendBytes(Uint8Array.of(0, 1, ...new Array<number>(length).fill(5)));
      await peer.expectEnd(1002);
    }
  }),

  rule('R77 a sealed frame that comes twice ends the link with 1002', (trial) =>
    breaksTheLink(trial, (sealed) => {
      sealed.sendText('{"a":0,"m":[]}');
      sealed.wire.sendBytes(sealed.lastSent);
    }),
  ),

  rule('R77 a sealed frame with one bit changed ends the link with 1002', async (trial) => {
    for (const bit of [0, 9, 8 * PREFIX, 8 * PREFIX + 77]) {
      await breaksTheLink(trial, (sealed, ping) => sealed.wire.sendBytes(flipped(sealed.sealOnly(ping), bit)));
    }
    await breaksTheLink(trial, (sealed, ping) => {
      const frame = sealed.sealOnly(ping);
      sealed.wire.sendBytes(flipped(frame, 8 * frame.length - 1));
    });
  }),

  rule('R77 a sealed frame that is shorter or longer ends the link with 1002', async (trial) => {
    await breaksTheLink(trial, (sealed, ping) => sealed.wire.sendBytes(sealed.sealOnly(ping).slice(0, -1)));
    await breaksTheLink(trial, (sealed, ping) => sealed.wire.sendBytes(sealed.sealOnly(ping).slice(0, PREFIX + 1)));
    await breaksTheLink(trial, (sealed, ping) => sealed.wire.sendBytes(Uint8Array.of(...sealed.sealOnly(ping), 0)));
    await breaksTheLink(trial, (sealed) => sealed.wire.sendBytes(new Uint8Array(0)));
  }),

  rule('R77 sealed frames out of their order, or with one missing, end the link with 1002', async (trial) => {
    await breaksTheLink(trial, (sealed, ping) => {
      sealed.sealOnly('{"a":0,"m":[]}');
      sealed.wire.sendBytes(sealed.sealOnly(ping));
    });
  }),

  rule('R77 what is said in the open after the handshake ends the link with 1002', async (trial) => {
    await breaksTheLink(trial, (sealed, ping) => sealed.wire.sendText(ping));
    await breaksTheLink(trial, (sealed) => sealed.wire.sendText('bye'));
    await breaksTheLink(trial, (sealed, ping) => sealed.wire.sendBytes(new TextEncoder().encode(ping)));
    await breaksTheLink(trial, (sealed) => sealed.wire.sendBytes(handshakeBy('return').first()));
  }),

  rule('R77 a frame of another session ends the link with 1002', async (trial) => {
    const other = await trial.join();
    await breaksTheLink(trial, (sealed, ping) => sealed.wire.sendBytes(sealedOf(other).sealOnly(ping)));
  }),

  rule('R77 one link that breaks leaves all others alone', async (trial) => {
    const witness = await trial.join();
    await breaksTheLink(trial, (sealed, ping) => sealed.wire.sendText(ping));
    await witness.chat(uniqueText());
  }),
];
