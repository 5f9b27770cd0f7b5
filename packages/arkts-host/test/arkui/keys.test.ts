/**
 * Covers keys as a device hands them out: who is asked before the input method, and what a held key clicks. What the product
 * makes of it is tried in tests/e2e/keys.test.ts.
 *
 * @vitest-environment happy-dom
 */
import { expect, it } from 'vitest';
import { logged, runPage } from './structProgram.ts';

const page = (inner: string, outer: string) => `
@Entry
@Component
struct Index {
  build() {
    Column() {
      Button('one')
        .id('one')
        .onKeyPreIme((event: KeyEvent) => {
          log('inner');
          ${inner}
        })
        .onClick(() => log('click'))
    }
    .onKeyPreIme((event: KeyEvent) => {
      log('outer');
      ${outer}
    })
  }
}
`;

function press(element: HTMLElement, repeats = 0): void {
  const init = { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true, composed: true };
  for (let i = 0; i <= repeats; i++) element.dispatchEvent(new KeyboardEvent('keydown', { ...init, repeat: i > 0 }));
}

it('platform.md 56: a held key clicks each time that it says to be down', async () => {
  const running = await runPage(page('return false;', 'return false;'));
  const repeats = 2;
  press(running.element('one'), repeats);
  expect(logged.filter((line) => line === 'click')).toHaveLength(1 + repeats);
});

it('platform.md 57: who is around the focus is asked after it, and one yes uses the key up', async () => {
  const running = await runPage(page('return true;', 'return false;'));
  press(running.element('one'));
  expect(logged).toEqual(['inner', 'outer']);
});

it('platform.md 57: stopPropagation keeps a key from those around, and does not use it up', async () => {
  const running = await runPage(page('event.stopPropagation(); return false;', 'return true;'));
  press(running.element('one'));
  expect(logged).toEqual(['inner', 'click']);
});
