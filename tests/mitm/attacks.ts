/** What somebody in between can do without any secret. Each is made anew for one run. */
import {
  codeGenerator,
  HubHandshake,
  JoinWay,
  KeyPair,
  PhoneHandshake,
  type Primitives,
  rejectionFrame,
  type Seal,
  SealError,
} from '@hearth/common';
import { prologueOf } from '@hearth/common/src/main/ets/secure/HandshakeFrame';
import { NoiseInitiator } from '@hearth/common/src/main/ets/secure/noise/NoiseInitiator';
import type { Attack, Connection, Frame, Visitor } from './Middle.ts';

/** Random whole number from 0 to below `bound`. */
export type Dice = (bound: number) => number;

/** What an attacker works with: what everybody in the network can find out, and luck. */
export interface Means {
  readonly dice: Dice;
  readonly primitives: Primitives;
  /** Which hub it is, as anybody is told who asks. */
  readonly hubId: string;
  /** By which way the phone comes. */
  readonly way: JoinWay;
}

type Step = (connection: Connection, frame: Frame, place: number) => void;

/** Frames of one direction that a run has at least: the handshake, the hello's answer, the first words. */
const PLACES = 6;
const KEY_BYTES = 32;
/** Prefix and way of a first frame; prefix of the others. */
const FIRST_HEAD = 3;
const HEAD = 2;
const SIZES = [0, 1, 2, 3, 60_103, 65_535, 65_536, 65_537, 1_200_000];
const CLOSE_CODES = [0, 1000, 1001, 1002, 1008, 1011, 1012, 1013];
/** Points of Curve25519 with which everybody agrees on the same, and their other spellings (RFC 7748, section 6.1). */
const LOW_ORDER = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
].map((hex) => new Uint8Array(Buffer.from(hex, 'hex')));
/** Nobody's: a guess that is wrong, since codes have six digits. */
const WRONG_CODE = '0000000';
const NOTHING = new Uint8Array(0);

const passHub: Step = (connection, frame) => connection.toHub(frame);
const passPhone: Step = (connection, frame) => connection.toPhone(frame);

function attackOf(steps: Partial<Pick<Attack, 'fromPhone' | 'fromHub'>>, read: string[] = []): Attack {
  return { fromPhone: passHub, fromHub: passPhone, read, ...steps };
}

/** Where an attack strikes: one frame of one direction. */
interface Place {
  readonly isFromPhone: boolean;
  readonly number: number;
}

function placeOf({ dice }: Means): Place {
  return { isFromPhone: dice(2) === 0, number: dice(PLACES) };
}

/** Strikes one frame; all others pass. */
function strike(place: Place, step: Step): Attack {
  const hit =
    (pass: Step): Step =>
    (connection, frame, number) =>
      (number === place.number ? step : pass)(connection, frame, number);
  return place.isFromPhone ? attackOf({ fromPhone: hit(passHub) }) : attackOf({ fromHub: hit(passPhone) });
}

/** On, the way it was going. */
function forward(place: Place, connection: Connection, frame: Frame): void {
  if (place.isFromPhone) connection.toHub(frame);
  else connection.toPhone(frame);
}

function bytesOf(frame: Frame): Uint8Array {
  return typeof frame === 'string' ? new Uint8Array(Buffer.from(frame)) : frame.slice();
}

function randomBytes({ dice }: Means, count: number): Uint8Array {
  return Uint8Array.from({ length: count }, () => dice(256));
}

function pick<T>({ dice }: Means, list: readonly T[]): T {
  return list[dice(list.length)] as T;
}

/** A first message that opens, with this share of CPace. */
function firstWithShare({ primitives }: Means, share: Uint8Array): Uint8Array {
  const ephemeral = KeyPair.generate(primitives);
  const options = { hasSecret: true, prologue: prologueOf(JoinWay.CODE), ephemeral };
  return new NoiseInitiator(primitives, options).writeFirst(share);
}

/** Words that nobody has said. */
export const FORGED = 'forged words';

