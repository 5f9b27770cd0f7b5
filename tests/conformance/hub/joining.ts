/** Rules R14 to R23, R61, R78 and R79: who comes in, and how. What is on the wire while they do: sealing.ts. */
import assert from 'node:assert/strict';
import { flagAt, listAt, numberAt, type RawMessage, textAt } from '../rawMessage.ts';
import { type Hello, makeId, PROTOCOL, type Right, type TestPeer } from '../TestPeer.ts';
import { type HubRule, rule, ruleWith, type Trial, uniqueText } from './rule.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** R16: wrong guesses after which the screen shows another code, and for how long it shows one at least. */
const CODE_GUESSES = 3;
const CODE_LEAST_TIME = MINUTE;
/** R17: wrong guesses within a minute after which an address has to wait. */
const GUESSES_OF_ADDRESS = 5;
/** R78: answers about six digits. */
const GUESS_BUDGET = 30;
const SHORT_CODE = 6;
const LONG_CODE = 10;
/** A secret that nothing was ever given for: 128 bits in base64url. */
export const WRONG_SECRET = 'A'.repeat(22);

/** A code that is not the right one. */
function wrongCode(trial: Trial): string {
  const [wrong, other] = ['0', '1'].map((digit) => digit.repeat(trial.hub.code().length));
  return String(trial.hub.code() === wrong ? other : wrong);
}

/** Types a code. @returns the welcome, or the refusal, behind which the connection has ended */
async function guess(trial: Trial, code: string, address?: string): Promise<RawMessage> {
  const peer = await trial.connect({ address });
  const id = peer.sendHello({ code });
  const answer = await peer.expectAny(['nack', 'welcome']);
  if (answer.type === 'nack') {
    assert.equal(answer.data.id, id);
    await peer.expectEnd(answer.data.retryAfter === undefined ? 1008 : 1013);
  }
  return answer;
}

async function guessWrong(trial: Trial, count: number, address?: string): Promise<void> {
  for (let guesses = 0; guesses < count; guesses += 1) {
    assert.equal((await guess(trial, wrongCode(trial), address)).data.code, 'bad-code');
  }
}

/** Guesses wrong, from as many addresses as it takes, until no answer about six digits is left. */
async function guessOut(trial: Trial): Promise<void> {
  for (let address = 2; address < 2 + GUESS_BUDGET / GUESSES_OF_ADDRESS; address += 1) {
    assert.equal(trial.hub.code().length, SHORT_CODE);
    await guessWrong(trial, GUESSES_OF_ADDRESS, `127.0.0.${address}`);
  }
}

/** Says hello, and is refused with this code. @returns the refusal, behind which the connection has ended */
export async function refusedHello(peer: TestPeer, right: Right, code: string, hello: Hello = {}): Promise<RawMessage> {
  const id = peer.sendHello(right, hello);
  const nack = await peer.expectNack(code, id);
  await peer.expectEnd(nack.data.retryAfter === undefined ? 1008 : 1013);
  return nack;
}

async function identity(peer: TestPeer): Promise<RawMessage> {
  const id = makeId();
  peer.send({ type: 'identify', id });
  return peer.expect('identity', (message) => message.id === id);
}

