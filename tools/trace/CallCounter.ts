/** How often the product's functions ran in a page, by the precise coverage of V8. */
import type { CDPSession, Page } from 'playwright-core';
import type { BuiltSources, Place } from './BuiltSources.ts';

export interface Calls extends Place {
  /** Of the function and of those without a name that are written in it. */
  readonly count: number;
  /** Of the function alone. */
  readonly own: number;
}

/** By file and name. */
export type CallsByFunction = ReadonlyMap<string, Calls>;

export class CallCounter {
  private constructor(
    private readonly session: CDPSession,
    private readonly sources: BuiltSources,
    /** Names the engine that the page runs in: pages with the same one are counted together. */
    readonly engine: string,
  ) {}

  static async start(page: Page, sources: BuiltSources): Promise<CallCounter> {
    const session = await page.context().newCDPSession(page);
    await session.send('Profiler.enable');
    await session.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    const { id } = await session.send('Runtime.getIsolateId');
    return new CallCounter(session, sources, id);
  }

  /** The calls since the last taking. */
  async take(): Promise<CallsByFunction> {
    const { result } = await this.session.send('Profiler.takePreciseCoverage');
    const calls = new Map<string, Calls>();
    for (const { url, functions } of result) {
      if (!url.startsWith('http')) continue;
      /** Of the outermost function of each name. The engine names the outer before the inner. */
      const ends = new Map<string, number>();
      for (const { ranges } of functions) {
        const [range] = ranges;
        const place = range && range.count > 0 ? this.sources.find(url, range.startOffset) : undefined;
        if (range === undefined || place === undefined) continue;
        const key = `${place.file} ${place.name}`;
        const { count = 0, own = 0 } = calls.get(key) ?? {};
        const isInner = range.startOffset < (ends.get(key) ?? 0);
        if (!isInner) ends.set(key, range.endOffset);
        calls.set(key, { ...place, count: count + range.count, own: own + (isInner ? 0 : range.count) });
      }
    }
    return calls;
  }
}
