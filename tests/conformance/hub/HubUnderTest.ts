/** What the rules need of the hub that they are held against. */
import type { Wire } from '../wire.ts';

/**
 * A hub, seen from outside. Any hub offers this much; what `control` offers beyond it lets the rules be tried that need
 * a hand on the hub itself.
 */
export interface HubUnderTest {
  /** For the report, such as its URL. */
  readonly name: string;
  /**
   * Opens a connection.
   *
   * @param address source address; a hub that cannot tell addresses apart ignores it
   */
  open(address?: string): Promise<Wire>;
  /** The digits on the screen now. */
  code(): string;
  readonly control: HubControl;
}

export type Level = 'info' | 'success' | 'warning' | 'error';

/**
 * A hand on the hub. Every member is optional: a rule names those that it needs, and is reported as skipped where one
 * of them is missing. Promises resolve when the hub has taken the change.
 */
export interface HubControl {
  /** The secret of the QR code. */
  secret?(): string;
  /** Lets that much of the hub's time pass, in milliseconds, at once. */
  advance?(milliseconds: number): Promise<void>;
  /** Stops the hub by the rules and starts it again with what it stored. */
  restart?(): Promise<void>;
  /** Takes the hub's power. Its last `lostCommits` commits are gone when it is back. */
  powerCut?(lostCommits: number): Promise<void>;
  /** From now on every commit of the store waits, until the returned function is called. */
  holdCommits?(): () => void;
  /** From now on every commit of the store fails, until the returned function is called. */
  failCommits?(): () => void;
  /** The secret key of a host's device; makes a host if there is none. */
  hostPass?(): Promise<Uint8Array>;
  /** The secret by which plain sessions join; they are on, unless `allowPlain` has switched them off. */
  plainSecret?(): string;
  /** Switches plain sessions on or off. */
  allowPlain?(allowed: boolean): Promise<void>;
  /** Announces something to everybody, as the screen's host does; an empty text takes off what is pinned. */
  announce?(text: string, level: Level): Promise<void>;
  /** True when the hub is fresh for each rule and tells source addresses 127.0.0.x apart. */
  ownAddresses?(): boolean;
}

export type Need = keyof HubControl;
