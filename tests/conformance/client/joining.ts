/** Rules R14 to R23, R38, R46, R61 and R76 to R79 as they bind a client: how it comes in, stays, and when it stays away. */
import assert from 'node:assert/strict';
import { JoinWay, KeyPair, RejectReason, rejectionFrame } from '@hearth/common';
import type { FakeSession } from '../fakeSession.ts';
import { PROTOCOL } from '../TestPeer.ts';
import { type ClientRule, rule } from './rule.ts';

const HOUR = 3_600_000;

export const joiningRules: ClientRule[] = [
  rule('R14 hello comes first, and nothing else before the welcome', async ({ launch, hub, welcomed }) => {
    const app = await launch();
    const id = app.sendChat('lobby', 'written before there was a hub');
    let letIn = (): void => {};
    hub.once('hello', (_message, _session, usual) => {
      letIn = () => usual();
    });
    app.connect();
    const hello = await hub.received('hello');
    await app.settled();
    const [session] = hub.sessions;
    assert.deepEqual(
      session?.received.map(({ type }) => type),
      ['hello'],
    );
    assert.equal(hello.data.protocol, PROTOCOL);
    assert.equal(hello.data.framing, 'batch/1');
    assert.equal(session?.way, JoinWay.CODE);
    for (const field of ['deviceId', 'code', 'secret', 'token']) assert.equal(hello.data[field], undefined, field);
    letIn();
    await welcomed(app);
    await app.until('the message to be sent', () => app.delivery(id).state === 'sent');
  }),

  rule('R15 protocol-version is final', async (trial) => {
    await staysAway(trial, 'protocol-version');
  }),

  rule('R16 bad-code and code-expired are final', async (trial) => {
    await staysAway(trial, 'bad-code');
    await staysAway(trial, 'code-expired');
  }),

  rule('R18 the key of a device that joined is used from then on, also by the next life of the app', async (trial) => {
    const first = await trial.join();
    first.session.cut();
    const second = await trial.comeBack(first.app);
    await first.app.kill();
    const third = await trial.join(first.app);
    for (const session of [second.session, third.session]) {
      assert.equal(session.way, JoinWay.RETURN);
      assert.equal(session.deviceId, first.session.deviceId);
    }
  }),

  rule('R18 unknown-device is final', async (trial) => {
    await staysAway(trial, 'unknown-device');
  }),

  rule('R19 one that was replaced does not fight for its place', async (trial) => {
    const { app, session } = await trial.join();
    session.bye('replaced', 1008);
    await isGoneForGood(trial, app);
  }),

  rule('R20 locked and banned are final', async (trial) => {
    await staysAway(trial, 'locked');
    await staysAway(trial, 'banned');
  }),

  rule('R21 full is waited out by who is known', async (trial) => {
    const { app, session } = await trial.join();
    trial.hub.once('hello', (message, again) => {
      again.burst({ type: 'nack', data: { id: message.id, code: 'full', message: 'no place', retryAfter: 10_000 } });
      again.close(1013);
    });
    session.cut();
    await app.until('a pause', () => app.state === 'waiting');
    await app.skipPause();
    await trial.hub.until('the refusal', () => trial.hub.sessions[1]?.ended);
    const { pause } = await trial.comeBack(app);
    assert.ok(pause >= 10_000, `came back after ${pause} ms`);
  }),

  rule('R38 a client is heard at least every 15 seconds', async ({ join, hub }) => {
    const { app } = await join();
    for (let round = 0; round < 3; round += 1) {
      await app.advance(14_000);
      await hub.received('ping');
      await app.settled();
    }
    assert.equal(hub.sessions.length, 1);
  }),

  rule('R38 a link on which nothing comes back is given up and replaced', async (trial) => {
    const { app, session } = await trial.join();
    await trial.hear(app, 'still here');
    session.blackhole();
    const missed = trial.hub.say('missed');
    for (let second = 0; second < 20 && app.state === 'online'; second += 1) await app.advance(1000);
    assert.notEqual(app.state, 'online', 'not noticed within 20 s');
    await trial.comeBack(app);
    await app.until('what was missed', () => app.told.some((entry) => entry.seq === missed.seq));
  }),

  rule('R61 another hub at the address hears nothing at all, and is final', async (trial) => {
    const { app, session } = await trial.join();
    trial.hub.identity = KeyPair.generate(trial.hub.primitives);
    session.cut();
    await app.until('a pause', () => app.state === 'waiting');
    await app.advance(60_000);
    await app.until('the refusal', () => app.state === 'refused');
    const last = trial.hub.sessions.at(-1);
    assert.equal(last?.way, JoinWay.RETURN);
    assert.equal(last.deviceId, '', 'it has shown who it is');
    assert.deepEqual(last.received, []);
  }),

  rule('R77 what is not sealed, or comes twice, ends the link, and nothing of it is told', async (trial) => {
    const { app } = await trial.join();
    const words = 'from somebody in between';
    const forged = { type: 'chat', room: 'lobby', from: 'other', id: 'forged', timestamp: 1, data: { content: words } };
    const frame = JSON.stringify({ f: 99, a: 0, m: [{ ...forged, seq: 99 }] });
    const attacks: ((session: FakeSession) => void)[] = [
      (session) => session.sendUnsealedText(frame),
      (session) => session.sendUnsealed(new TextEncoder().encode(frame)),
      (session) => session.sendUnsealed(session.lastSealed),
      (session) => session.sendUnsealed(new Uint8Array(0)),
      (session) => session.sendUnsealed(Uint8Array.of(0, 2, ...new Array<number>(80).fill(3))),
      (session) => session.sendUnsealed(rejectionFrame(RejectReason.LOCKED, 0)),
    ];
    for (const attack of attacks) {
      const session = trial.hub.sessions.at(-1) as FakeSession;
      await trial.hear(app, `before attack ${trial.hub.sessions.length}`);
      attack(session);
      await trial.comeBack(app);
    }
    assert.ok(app.told.every(({ content }) => content !== words));
  }),

  rule('R79 a refusal in the open of who has typed a code is shown, and the code is not tried again', async (trial) => {
    for (const reason of [RejectReason.WRONG, RejectReason.EXPIRED, RejectReason.WAIT, RejectReason.LOCKED]) {
      trial.hub.rejectNext(reason);
      const app = await trial.launch();
      app.connect();
      await isGoneForGood(trial, app);
    }
  }),

  rule('R79 a refusal in the open takes nothing from who is known: it comes back', async (trial) => {
    const { app, session } = await trial.join();
    let current = session;
    const { WRONG, EXPIRED, WAIT, LOCKED, VERSION } = RejectReason;
    for (const reason of [WRONG, EXPIRED, WAIT, LOCKED, VERSION]) {
      trial.hub.rejectNext(reason);
      current.cut();
      await app.until('a pause', () => app.state === 'waiting');
      const connections = trial.hub.sessions.length;
      await app.skipPause();
      await trial.hub.until('the refusal', () => trial.hub.sessions[connections]?.ended);
      current = (await trial.comeBack(app)).session;
      assert.equal(current.way, JoinWay.RETURN);
    }
  }),

  rule('R46 retryAfter is obeyed, also when something makes it worth to look earlier', async (trial) => {
    const { app, session } = await trial.join();
    session.bye('stopping', 1001, 30_000);
    await app.until('a pause', () => app.state === 'waiting');
    await app.advance(29_000);
    app.wake();
    await app.settled();
    assert.equal(trial.hub.sessions.length, 1, 'it came too early');
    await trial.comeBack(app);
  }),

  rule('R46 a close code alone says nothing, anybody can send one: a client comes back', async (trial) => {
    const { app, session } = await trial.join();
    let current = session;
    for (const code of [1000, 1008]) {
      current.close(code);
      current = (await trial.comeBack(app)).session;
    }
    await trial.hear(app, 'still a member');
  }),

  rule('R46 after 1008 with a retryAfter it does', async (trial) => {
    const { app, session } = await trial.join();
    session.bye('rate-limited', 1008, 2000);
    const { pause } = await trial.comeBack(app);
    assert.ok(pause >= 2000);
  }),

  rule('R46 after every other close, and after a broken link, a client comes back', async (trial) => {
    const { app, session } = await trial.join();
    let current = session;
    for (const code of [1001, 1002, 1003, 1007, 1009, 1011, 1012, 1013]) {
      current.close(code);
      current = (await trial.comeBack(app)).session;
    }
    current.cut();
    await trial.comeBack(app);
    await trial.hear(app, 'at last');
  }),

  rule('R46 one failure, one reconnect', async (trial) => {
    const { app, session } = await trial.join();
    let current = session;
    for (let round = 0; round < 5; round += 1) {
      current.cut();
      current = (await trial.comeBack(app)).session;
      await trial.hear(app, `round ${round}`);
    }
    assert.equal(trial.hub.sessions.length, 6);
    assert.equal(trial.hub.sessions.filter((one) => one.open).length, 1);
  }),

  rule('R46 never more than 50 attempts a minute, however often it is woken', async (trial) => {
    const app = await trial.launch();
    trial.hub.refuse(100_000);
    app.connect();
    let passed = 0;
    while (passed < 60_000) {
      await app.until('a pause', () => app.state === 'waiting');
      const pause = Math.min(await napThenWake(app), 60_000);
      passed += pause;
    }
    assert.ok(trial.hub.refusedHandshakes >= 2, 'it gave up');
    assert.ok(trial.hub.refusedHandshakes <= 50, `${trial.hub.refusedHandshakes} attempts`);
  }),

  rule('R46 a client that left on purpose does not come back by itself', async (trial) => {
    const { app, session } = await trial.join();
    app.disconnect();
    await trial.hub.until('the end', () => session.ended);
    assert.equal(session.ended?.code, 1000, 'a close without code stops the whole hub (platform.md 23)');
    await app.advance(HOUR);
    assert.equal(trial.hub.sessions.length, 1);
    assert.equal(app.state, 'closed');
  }),
];

type Trial = Parameters<ClientRule['run']>[0];
type App = Awaited<ReturnType<Trial['launch']>>;

/** Refused at the door with that code, a client does not come back by itself. */
async function staysAway(trial: Trial, code: string): Promise<void> {
  const app = await trial.launch();
  trial.hub.once('hello', (message, session) => {
    session.burst({ type: 'nack', data: { id: message.id, code, message: 'no' } });
    session.close(1008);
  });
  app.connect();
  await isGoneForGood(trial, app);
}

async function isGoneForGood(trial: Trial, app: App): Promise<void> {
  await app.until('the end', () => app.state === 'refused' || app.state === 'closed');
  const connections = trial.hub.sessions.length;
  await app.advance(HOUR);
  app.wake();
  await app.advance(HOUR);
  assert.equal(trial.hub.sessions.length, connections, 'it came back');
  assert.ok(app.state === 'refused' || app.state === 'closed');
}

/** Wakes a waiting client after a tenth of a second of its time; returns how much of its time passed. */
async function napThenWake(app: App): Promise<number> {
  await app.advance(100);
  if (app.state !== 'waiting') return 100;
  app.wake();
  if (app.state !== 'waiting') return 100;
  await app.advance(900);
  return 1000;
}