function forgedTexts({ hubId }: Means): string[] {
  const self = { user: 'u1', name: 'Eve', avatar: '', status: 'online', host: true, muted: false };
  const limits = { contentLength: 4000, frameBytes: 65_536, blobBytes: 0, messagesPerSecond: 10 };
  const welcome = {
    type: 'welcome',
    data: {
      ...{ self, epoch: 'e', protocol: 2, hubId, hubName: 'Hub', members: [self], rooms: [], limits },
      ...{ serverTime: 1, resumed: true },
    },
  };
  // Which number is next in the log is a guess: all of them.
  const chats = Array.from({ length: 12 }, (_, index) => {
    const head = { type: 'chat', id: `forged-${index}`, room: 'lobby', from: 'u1', seq: index + 1, timestamp: 1 };
    return { ...head, data: { content: FORGED } };
  });
  const said = { type: 'chat', id: 'forged', room: 'lobby', data: { content: FORGED } };
  const hello = { type: 'hello', id: 'h', data: { protocol: 2, name: 'Eve', deviceId: 'device-of-eve' } };
  const banned = { type: 'bye', data: { code: 'banned', reason: '' } };
  const unknown = { type: 'nack', data: { code: 'unknown-device', message: '' } };
  // Without a number, which would be another guess.
  return [[welcome, ...chats], chats, [said], [hello], [banned], [unknown]].flatMap((messages) => [
    JSON.stringify({ a: 0, m: messages }),
    JSON.stringify(messages[0]),
  ]);
}

/** A full handshake with both sides under keys of the attacker's own; the secret has to be guessed. */
class KeySwap implements Attack, Visitor {
  readonly read: string[] = [];
  private readonly identity: KeyPair;
  private readonly swaps = new Map<Connection, { handshake: HubHandshake; seal?: Seal }>();
  private own: PhoneHandshake | undefined;
  private say: (frame: Frame) => void = () => {};
  private hasSaidAll = false;

  constructor(private readonly means: Means) {
    this.identity = KeyPair.generate(means.primitives);
  }

  fromPhone(connection: Connection, frame: Frame, place: number): void {
    try {
      this.answer(connection, bytesOf(frame), place);
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      connection.end(1008);
    }
  }

  /** The true hub is not asked. */
  fromHub(): void {}

  onFrame(frame: Frame): void {
    const { primitives } = this.means;
    try {
      // Whether the hub lets this one in is for the hub to say.
      if (this.hasSaidAll) return;
      this.own?.second(bytesOf(frame));
      const hello = JSON.stringify({ type: 'hello', id: 'h', data: { protocol: 2, framing: 'batch/1', name: 'Eve' } });
      const third = this.own?.third(KeyPair.generate(primitives), primitives.utf8(hello));
      this.hasSaidAll = true;
      if (third !== undefined) this.say(third);
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
    }
  }

  private answer(connection: Connection, frame: Uint8Array, place: number): void {
    const { primitives, way } = this.means;
    if (place === 0) {
      const handshake = new HubHandshake(primitives, this.identity, frame);
      this.swaps.set(connection, { handshake });
      connection.toPhone(handshake.second(codeGenerator(primitives, WRONG_CODE)));
      const secret = way === JoinWay.CODE ? codeGenerator(primitives, WRONG_CODE) : primitives.random(16);
      this.own = new PhoneHandshake(primitives, way, way === JoinWay.RETURN ? NOTHING : secret);
      this.hasSaidAll = false;
      this.say = connection.middle.visit(this);
      this.say(this.own.first());
      return;
    }
    const swap = this.swaps.get(connection);
    if (swap === undefined) return;
    if (swap.seal !== undefined) {
      this.read.push(String(swap.seal.open(new Uint8Array(frame).buffer)));
      return;
    }
    swap.handshake.thirdKey(frame);
    this.read.push(primitives.textOf(swap.handshake.third([primitives.random(16)])));
    swap.seal = swap.handshake.finish();
    for (const text of forgedTexts(this.means).slice(0, 1)) {
      connection.toPhone(new Uint8Array(swap.seal.sealText(text)));
    }
  }
}

