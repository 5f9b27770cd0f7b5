/** How often the product's functions ran in a page, by the precise coverage of V8. */
import type { CDPSession, Page } from 'playwright-core';
import type { BuiltSources, Place } from './BuiltSources.ts';

export interface Calls extends Place {
  readonly count: number;
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
      for (const { ranges } of functions) {
        const [range] = ranges;
        if (!url.startsWith('http') || range === undefined || range.count === 0) continue;
        const place = this.sources.find(url, range.startOffset);
        if (place === undefined) continue;
        const key = `${place.file} ${place.name}`;
        calls.set(key, { ...place, count: (calls.get(key)?.count ?? 0) + range.count });
      }
    }
    return calls;
  }
}
