/**
 * Runs structs without a screen. A page is compiled as for the browser and rendered into happy-dom; a test changes its
 * state and looks at the text, and at how often each update function ran. For test files that say
 * `@vitest-environment happy-dom`: Vue looks for a document when it is loaded.
 */
import { onTestFinished } from 'vitest';
import { createEtsCompiler } from '../../arkts/compile.ts';
import { App } from '../../arkui/app/app.ts';
import '../../arkui/globals.ts';
import * as runtime from '../../arkui/runtime.ts';
import type { LocalStorage } from '../../arkui/state/storage.ts';

/** What pages of tests write to: `log('…')`. */
export const logged: string[] = [];

export interface RunningPage {
  readonly app: App;
  /** All text on the page, texts of nodes separated by `|`. */
  text(): string;
  texts(): string[];
  click(id: string): Promise<void>;
  /** Waits until all changes are shown. */
  settled(): Promise<void>;
  element(id: string): HTMLElement;
}

const compile = createEtsCompiler({ root: '/project', hasArkUI: true });
let number = 0;

/** Compiles ArkTS with one `@Entry` struct and shows it. */
export async function runPage(source: string, storage?: LocalStorage): Promise<RunningPage> {
  logged.length = 0;
  number++;
  const name = `Page${number}`;
  const { code } = compile(`/project/entry/src/main/ets/pages/${name}.ets`, source);
  // Pages of tests import nothing, so their only import is the runtime, which they share with the test.
  const program = new Function('__ui', code.replace(/^import \* as __ui .*$/m, '')) as (ui: typeof runtime) => void;
  Object.assign(globalThis, { log: (text: string) => logged.push(text) });
  const container = document.createElement('div');
  document.body.append(container);
  const app = new App({
    container,
    resources: { folders: {}, rawfile: {} },
    loadPage: async () => program(runtime),
    ...(storage ? { storage } : {}),
  });
  onTestFinished(() => {
    app.dispose();
    container.remove();
  });
  await app.loadContent(`pages/${name}`);
  const settled = async () => {
    for (let turn = 0; turn < 3; turn++) await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
  };
  await settled();
  const element = (id: string) => {
    const found = document.getElementById(id);
    if (!found) throw new Error(`There is no component with the id ${id}.`);
    return found;
  };
  const texts = () =>
    [...document.querySelectorAll('.ui-Text, .ui-Button-label')].map((each) => each.textContent ?? '');
  return {
    app,
    settled,
    element,
    texts,
    text: () => texts().join('|'),
    click: async (id) => {
      element(id).click();
      await settled();
    },
  };
}
