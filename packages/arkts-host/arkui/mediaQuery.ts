/** `MediaQuery`: conditions such as `(width >= 600vp)` on the window, and listeners of their change. */

import { closedBase } from '../kits/host/unimplemented.ts';
import type { App } from './app/app.ts';
import { onResourceConfig, resourceConfig } from './resources/config.ts';
import { guarded } from './tree/errors.ts';

export interface MediaQueryResult {
  readonly matches: boolean;
  readonly media: string;
}

type Listener = (result: MediaQueryResult) => void;

export class MediaQueryListener extends closedBase('ArkUI', 'MediaQueryListener') implements MediaQueryResult {
  private readonly listeners = new Set<Listener>();
  private readonly observer: ResizeObserver;
  private last: boolean;

  constructor(
    private readonly app: App,
    readonly media: string,
  ) {
    super();
    this.last = this.matches;
    this.observer = new ResizeObserver(() => this.look());
    onResourceConfig(() => this.look());
  }

  get matches(): boolean {
    return matchesMedia(this.app.root, this.media);
  }

  on(_type: 'change', listener: Listener): void {
    this.listeners.add(listener);
    this.observer.observe(this.app.root);
  }

  off(_type: 'change', listener?: Listener): void {
    if (listener) this.listeners.delete(listener);
    else this.listeners.clear();
    if (this.listeners.size === 0) this.observer.disconnect();
  }

  private look(): void {
    const { matches, media } = this;
    if (matches === this.last) return;
    this.last = matches;
    for (const listener of [...this.listeners]) guarded('mediaquery', () => listener({ matches, media }));
  }
}

export class MediaQuery extends closedBase('ArkUI', 'MediaQuery') {
  constructor(private readonly app: App) {
    super();
  }

  matchMediaSync(condition: string): MediaQueryListener {
    return new MediaQueryListener(this.app, condition);
  }
}

/** Conditions joined by `and`; sizes in vp, orientation and dark mode. */
function matchesMedia(root: HTMLElement, condition: string): boolean {
  return condition.split(/\band\b/).every((part) => matchesOne(root, part.trim()));
}

function matchesOne(root: HTMLElement, part: string): boolean {
  const text = part.replace(/^\(|\)$/g, '').trim();
  if (text === '' || text === 'screen') return true;
  const { offsetWidth: width, offsetHeight: height } = root;
  const orientation = /^orientation\s*:\s*(portrait|landscape)$/.exec(text)?.[1];
  if (orientation) return (orientation === 'landscape') === width > height;
  const dark = /^dark-mode\s*:\s*(true|false)$/.exec(text)?.[1];
  if (dark) return resourceConfig().isDark === (dark === 'true');
  const bound = /^(min|max)-(width|height)\s*:\s*([\d.]+)(?:vp|px)?$/.exec(text);
  if (bound) {
    const size = bound[2] === 'width' ? width : height;
    return bound[1] === 'min' ? size >= Number(bound[3]) : size <= Number(bound[3]);
  }
  const range = /^(?:([\d.]+)(?:vp|px)?\s*(<=?|>=?)\s*)?(width|height)\s*(?:(<=?|>=?)\s*([\d.]+)(?:vp|px)?)?$/.exec(
    text,
  );
  if (!range) throw new Error(`The media condition '${part}' is not implemented in this host.`);
  const size = range[3] === 'width' ? width : height;
  const compare = (left: number, operator: string | undefined, right: number) =>
    operator === '<'
      ? left < right
      : operator === '<='
        ? left <= right
        : operator === '>'
          ? left > right
          : left >= right;
  const first = range[1] === undefined || compare(Number(range[1]), range[2], size);
  return first && (range[5] === undefined || compare(size, range[4], Number(range[5])));
}
