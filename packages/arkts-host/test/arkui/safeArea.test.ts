/**
 * What reaches beyond the safe area: margins and paddings that the page wrote are kept, and what lies beyond comes on top.
 *
 * @vitest-environment happy-dom
 */
import { expect, it } from 'vitest';
import { runPage } from './structProgram.ts';

async function styleOf(attributes: string): Promise<CSSStyleDeclaration> {
  const page = await runPage(`@Entry @Component struct Page { build() { Column() {}.id('box')${attributes} } }`);
  return page.element('box').style;
}

it('expandSafeArea lets the background go beyond and keeps the content inside', async () => {
  const style = await styleOf(".height('100%').padding({ top: 4, bottom: 8 }).margin({ top: 2 }).expandSafeArea()");
  expect(style.getPropertyValue('margin-top')).toBe('calc(2px - var(--ui-safe-top))');
  expect(style.getPropertyValue('padding-top')).toBe('calc(4px + var(--ui-safe-top))');
  expect(style.getPropertyValue('padding-bottom')).toBe('calc(8px + var(--ui-safe-bottom))');
  expect(style.height).toContain('+ var(--ui-safe-top) + var(--ui-safe-bottom)');
});

it('an edge that is not named stays', async () => {
  const style = await styleOf('.padding(4).expandSafeArea([SafeAreaType.SYSTEM], [SafeAreaEdge.BOTTOM])');
  expect(style.getPropertyValue('margin-top')).toBe('');
  expect(style.getPropertyValue('padding-bottom')).toBe('calc(4px + var(--ui-safe-bottom))');
});

it('the order of the attributes does not matter', async () => {
  const style = await styleOf('.expandSafeArea([SafeAreaType.SYSTEM], [SafeAreaEdge.TOP]).padding(6)');
  expect(style.getPropertyValue('padding-top')).toBe('calc(6px + var(--ui-safe-top))');
});

it('ignoreLayoutSafeArea lets the content go beyond, too', async () => {
  const style = await styleOf('.padding(4).ignoreLayoutSafeArea()');
  expect(style.getPropertyValue('margin-top')).toBe('calc(0px - var(--ui-safe-top))');
  expect(style.getPropertyValue('margin-bottom')).toBe('calc(0px - var(--ui-safe-bottom))');
  expect(style.getPropertyValue('padding-top')).not.toContain('safe');
});
