/** What the rules need of the client that they are held against: a driver of a few lines makes any client fit. */

import type { Description } from '../chunk.ts';

/** What became of something that was sent. */
export interface DeliveryView {
  readonly state: 'waiting' | 'sent' | 'failed';
  /** Error code of a failure, else ''. */
  readonly reason: string;
}

/** A picture as the client holds it. */
export interface PictureView {
  readonly state: 'absent' | 'coming' | 'whole' | 'failed';
  /** Error code of a failure, else ''. */
  readonly reason: string;
  /** What is there of it. */
  readonly bytes: Uint8Array;
}

/** An entry of a room's log as the client holds it. */
export interface HeldEntry {
  readonly type: string;
  readonly seq: number;
  readonly id: string;
  readonly from: string;
  /** Text of `chat` and `private`; '' for others. */
  readonly content: string;
}

export type ClientState = 'idle' | 'connecting' | 'joining' | 'online' | 'waiting' | 'closed' | 'refused';

/** One life of an app that holds one client. Its time is wound by the test; its sockets and its disk are real. */
export interface ClientApp {
  readonly state: ClientState;
  /** Member ids and texts of what it told as new, in that order: `chat` and `private`, those of its own included. */
  readonly told: readonly HeldEntry[];
  /** Begins to connect, and keeps trying. */
  connect(): void;
  /** Leaves on purpose. */
  disconnect(): void;
  /** Something happened that makes it worth to look now, such as a network that came back. */
  wake(): void;
  /** Queues a message; returns its id. */
  sendChat(room: string, content: string): string;
  sendPrivate(to: string, content: string): string;
  /** Queues a message with a picture of these bytes; returns its id. */
  sendPicture(room: string, bytes: Uint8Array): Promise<string>;
  /** Wants to see a picture. */
  fetchPicture(description: Description): void;
  /** Wants to see it no longer. */
  cancelPicture(description: Description): void;
  /** Where it stands. */
  picture(description: Description): PictureView;
  delivery(id: string): DeliveryView;
  /** The log of a room, by sequence number, as it lies on the client's disk. */
  log(room: string): Promise<HeldEntry[]>;
  /** Resolves when what arrived so far is on disk. */
  settled(): Promise<void>;
  /** Lets that much of the client's time pass, in milliseconds. */
  advance(milliseconds: number): Promise<void>;
  /** Lets exactly the pause pass that the client is making before its next attempt; returns its length. */
  skipPause(): Promise<number>;
  /** Resolves when `holds`; it is asked again at each thing that happens to this client. */
  until(what: string, holds: () => boolean): Promise<void>;
  /** The system kills the app: nothing more comes from it. Its disk stays. */
  kill(): Promise<void>;
}

export interface ClientUnderTest {
  readonly name: string;
  /**
   * Starts an app.
   *
   * @param former begin with that app's disk
   */
  launch(options: { url: string; code: string; name: string }, former?: ClientApp): Promise<ClientApp>;
}
