/** What the room is made of, as the project has it. */

export interface RoomDevice {
  /** The module that it runs. */
  readonly module: string;
  /** How many of it the room begins with. */
  readonly count: number;
  /** True for a smart screen, with a remote control; others are held in a hand. */
  readonly isScreen: boolean;
}

interface InLanguages<Value> {
  readonly en: Value;
  readonly zh: Value;
}

export interface RoomFacts {
  readonly title: InLanguages<string>;
  readonly tagline: InLanguages<string>;
  /** What a newcomer may try: a word, and what it stands for. */
  readonly guide: InLanguages<readonly (readonly [string, string])[]>;
  readonly devices: readonly RoomDevice[];
  /** Folders of sources, from the project's root. */
  readonly folders: readonly string[];
  /** Where this package is, from the project's root. */
  readonly hostPlace: string;
}