export const joiningRules: HubRule[] = [
  ruleWith(['plainSecret'], 'R14 anything before hello gets not-joined', async (trial) => {
    const peer = await trial.connect({ framing: 'plain' });
    await peer.refused({ type: 'chat', room: 'lobby', data: { content: uniqueText() } }, 'not-joined');
    await peer.join(trial.rightOf('plain'));
  }),

  rule('R14 what was said before hello reaches nobody', async (trial) => {
    const witness = await trial.join();
    const stranger = await trial.connect({ framing: 'plain' });
    const text = uniqueText();
    await stranger.refused({ type: 'chat', room: 'lobby', data: { content: text } }, 'not-joined');
    await witness.chat(uniqueText());
    await witness.settle();
    witness.neverGot("a stranger's words", (message) => message.data.content === text);
  }),

  ruleWith(['advance'], 'R14 without a hello within 5 seconds the hub closes with 1008', async (trial, hub) => {
    const silent = await trial.connect();
    const halfway = await trial.connect();
    halfway.sealed?.begin('return', halfway.key, undefined);
    const lateButIn = await trial.connect();
    await hub.advance(4900);
    assert.equal(silent.end, undefined);
    assert.equal(halfway.end, undefined);
    await lateButIn.join(trial.rightOf('batched'));
    await hub.advance(200);
    await silent.expectEnd(1008);
    await halfway.expectEnd(1008);
    await lateButIn.settle();
  }),

  rule('R15 a protocol version that the hub does not speak: protocol-version, close 1008', async (trial) => {
    for (const protocol of [1, PROTOCOL + 1, 99]) {
      const peer = await trial.connect();
      await refusedHello(peer, trial.rightOf('batched'), 'protocol-version', { protocol });
    }
  }),

  rule('R16 the right code lets a newcomer in', async (trial) => {
    const peer = await trial.connect();
    const welcome = await peer.join({ code: trial.hub.code() });
    assert.equal(textAt(welcome, 'data.self.name'), peer.name);
    assert.equal(welcome.data.token, undefined, 'who comes back by a key needs no token');
  }),

  ruleWith(['secret'], 'R16 so does the secret of the QR code, and no other', async (trial, hub) => {
    const peer = await trial.connect();
    await peer.join({ qr: hub.secret() });
    const guesser = await trial.connect();
    await refusedHello(guesser, { qr: WRONG_SECRET }, 'code-expired');
  }),

  ruleWith(
    ['secret', 'advance'],
    'R16 the secret of a QR code is good for one lifetime more, and no longer',
    async (trial, hub) => {
      const secret = hub.secret();
      await hub.advance(10 * MINUTE + SECOND);
      assert.notEqual(hub.secret(), secret);
      await (await trial.connect()).join({ qr: secret });
      await hub.advance(10 * MINUTE + SECOND);
      await refusedHello(await trial.connect(), { qr: secret }, 'code-expired');
    },
  ),

  rule('R16 a wrong code: bad-code, close 1008', async (trial) => {
    assert.equal((await guess(trial, wrongCode(trial))).data.code, 'bad-code');
  }),

  ruleWith(['advance'], 'R16 a code is another one after its time', async (trial, hub) => {
    const code = trial.hub.code();
    await hub.advance(10 * MINUTE + SECOND);
    assert.notEqual(trial.hub.code(), code, 'the screen still shows it');
    assert.equal((await guess(trial, code)).data.code, 'bad-code');
    assert.equal((await guess(trial, trial.hub.code())).type, 'welcome');
  }),

  ruleWith(
    ['ownAddresses', 'advance'],
    'R16 after 3 wrong guesses the code is another one, but people have a minute to type it',
    async (trial, hub) => {
      const code = trial.hub.code();
      await guessWrong(trial, CODE_GUESSES);
      await hub.advance(CODE_LEAST_TIME - SECOND);
      assert.equal(trial.hub.code(), code, 'replaced while somebody may be typing it');
      assert.equal((await guess(trial, code)).type, 'welcome');
      await hub.advance(2 * SECOND);
      assert.notEqual(trial.hub.code(), code);
      assert.equal((await guess(trial, trial.hub.code())).type, 'welcome');
    },
  ),

  ruleWith(
    ['ownAddresses'],
    'R17 after 5 wrong guesses of an address even the right code has to wait',
    async (trial) => {
      const address = '127.0.0.9';
      await guessWrong(trial, GUESSES_OF_ADDRESS, address);
      const nack = await guess(trial, trial.hub.code(), address);
      assert.equal(nack.data.code, 'rate-limited');
      assert.ok(numberAt(nack, 'data.retryAfter') > 0);
      const other = await guess(trial, trial.hub.code(), '127.0.0.8');
      assert.equal(other.type, 'welcome', 'another address has to wait, too');
    },
  ),

  ruleWith(
    ['ownAddresses', 'advance'],
    'R17 after the pause the right code is right again; going on doubles it',
    async (trial, hub) => {
      const address = '127.0.0.9';
      const pauses: number[] = [];
      for (let round = 0; round < 2; round += 1) {
        await guessWrong(trial, GUESSES_OF_ADDRESS, address);
        const pause = numberAt(await guess(trial, trial.hub.code(), address), 'data.retryAfter');
        pauses.push(pause);
        await hub.advance(pause + 10);
      }
      assert.ok((pauses[1] ?? 0) >= (pauses[0] ?? 0) * 2 - SECOND, `pauses of ${pauses.join(' and ')} ms`);
      assert.equal((await guess(trial, trial.hub.code(), address)).type, 'welcome');
    },
  ),

  ruleWith(
    ['ownAddresses', 'secret'],
    'R17 who comes back or has scanned the QR code guesses nothing, and does not wait',
    async (trial, hub) => {
      const address = '127.0.0.9';
      const paired = await trial.join({ address });
      await paired.leave();
      await guessWrong(trial, GUESSES_OF_ADDRESS, address);
      assert.equal((await guess(trial, trial.hub.code(), address)).data.code, 'rate-limited');
      await trial.comeBack(paired, {}, { address });
      await (await trial.connect({ address })).join({ qr: hub.secret() });
    },
  ),

  rule('R18 the key of a device that joined brings it back without a code', async (trial) => {
    const first = await trial.join();
    await first.leave();
    const second = await trial.comeBack(first);
    assert.equal(second.user, first.user);
  }),

  rule('R18 a device that the hub does not know: unknown-device, close 1008', async (trial) => {
    const peer = await trial.connect();
    await refusedHello(peer, 'return', 'unknown-device');
  }),

  rule('R19 a second session of a device takes over: bye replaced, close 1008', async (trial) => {
    const first = await trial.join();
    const second = await trial.comeBack(first);
    await first.expectBye('replaced');
    await first.expectEnd(1008);
    assert.equal(second.user, first.user);
    await second.chat(uniqueText());
  }),

  ruleWith(['hostPass'], 'R20 a locked hub refuses newcomers, never a device that it knows', async (trial) => {
    const host = await trial.joinAsHost();
    const known = await trial.join();
    await host.accepted({ type: 'moderate', data: { action: 'lock' } });
    const newcomer = await trial.connect();
    await refusedHello(newcomer, { code: trial.hub.code() }, 'locked');
    await known.leave();
    await trial.comeBack(known);
    await host.accepted({ type: 'moderate', data: { action: 'unlock' } });
    await trial.join();
  }),

  ruleWith(['hostPass'], 'R20 a banned device gets banned, by its key and with the code', async (trial) => {
    const host = await trial.joinAsHost();
    const pest = await trial.join();
    await host.accepted({ type: 'moderate', data: { action: 'ban', user: pest.user } });
    await pest.expectBye('banned');
    await pest.expectEnd(1008);
    for (const right of ['return', { code: trial.hub.code() }] as const) {
      const again = await trial.connect({ sameDeviceAs: pest });
      await refusedHello(again, right, 'banned');
    }
  }),

  ruleWith(
    ['ownAddresses'],
    'R21 members hold nine addresses; the tenth is told full, with retryAfter',
    async (trial) => {
      const members: TestPeer[] = [];
      for (let address = 1; address <= 9; address += 1) {
        members.push(await trial.join({ address: `127.0.0.${address}` }));
      }
      const tenth = await trial.connect({ address: '127.0.0.10' });
      const nack = await refusedHello(tenth, { code: trial.hub.code() }, 'full');
      assert.ok(numberAt(nack, 'data.retryAfter') > 0);
      await trial.join({ address: '127.0.0.9' });
      await members[0]?.leave();
      await trial.join({ address: '127.0.0.10' });
    },
  ),

  ruleWith(['ownAddresses'], 'R21 a device with a session keeps its place under a new address', async (trial) => {
    const members: TestPeer[] = [];
    for (let address = 1; address <= 9; address += 1) {
      members.push(await trial.join({ address: `127.0.0.${address}` }));
    }
    const mover = members[4] as TestPeer;
    const moved = await trial.comeBack(mover, {}, { address: '127.0.0.10' });
    await mover.expectBye('replaced');
    assert.equal(moved.user, mover.user);
  }),

  rule('R61 identify is answered before the hello, and gives no right', async (trial) => {
    const peer = await trial.connect({ framing: 'plain' });
    const answer = await identity(peer);
    assert.ok(textAt(answer, 'data.hubId').length > 0);
    assert.ok(textAt(answer, 'data.hubName').length > 0);
    await peer.refused({ type: 'chat', room: 'lobby', data: { content: uniqueText() } }, 'not-joined');
    const welcome = (await trial.join()).welcome;
    assert.equal(textAt(welcome ?? {}, 'data.hubId'), textAt(answer, 'data.hubId'));
  }),

  rule('R61 the id of a hub is made of the key that it shows', async (trial) => {
    const peer = await trial.join();
    assert.equal(peer.sealed?.hubId, textAt(peer.welcome ?? {}, 'data.hubId'));
  }),

  ruleWith(['restart'], 'R61 a hub has the same key and id after a restart', async (trial, hub) => {
    const peer = await trial.join();
    const before = textAt(await identity(peer), 'data.hubId');
    await hub.restart();
    const again = await trial.comeBack(peer);
    assert.equal(textAt(await identity(again), 'data.hubId'), before);
    assert.equal(again.sealed?.hubId, before);
  }),

  rule(
    'R22 the welcome says who the client is, all members, all rooms, the epoch, the limits and the time',
    async (trial) => {
      const other = await trial.join({ name: 'Somebody' });
      const peer = await trial.connect({ name: '  Ann 安  ' });
      const welcome = await peer.join({ code: trial.hub.code() }, { avatar: '🦊' });
      assert.equal(textAt(welcome, 'data.self.name'), 'Ann 安');
      assert.equal(textAt(welcome, 'data.self.avatar'), '🦊');
      assert.equal(textAt(welcome, 'data.self.status'), 'online');
      assert.equal(flagAt(welcome, 'data.self.host'), false);
      assert.equal(flagAt(welcome, 'data.self.muted'), false);
      assert.equal(numberAt(welcome, 'data.protocol'), PROTOCOL);
      assert.ok(textAt(welcome, 'data.epoch').length > 0);
      assert.ok(textAt(welcome, 'data.hubName').length > 0);
      assert.equal(textAt(welcome, 'data.hubId'), textAt(await identity(peer), 'data.hubId'));
      flagAt(welcome, 'data.resumed');
      assert.ok(numberAt(welcome, 'data.serverTime') > 0);
      for (const limit of ['contentLength', 'frameBytes', 'messagesPerSecond']) {
        assert.ok(numberAt(welcome, `data.limits.${limit}`) > 0);
      }
      assert.ok(numberAt(welcome, 'data.limits.blobBytes') >= 0);
      const members = listAt(welcome, 'data.members');
      for (const user of [peer.user, other.user]) assert.ok(members.some((member) => member.user === user));
      const lobby = listAt(welcome, 'data.rooms').find((room) => room.room === 'lobby');
      assert.ok(lobby !== undefined);
      assert.equal(lobby.kind, 'lobby');
      assert.equal(lobby.joined, true);
      for (const number of ['firstSeq', 'lastSeq', 'keepSeq', 'replayAfter']) numberAt(lobby, number);
      assert.ok((lobby.members as string[]).includes(peer.user));
    },
  ),

  rule('R22 the welcome comes before everything else', async (trial) => {
    const talker = await trial.join();
    for (let count = 0; count < 5; count += 1) await talker.chat(uniqueText());
    for (const framing of trial.framings) {
      const peer = await trial.join({ framing });
      assert.equal(peer.messages[0]?.type, 'welcome');
    }
  }),

  rule('R23 a second hello within a session: forbidden', async (trial) => {
    const peer = await trial.join();
    const id = makeId();
    peer.send({ type: 'hello', id, data: { protocol: PROTOCOL, framing: 'batch/1', name: peer.name } });
    await peer.expectNack('forbidden', id);
    await peer.chat(uniqueText());
  }),

  ruleWith(
    ['ownAddresses'],
    'R78 after 30 wrong guesses of all together the code has ten digits, and lets people in',
    async (trial) => {
      await guessOut(trial);
      assert.equal(trial.hub.code().length, LONG_CODE);
      assert.equal((await guess(trial, trial.hub.code())).type, 'welcome');
    },
  ),

  ruleWith(
    ['ownAddresses', 'restart', 'advance'],
    'R78 a restart gives no guess back; hours of uptime do',
    async (trial, hub) => {
      await guessOut(trial);
      await hub.restart();
      assert.equal(trial.hub.code().length, LONG_CODE);
      for (let hour = 0; hour < 4; hour += 1) await hub.advance(60 * MINUTE);
      assert.equal(trial.hub.code().length, SHORT_CODE);
    },
  ),

  ruleWith(['ownAddresses'], 'R78 ten digits are answered once in a second', async (trial) => {
    await guessOut(trial);
    assert.equal((await guess(trial, wrongCode(trial))).data.code, 'bad-code');
    const nack = await guess(trial, wrongCode(trial), '127.0.0.9');
    assert.equal(nack.data.code, 'rate-limited');
    assert.ok(numberAt(nack, 'data.retryAfter') <= SECOND);
  }),
];
