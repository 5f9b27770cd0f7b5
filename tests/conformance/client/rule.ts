/** How a rule of docs/protocol.md becomes a test of a client. */
import { FakeHub } from '../fakeHub.ts';
import type { FakeSession } from '../fakeSession.ts';
import type { ClientApp, ClientUnderTest } from './ClientUnderTest.ts';

export interface ClientRule {
  /** Begins with the rule's number. */
  readonly title: string;
  readonly run: (trial: ClientTrial) => Promise<void>;
}

export function rule(title: string, run: (trial: ClientTrial) => Promise<void>): ClientRule {
  return { title, run };
}

/** Runs a rule with a fake hub of its own; the client's promises are checked whatever the rule is about. */
export async function tryClientRule(tested: ClientRule, client: ClientUnderTest): Promise<void> {
  const hub = await FakeHub.start();
  const trial = new ClientTrial(hub, client);
  try {
    await tested.run(trial);
    hub.checkPromises();
  } finally {
    await trial.close();
    await hub.stop();
  }
}

/** One run of one rule. Its members are arrows, so that a rule may take those that it needs out of it. */
export class ClientTrial {
  private readonly apps: ClientApp[] = [];

  constructor(
    readonly hub: FakeHub,
    private readonly client: ClientUnderTest,
  ) {}

  /** Starts an app that has done nothing yet. */
  readonly launch = async (former?: ClientApp): Promise<ClientApp> => {
    const app = await this.client.launch({ url: this.hub.url, code: this.hub.code, name: 'Ann' }, former);
    this.apps.push(app);
    return app;
  };

  /** Starts an app and lets it join. */
  readonly join = async (former?: ClientApp): Promise<{ app: ClientApp; session: FakeSession }> => {
    const app = await this.launch(former);
    app.connect();
    return { app, session: await this.welcomed(app) };
  };

  /** The client's session, once it is online in it. */
  readonly welcomed = async (app: ClientApp): Promise<FakeSession> => {
    const session = await this.hub.nextSession();
    await app.until('online', () => app.state === 'online');
    return session;
  };

  /** The connection is gone: waits for the client to notice, lets its pause pass, and for the session that follows. */
  readonly comeBack = async (app: ClientApp): Promise<{ session: FakeSession; pause: number }> => {
    await app.until('a pause before the next attempt', () => app.state === 'waiting');
    const pause = await app.skipPause();
    return { pause, session: await this.welcomed(app) };
  };

  /** Another member says something, and the client tells it. */
  readonly hear = async (app: ClientApp, content: string): Promise<number> => {
    const entry = this.hub.say(content);
    await app.until(`"${content}"`, () => app.told.some((told) => told.content === content));
    return entry.seq ?? 0;
  };

  /** Waits until all of the client's disk and the hub's log agree about the lobby. */
  readonly agree = async (app: ClientApp): Promise<void> => {
    const wanted = this.hub.requireRoom('lobby').entries;
    for (;;) {
      await app.settled();
      const held = await app.log('lobby');
      if (held.length === wanted.length && held.every((entry, index) => entry.id === (wanted[index]?.id ?? ''))) return;
      const before = held.length;
      const sessions = this.hub.sessions.reduce((count, session) => count + session.frames.length, 0);
      await this.hub.until(`the client's ${before} entries to become the hub's ${wanted.length}`, () => {
        return this.hub.sessions.reduce((count, session) => count + session.frames.length, 0) > sessions;
      });
    }
  };

  async close(): Promise<void> {
    for (const app of this.apps) await app.kill();
  }
}
