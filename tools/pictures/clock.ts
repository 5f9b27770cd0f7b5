/** The time of day in the pictures: the same whenever they are taken, and moved on from one message to the next. */
import type { BrowserContext } from 'playwright-core';

const KEY = 'hearth-pictures-ahead';

export class PictureClock {
  private ahead: number;

  /** @param begin what time it is when the pictures are begun, in milliseconds since 1970 */
  constructor(
    private readonly context: BrowserContext,
    begin: number,
  ) {
    this.ahead = begin - Date.now();
  }

  /** Sets the clocks of all pages and all devices; to be called before the first one is opened. */
  async set(): Promise<void> {
    await this.context.addInitScript(
      ({ key, ahead }) => {
        // Pages that have no address of their own have no storage.
        if (location.origin === 'null') return;
        const True = Date;
        const now = () => True.now() + Number(localStorage.getItem(key) ?? ahead);
        class PictureDate extends True {
          constructor(...args: [] | [number]) {
            super(...((args.length === 0 ? [now()] : args) as [number]));
          }
          static override now(): number {
            return now();
          }
        }
        globalThis.Date = PictureDate as DateConstructor;
      },
      { key: KEY, ahead: this.ahead },
    );
  }

  async moveOn(minutes: number): Promise<void> {
    this.ahead += minutes * 60_000;
    const [page] = this.context.pages();
    await page?.evaluate(({ key, ahead }) => localStorage.setItem(key, String(ahead)), { key: KEY, ahead: this.ahead });
  }
}
