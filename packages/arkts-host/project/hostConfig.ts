/**
 * What the host has to be told of a project beyond the project's own files: `arkts-host.json5` at its root. Everything in
 * it may be left out, and so may the file.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import JSON5 from 'json5';

export const CONFIG_NAME = 'arkts-host.json5';

/** A text, or one for each language of the room. */
export type RoomText = string | { readonly en: string; readonly zh: string };

/** A device that the room begins with. */
export interface RoomDeviceConfig {
  /** The module that it runs. */
  readonly module: string;
  /** Default: 1. */
  readonly count?: number;
}

/** What the page with the devices says of the project. */
export interface RoomConfig {
  readonly title?: RoomText;
  readonly tagline?: RoomText;
  /** Default: one device for each HAP. */
  readonly devices?: readonly RoomDeviceConfig[];
  /** What a newcomer may try: a word, and what it stands for. */
  readonly guide?: Readonly<Record<'en' | 'zh', readonly (readonly [string, string])[]>>;
}

export interface HostConfig {
  /** Where everything goes that the host makes, from the root. Default: `.arkts-host`. */
  readonly workFolder?: string;
  /** Beginnings of specifiers by which TypeScript around the modules imports their files → a folder of the project. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Qualifiers of resources that must have every text of `base`, such as `zh_CN`. */
  readonly languages?: readonly string[];
  /** A folder of kits, `NAME/index.ts` each, that take the place of the host's own or add to them. */
  readonly kits?: string;
  /** A file that exports the project's own rules for the check as `rules`, see arkts/check/projectRules.ts. */
  readonly rules?: string;
  /** Files and folders of TypeScript around the modules, which tsc and Biome check, as their own configuration says. */
  readonly typescript?: readonly string[];
  readonly room?: RoomConfig;
}

const DEFAULT_WORK_FOLDER = '.arkts-host';

const configByRoot = new Map<string, HostConfig>();

/**
 * The configuration of the project at `root`. It is read once.
 *
 * @throws SyntaxError when it is no JSON5
 */
export function readHostConfig(root: string): HostConfig {
  let config = configByRoot.get(root);
  if (config === undefined) {
    const file = path.join(root, CONFIG_NAME);
    config = existsSync(file) ? JSON5.parse<HostConfig>(readFileSync(file, 'utf8')) : {};
    configByRoot.set(root, config);
  }
  return config;
}

/** Where the host keeps what it makes for the project: caches, declarations, built pages. */
export function workFolder(root: string, ...names: string[]): string {
  return path.join(root, readHostConfig(root).workFolder ?? DEFAULT_WORK_FOLDER, ...names);
}
