/** Rules R14 to R23: who comes in, and how. */
import assert from 'node:assert/strict';
import { flagAt, listAt, numberAt, type RawMessage, textAt } from '../rawMessage.ts';
import { type Hello, makeId, type TestPeer } from '../TestPeer.ts';
import { type HubRule, rule, ruleWith, type Trial, uniqueText } from './rule.ts';

const MINUTE = 60_000;

/** A code that is not the right one. */
function wrongCode(trial: Trial): string {
  return trial.hub.code() === '000000' ? '111111' : '000000';
}

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

async function refusedHello(peer: TestPeer, hello: Hello, code: string): Promise<RawMessage> {
  const id = peer.sendHello(hello);
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
  rule('R14 anything before hello gets not-joined', async (trial) => {
    for (const framing of ['plain', 'batched'] as const) {
      const peer = await trial.connect({ framing });
      await peer.refused({ type: 'chat', room: 'lobby', data: { content: uniqueText() } }, 'not-joined');
      await peer.join({ code: trial.hub.code() });
    }
  }),

  rule('R14 what was said before hello reaches nobody', async (trial) => {
    const witness = await trial.join();
    const stranger = await trial.connect();
    const text = uniqueText();
    await stranger.refused({ type: 'chat', room: 'lobby', data: { content: text } }, 'not-joined');
    await witness.chat(uniqueText());
    await witness.settle();
    witness.neverGot("a stranger's words", (message) => message.data.content === text);
  }),

  ruleWith(['advance'], 'R14 without a hello within 5 seconds the hub closes with 1008', async (trial, hub) => {
    const silent = await trial.connect();
    const lateButIn = await trial.connect();
    await hub.advance(4900);
    assert.equal(silent.end, undefined);
    await lateButIn.join({ code: trial.hub.code() });
    await hub.advance(200);
    await silent.expectEnd(1008);
    await lateButIn.settle();
  }),

  rule('R15 a protocol version that the hub does not speak: protocol-version, close 1008', async (trial) => {
    for (const protocol of [2, 99]) {
      const peer = await trial.connect();
      await refusedHello(peer, { code: trial.hub.code(), protocol }, 'protocol-version');
    }
  }),

  rule('R16 the right code lets a newcomer in', async (trial) => {
    const peer = await trial.connect();
    const welcome = await peer.join({ code: trial.hub.code() });
    assert.equal(textAt(welcome, 'data.self.name'), peer.name);
  }),

  ruleWith(['secret'], 'R16 so does the secret of the QR code, and no other', async (trial, hub) => {
    const peer = await trial.connect();
    await peer.join({ secret: hub.secret() });
    const guesser = await trial.connect();
    await refusedHello(guesser, { secret: 'A'.repeat(hub.secret().length) }, 'bad-code');
  }),

  rule('R16 a wrong code: bad-code, close 1008', async (trial) => {
    assert.equal((await guess(trial, wrongCode(trial))).data.code, 'bad-code');
  }),

  ruleWith(['advance'], 'R16 a code that was right but is outlived: code-expired', async (trial, hub) => {
    const code = trial.hub.code();
    await hub.advance(10 * MINUTE + 1000);
    assert.notEqual(trial.hub.code(), code, 'the screen still shows it');
    assert.equal((await guess(trial, code)).data.code, 'code-expired');
    assert.equal((await guess(trial, trial.hub.code())).type, 'welcome');
  }),

  ruleWith(['ownAddresses'], 'R16 after 3 wrong guesses the code is another one', async (trial) => {
    const code = trial.hub.code();
    const wrong = wrongCode(trial);
    for (let count = 0; count < 3; count += 1) {
      assert.equal(trial.hub.code(), code, `replaced after ${count} guesses`);
      assert.equal((await guess(trial, wrong)).data.code, 'bad-code');
    }
    assert.notEqual(trial.hub.code(), code);
    assert.equal((await guess(trial, trial.hub.code())).type, 'welcome');
  }),

  ruleWith(
    ['ownAddresses'],
    'R17 after 5 wrong guesses of an address even the right code has to wait',
    async (trial) => {
      const address = '127.0.0.9';
      for (let count = 0; count < 5; count += 1) {
        assert.equal((await guess(trial, wrongCode(trial), address)).data.code, 'bad-code');
      }
      const nack = await guess(trial, trial.hub.code(), address);
      assert.equal(nack.data.code, 'rate-limited');
      assert.ok(numberAt(nack, 'data.retryAfter') > 0);
      assert.equal(
        (await guess(trial, trial.hub.code(), '127.0.0.8')).type,
        'welcome',
        'another address has to wait, too',
      );
    },
  ),

  ruleWith(
    ['ownAddresses', 'advance'],
    'R17 after the pause the right code is right again; going on doubles it',
    async (trial, hub) => {
      const address = '127.0.0.9';
      const pauses: number[] = [];
      for (let round = 0; round < 2; round += 1) {
        for (let count = 0; count < 5; count += 1) {
          assert.equal((await guess(trial, wrongCode(trial), address)).data.code, 'bad-code');
        }
        const pause = numberAt(await guess(trial, trial.hub.code(), address), 'data.retryAfter');
        pauses.push(pause);
        await hub.advance(pause + 10);
      }
      assert.ok((pauses[1] ?? 0) >= (pauses[0] ?? 0) * 2 - 1000, `pauses of ${pauses.join(' and ')} ms`);
      assert.equal((await guess(trial, trial.hub.code(), address)).type, 'welcome');
    },
  ),

  ruleWith(['ownAddresses'], 'R17 after 30 wrong guesses of all together everybody has to wait', async (trial) => {
    for (let address = 2; address < 8; address += 1) {
      for (let count = 0; count < 5; count += 1) {
        assert.equal((await guess(trial, wrongCode(trial), `127.0.0.${address}`)).data.code, 'bad-code');
      }
    }
    const nack = await guess(trial, trial.hub.code(), '127.0.0.9');
    assert.equal(nack.data.code, 'rate-limited');
    assert.ok(numberAt(nack, 'data.retryAfter') > 0);
  }),

  ruleWith(['ownAddresses'], 'R17 a token is no guess: a paired device comes back during the pause', async (trial) => {
    const address = '127.0.0.9';
    const paired = await trial.join({ address });
    await paired.leave();
    for (let count = 0; count < 5; count += 1) await guess(trial, wrongCode(trial), address);
    assert.equal((await guess(trial, trial.hub.code(), address)).data.code, 'rate-limited');
    await trial.comeBack(paired, {}, { address });
  }),

  rule('R18 the token of the welcome brings the device back without a code', async (trial) => {
    const first = await trial.join();
    assert.ok(first.token.length >= 22, 'no token, or one that could be guessed');
    await first.leave();
    const second = await trial.comeBack(first);
    assert.equal(second.user, first.user);
  }),

  rule('R18 an unknown token: bad-token, close 1008', async (trial) => {
    const peer = await trial.connect();
    await refusedHello(peer, { token: 'A'.repeat(43) }, 'bad-token');
  }),

  rule('R18 a token is good for its own device only', async (trial) => {
    const owner = await trial.join();
    const thief = await trial.connect();
    await refusedHello(thief, { token: owner.token }, 'bad-token');
  }),

  rule('R19 a second hello of a device takes over: bye replaced, close 1008', async (trial) => {
    const first = await trial.join();
    const second = await trial.comeBack(first);
    await first.expectBye('replaced');
    await first.expectEnd(1008);
    assert.equal(second.user, first.user);
    await second.chat(uniqueText());
  }),

  rule('R19 devices that name the same person are one member', async (trial) => {
    const person = `person-${makeId()}`;
    const phone = await trial.join({ name: 'Phone' }, { person });
    const tablet = await trial.connect({ name: 'Tablet' });
    await tablet.join({ code: trial.hub.code(), person });
    assert.equal(tablet.user, phone.user);
    const text = uniqueText();
    await phone.chat(text);
    assert.equal((await tablet.expectEntry(text)).from, tablet.user);
    const stranger = await trial.join();
    assert.notEqual(stranger.user, phone.user);
  }),

  ruleWith(['hostPass'], 'R20 a locked hub refuses newcomers, never a token it gave', async (trial) => {
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

  ruleWith(['hostPass'], 'R20 a banned device gets banned, with its token and with the code', async (trial) => {
    const host = await trial.joinAsHost();
    const pest = await trial.join();
    await host.accepted({ type: 'moderate', data: { action: 'ban', user: pest.user } });
    await pest.expectBye('banned');
    await pest.expectEnd(1008);
    for (const right of [{ token: pest.token }, { code: trial.hub.code() }]) {
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
    for (const framing of ['plain', 'batched'] as const) {
      const peer = await trial.connect({ framing });
      const answer = await identity(peer);
      assert.ok(textAt(answer, 'data.hubId').length > 0);
      assert.ok(textAt(answer, 'data.hubName').length > 0);
      await peer.refused({ type: 'chat', room: 'lobby', data: { content: uniqueText() } }, 'not-joined');
      const welcome = await peer.join({ code: trial.hub.code() });
      assert.equal(textAt(welcome, 'data.hubId'), textAt(answer, 'data.hubId'));
    }
  }),

  ruleWith(['restart'], 'R61 a hub has the same id after a restart', async (trial, hub) => {
    const peer = await trial.join();
    const before = textAt(await identity(peer), 'data.hubId');
    await hub.restart();
    const again = await trial.comeBack(peer);
    assert.equal(textAt(await identity(again), 'data.hubId'), before);
  }),

  rule(
    'R22 the welcome says who the client is, all members, all rooms, the epoch, the limits and the time',
    async (trial) => {
      const other = await trial.join({ name: 'Somebody' });
      const peer = await trial.connect({ name: '  Ann 安  ' });
      const welcome = await peer.join({ code: trial.hub.code(), avatar: '🦊' });
      assert.equal(textAt(welcome, 'data.self.name'), 'Ann 安');
      assert.equal(textAt(welcome, 'data.self.avatar'), '🦊');
      assert.equal(textAt(welcome, 'data.self.status'), 'online');
      assert.equal(flagAt(welcome, 'data.self.host'), false);
      assert.equal(flagAt(welcome, 'data.self.muted'), false);
      assert.equal(numberAt(welcome, 'data.protocol'), 1);
      assert.ok(textAt(welcome, 'data.epoch').length > 0);
      assert.ok(textAt(welcome, 'data.hubName').length > 0);
      assert.equal(textAt(welcome, 'data.hubId'), textAt(await identity(peer), 'data.hubId'));
      assert.ok(textAt(welcome, 'data.token').length > 0);
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
    for (const framing of ['plain', 'batched'] as const) {
      const peer = await trial.join({ framing });
      assert.equal(peer.messages[0]?.type, 'welcome');
    }
  }),

  rule('R23 a second hello within a session: forbidden', async (trial) => {
    const peer = await trial.join();
    const id = peer.sendHello({ code: trial.hub.code() });
    await peer.expectNack('forbidden', id);
    await peer.chat(uniqueText());
  }),
];
