/** The smart screen by its remote control alone: arrow keys, OK, Back and Menu. */
import { STEP_MILLISECONDS } from '../../packages/arkts-host/test/pages/limits.ts';
import type { RoomPage } from './RoomPage.ts';

/** More rows than any panel of the menu has. */
const MOST_ROWS = 25;

export class Remote {
  constructor(private readonly room: RoomPage) {}

  /** Presses keys where the focus is; fails when it is nowhere. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.room.screen.app.locator(':focus').press(key);
  }

  /** Waits until this has the focus. */
  async focus(id: string): Promise<void> {
    await this.room.screen.app.locator(`#${id}:focus, #${id} :focus`).waitFor();
  }

  async focused(): Promise<string> {
    return (await this.room.screen.app.locator(':focus').getAttribute('id')) ?? '';
  }

  /** Moves down, and then up, row by row until this row has the focus; again, as long as it may yet appear. */
  async to(id: string): Promise<void> {
    const end = Date.now() + STEP_MILLISECONDS;
    do {
      for (const key of ['ArrowDown', 'ArrowUp']) {
        if ((await this.walk(key, id)).at(-1) === id) return;
      }
    } while (Date.now() < end);
    throw new Error(`The arrow keys do not lead to #${id}.`);
  }

  /** Moves row by row as far as the key leads, or until `id` has the focus. @returns all that had the focus on the way */
  async walk(key: string, id = ''): Promise<string[]> {
    const rows = [await this.focused()];
    while (rows.at(-1) !== id && rows.length <= MOST_ROWS) {
      await this.press(key);
      const focused = await this.focused();
      if (focused === rows.at(-1)) break;
      rows.push(focused);
    }
    return rows;
  }

  /** Goes to a row and presses OK. */
  async choose(...ids: string[]): Promise<void> {
    for (const id of ids) {
      await this.to(id);
      await this.press('Enter');
    }
  }

  async openMenu(): Promise<void> {
    await this.press('ContextMenu');
    await this.focus('menu-members');
  }

  /** Back, as often as it takes to be at the wall again. */
  async leaveMenu(): Promise<void> {
    while (!(await this.focused()).endsWith('-corner')) await this.press('Escape');
  }

  /** Out of menu and enlarged code, to the place where the focus is at first. */
  async goHome(): Promise<void> {
    await this.leaveMenu();
    if ((await this.focused()) === 'code-corner') await this.press('ArrowRight');
    await this.focus('menu-corner');
  }

  /** Waits until the menu says this about what was done. */
  async hears(text: string | RegExp): Promise<void> {
    await this.room.screen.app.locator('#menu-said').filter({ hasText: text }).waitFor();
  }
}
