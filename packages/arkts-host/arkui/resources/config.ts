/** What resources depend on: language, color mode, font scale. A node that reads a resource follows their changes. */
import { Signal } from '../state/signal.ts';

export interface ResourceConfig {
  /** As resource folders spell it: `en_US`, `zh_CN`. */
  locale: string;
  isDark: boolean;
  /** The user's text size: fp = vp × this. */
  fontScale: number;
}

const signal = new Signal();
let config: ResourceConfig = { locale: 'en_US', isDark: false, fontScale: 1 };
const watchers = new Set<() => void>();

export function resourceConfig(): Readonly<ResourceConfig> {
  signal.read();
  return config;
}

/** Changes part of the configuration and has all nodes that read resources updated. */
export function setResourceConfig(change: Partial<ResourceConfig>): void {
  config = { ...config, ...change };
  signal.changed();
  for (const watcher of [...watchers]) watcher();
}

/** Called after each change; returns what ends it. */
export function onResourceConfig(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
