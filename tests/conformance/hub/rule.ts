/** How a rule of docs/protocol.md becomes a test, whoever runs it. */
import { AssertionError } from 'node:assert';
import { type Framing, type Hello, makeId, type Right, TestPeer } from '../TestPeer.ts';
import { openWire, type Wire } from '../wire.ts';
import type { HubControl, HubUnderTest, Need } from './HubUnderTest.ts';

export interface HubRule {
  /** Begins with the rule's number: `R26 a message stored before is acknowledged again`. */
  readonly title: string;
  readonly needs: readonly Need[];
  readonly run: (trial: Trial) => Promise<void>;
}

/** A rule that can be held against any hub. */
export function rule(title: string, run: (trial: Trial) => Promise<void>): HubRule {
  return { title, needs: [], run };
}

/** A rule that needs a hand on the hub. */
export function ruleWith<Needed extends Need>(
  needs: readonly Needed[],
  title: string,
  run: (trial: Trial, control: Required<Pick<HubControl, Needed>>) => Promise<void>,
): HubRule {
  return { title, needs, run: (trial) => run(trial, trial.hub.control as Required<Pick<HubControl, Needed>>) };
}

/** The needs of a rule that a hub does not meet. */
export function missingNeeds(tested: HubRule, hub: HubUnderTest): Need[] {
  return tested.needs.filter((need) => hub.control[need] === undefined);
}

/** Runs a rule; whatever it opened is closed afterwards, and the promises of every session are checked. */
export async function tryRule(tested: HubRule, hub: HubUnderTest): Promise<void> {
  const trial = new Trial(hub);
  try {
    await tested.run(trial);
    trial.checkPromises();
  } finally {
    await trial.close();
  }
}

export interface PeerOptions {
  framing?: Framing;
  name?: string;
  /** Source address, such as `127.0.0.3`. */
  address?: string;
  /** Be this device, as another peer was before. */
  sameDeviceAs?: TestPeer;
}

/** One run of one rule: makes its peers. */
export class Trial {
  private readonly peers: TestPeer[] = [];

  constructor(readonly hub: HubUnderTest) {}

  /** A connection that has said nothing yet. */
  async connect(options: PeerOptions = {}): Promise<TestPeer> {
    const wire = await this.hub.open(options.address);
    const name = options.name ?? `Peer ${this.peers.length + 1}`;
    const peer = new TestPeer(wire, options.framing ?? 'batched', name);
    if (options.sameDeviceAs !== undefined) {
      peer.key = options.sameDeviceAs.key;
      peer.deviceId = options.sameDeviceAs.deviceId;
      peer.token = options.sameDeviceAs.token;
    }
    this.peers.push(peer);
    return peer;
  }

  /** What sessions of this hub can be: plain ones only where their secret is known. */
  get framings(): Framing[] {
    return this.hub.control.plainSecret === undefined ? ['batched'] : ['batched', 'plain'];
  }

  /** A plain session where there can be one: for rules that are about every kind. */
  get otherFraming(): Framing {
    return this.framings.at(-1) ?? 'batched';
  }

  /** How a newcomer joins: by the code on the screen, or with the secret of plain sessions. */
  rightOf(framing: Framing): Right {
    if (framing === 'batched') return { code: this.hub.code() };
    const plainSecret = this.hub.control.plainSecret?.();
    if (plainSecret === undefined) throw new Error('This rule has to name the need "plainSecret".');
    return { plainSecret };
  }

  /** A newcomer who has joined, and has seen its own arrival. */
  async join(options: PeerOptions = {}, hello: Hello = {}): Promise<TestPeer> {
    const peer = await this.connect(options);
    await peer.join(this.rightOf(peer.framing), hello);
    await peer.expect('user-joined', (message) => message.from === peer.user);
    return peer;
  }

  /** The same device once more; `resume` by default from what `former` has seen. */
  async comeBack(former: TestPeer, hello: Hello = {}, options: PeerOptions = {}): Promise<TestPeer> {
    const peer = await this.connect({ name: former.name, framing: former.framing, ...options, sameDeviceAs: former });
    await peer.join('return', { resume: whereItStands(former), ...hello });
    return peer;
  }

  /** A newcomer without rights: whoever joins an empty hub first is its host. */
  async joinAsGuest(options: PeerOptions = {}, hello: Hello = {}): Promise<TestPeer> {
    const peer = await this.join(options, hello);
    return peer.isHost ? this.join(options, hello) : peer;
  }

  /** A host of the hub. Needs `hostPass`. */
  async joinAsHost(): Promise<TestPeer> {
    const pass = await this.hub.control.hostPass?.();
    if (pass === undefined) throw new Error('This rule has to name the need "hostPass".');
    const peer = await this.connect({ name: 'Host' });
    peer.key = pass;
    await peer.join('return');
    return peer;
  }

  checkPromises(): void {
    for (const peer of this.peers) {
      if (peer.promises.broken.length === 0) continue;
      throw new AssertionError({
        message: `${peer.name} saw promises broken:\n${peer.promises.broken.map((line) => `  ${line}`).join('\n')}`,
      });
    }
  }

  async close(): Promise<void> {
    for (const peer of this.peers) if (peer.end === undefined) peer.wire.close(1000, '');
    for (const peer of this.peers) {
      // A hub that does not answer a close is cut off; what it does then is no longer this rule's affair.
      await peer.expectEnd().catch(() => peer.wire.cut());
    }
  }
}

/** The `resume` of a peer that comes back with all that it received. */
export function whereItStands(peer: TestPeer): { epoch: string; rooms: Record<string, number> } {
  const rooms: Record<string, number> = {};
  for (const message of peer.messages) {
    if (message.room !== undefined && message.seq !== undefined) rooms[message.room] = message.seq;
  }
  return { epoch: peer.epoch, rooms };
}

/** A text that no other rule, run or member uses. */
export function uniqueText(what = 'text'): string {
  return `${what} ${makeId()}`;
}

/** A hub that is only known by its URL. */
export function hubAtUrl(url: string, code: string, control: HubControl = {}): HubUnderTest {
  return { name: url, open: (address): Promise<Wire> => openWire(url, address), code: () => code, control };
}