/** Every kind of attack, by name. */
export const attacks: Readonly<Record<string, (means: Means) => Attack>> = {
  listen: () => attackOf({}),

  drop: (means) => strike(placeOf(means), () => {}),

  'say twice': (means) => {
    const place = placeOf(means);
    return strike(place, (connection, frame) => {
      forward(place, connection, frame);
      forward(place, connection, frame);
    });
  },

  'say again later': (means) => {
    const place = placeOf(means);
    let kept: Frame | undefined;
    const steps =
      (pass: Step): Step =>
      (connection, frame, number) => {
        if (number > place.number && kept !== undefined) {
          pass(connection, kept, number);
          kept = undefined;
        }
        if (number === place.number) kept = frame;
        pass(connection, frame, number);
      };
    return place.isFromPhone ? attackOf({ fromPhone: steps(passHub) }) : attackOf({ fromHub: steps(passPhone) });
  },

  reflect: (means) => {
    const place = placeOf(means);
    const instead = means.dice(2) === 0;
    return strike(place, (connection, frame) => {
      forward({ ...place, isFromPhone: !place.isFromPhone }, connection, frame);
      if (!instead) forward(place, connection, frame);
    });
  },

  reorder: (means) => {
    const place = placeOf(means);
    let held: Frame | undefined;
    const steps =
      (pass: Step): Step =>
      (connection, frame, number) => {
        if (number === place.number) {
          held = frame;
          return;
        }
        pass(connection, frame, number);
        if (held !== undefined) pass(connection, held, number);
        held = undefined;
      };
    return place.isFromPhone ? attackOf({ fromPhone: steps(passHub) }) : attackOf({ fromHub: steps(passPhone) });
  },

  /** A frame of the first connection in the place of the same one of the second, which the first one's end brings. */
  splice: (means) => {
    const place = placeOf(means);
    let kept: Frame | undefined;
    return strike(place, (connection, frame) => {
      const spliced = kept;
      kept = frame;
      if (spliced !== undefined) {
        forward(place, connection, spliced);
        return;
      }
      if (means.dice(2) === 0) forward(place, connection, frame);
      connection.end(0);
    });
  },

  'swap keys': (means) => new KeySwap(means),

  'swap a key alone': (means) => {
    const place = { isFromPhone: means.dice(2) === 0, number: means.dice(2) };
    const key = KeyPair.generate(means.primitives).publicKey;
    return strike(place, (connection, frame) => {
      const bytes = bytesOf(frame);
      const at = place.isFromPhone && place.number === 0 ? FIRST_HEAD : HEAD;
      if (bytes.length >= at + KEY_BYTES) bytes.set(key, at);
      forward(place, connection, bytes);
    });
  },

  'another way': (means) => {
    const way = 1 + means.dice(4);
    const length = pick(means, [33, 49, 80, 0]);
    return strike({ isFromPhone: true, number: 0 }, (connection, frame) => {
      const bytes = bytesOf(frame);
      const own = new Uint8Array(FIRST_HEAD + (length === 0 ? bytes.length - FIRST_HEAD : length));
      own.set(bytes.subarray(0, own.length));
      own[HEAD] = way;
      connection.toHub(own);
    });
  },

  'a first message of one of the others': (means) => {
    const way = 1 + means.dice(4);
    const secret = way === JoinWay.CODE ? codeGenerator(means.primitives, WRONG_CODE) : means.primitives.random(16);
    return strike({ isFromPhone: true, number: 0 }, (connection) => {
      connection.toHub(new PhoneHandshake(means.primitives, way, way === JoinWay.RETURN ? NOTHING : secret).first());
    });
  },

  'low order': (means) => {
    const place = { isFromPhone: means.dice(2) === 0, number: 0 };
    const point = pick(means, LOW_ORDER);
    return strike(place, (connection, frame) => {
      const bytes = bytesOf(frame);
      const at = place.isFromPhone ? FIRST_HEAD : HEAD;
      if (place.isFromPhone && means.way === JoinWay.CODE && means.dice(2) === 0) {
        connection.toHub(new Uint8Array([...bytes.subarray(0, at), ...firstWithShare(means, point)]));
        return;
      }
      bytes.set(point, at);
      forward(place, connection, bytes);
    });
  },

  'their own key': (means) => {
    let key: Uint8Array | undefined;
    const whole = means.dice(2) === 0;
    return attackOf({
      fromPhone: (connection, frame, number) => {
        if (number === 0) key = bytesOf(frame).slice(FIRST_HEAD, FIRST_HEAD + KEY_BYTES);
        connection.toHub(frame);
      },
      fromHub: (connection, frame, number) => {
        const bytes = bytesOf(frame);
        if (number === 0 && key !== undefined) bytes.set(key, HEAD);
        if (number === 0 && whole) bytes.set(randomBytes(means, bytes.length - HEAD - KEY_BYTES), HEAD + KEY_BYTES);
        connection.toPhone(number === 0 ? bytes : frame);
      },
    });
  },

  sizes: (means) => {
    const place = placeOf(means);
    const size = pick(means, SIZES);
    const head = [[], [0, 1], [0, 2], [0, 3]][means.dice(4)] ?? [];
    const instead = means.dice(2) === 0;
    return strike(place, (connection, frame) => {
      const bytes = new Uint8Array(size);
      bytes.set(head.slice(0, size));
      forward(place, connection, bytes);
      if (!instead) forward(place, connection, frame);
    });
  },

  cut: (means) => {
    const place = placeOf(means);
    const goesOn = means.dice(2) === 0;
    return strike(place, (connection, frame) => {
      const bytes = bytesOf(frame);
      const at = means.dice(bytes.length + 1);
      forward(place, connection, bytes.slice(0, at));
      if (goesOn) forward(place, connection, bytes.slice(at));
      else connection.end(0);
    });
  },

  close: (means) => {
    const place = placeOf(means);
    const code = pick(means, CLOSE_CODES);
    const whom = means.dice(3);
    return strike(place, (connection, frame) => {
      if (means.dice(2) === 0) forward(place, connection, frame);
      if (whom !== 1) connection.endPhone(code);
      if (whom !== 0) connection.endHub(code);
    });
  },

  refuse: (means) => {
    const place = placeOf(means);
    const refusal = rejectionFrame(means.dice(7), pick(means, [0, 0, 1000, 4_294_967_295]));
    const instead = means.dice(2) === 0;
    return strike(place, (connection, frame) => {
      connection.toPhone(refusal);
      if (!instead) forward(place, connection, frame);
    });
  },

  flip: (means) => {
    const place = placeOf(means);
    return strike(place, (connection, frame) => {
      const bytes = bytesOf(frame);
      // Half of them in the head, where versions, kinds and ways are.
      const bit = means.dice(means.dice(2) === 0 ? 8 * Math.min(FIRST_HEAD, bytes.length) : 8 * bytes.length);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      forward(place, connection, bytes);
    });
  },

  'text for bytes': (means) => {
    const place = placeOf(means);
    return strike(place, (connection, frame) => {
      forward(place, connection, typeof frame === 'string' ? bytesOf(frame) : Buffer.from(frame).toString('latin1'));
    });
  },

  'speak in the open': (means) => {
    const place = placeOf(means);
    const towardsPhone = means.dice(2) === 0;
    // The first one ends the link, unless something is wrong; which one that is changes.
    const texts = forgedTexts(means);
    const from = means.dice(texts.length);
    const isText = means.dice(2) === 0;
    return strike(place, (connection, frame) => {
      for (const text of [...texts.slice(from), ...texts.slice(0, from)]) {
        const said: Frame = isText ? text : new Uint8Array(Buffer.from(text));
        if (towardsPhone) connection.toPhone(said);
        else connection.toHub(said);
      }
      forward(place, connection, frame);
    });
  },
};
