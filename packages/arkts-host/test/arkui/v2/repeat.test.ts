// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the pages in these strings have templates of their own.
/**
 * Repeat: what is kept by key, templates, and `virtualScroll` in a parent that does not scroll. What a list builds of it is
 * covered in test/pages.
 *
 * @vitest-environment happy-dom
 */
import { describe, expect, it } from 'vitest';
import { logged, runPage } from '../structProgram.ts';
import { pageV2 } from './pageV2.ts';

const made =
  "@ComponentV2 struct Made { @Param text: string = ''; aboutToAppear(): void { log(this.text); } build() { Text(this.text) } }";

describe.each(['', '.virtualScroll()'])('Repeat%s', (mode) => {
  const list = (attributes: string, items = "['a', 'b', 'c']") =>
    pageV2(
      `@Local list: string[] = ${items};`,
      `Repeat<string>(this.list)${attributes}${mode}
       Button('1').id('first').onClick(() => { this.list.unshift('x'); })
       Button('2').id('swap').onClick(() => { this.list.reverse(); })
       Button('3').id('change').onClick(() => { this.list[0] = 'A'; })
       Button('4').id('empty').onClick(() => { this.list = []; })`,
      made,
    );
  const items = (texts: string[]) => texts.slice(0, -4);

  it('keeps what it has built when items move and tells them their index', async () => {
    const running = await runPage(
      list(
        '.each((ri: RepeatItem<string>) => { Made({ text: `${ri.index}${ri.item}` }) }).key((item: string) => item)',
      ),
    );
    expect(items(running.texts())).toEqual(['0a', '1b', '2c']);
    await running.click('first');
    expect(items(running.texts())).toEqual(['0x', '1a', '2b', '3c']);
    await running.click('swap');
    expect(items(running.texts())).toEqual(['0c', '1b', '2a', '3x']);
    // Each was made once.
    expect(logged).toEqual(['0a', '1b', '2c', '0x']);
    await running.click('empty');
    expect(items(running.texts())).toEqual([]);
  });

  it('gives an item that has kept its key its new value', async () => {
    const running = await runPage(
      list('.each((ri: RepeatItem<string>) => { Made({ text: ri.item }) }).key((item: string) => item.toLowerCase())'),
    );
    await running.click('change');
    expect(items(running.texts())).toEqual(['A', 'b', 'c']);
    expect(logged).toEqual(['a', 'b', 'c']);
  });

  it('finds items without a key by what they are and shows equal ones', async () => {
    const running = await runPage(list('.each((ri: RepeatItem<string>) => { Made({ text: ri.item }) })'));
    await running.click('swap');
    expect(items(running.texts())).toEqual(['c', 'b', 'a']);
    expect(logged).toEqual(['a', 'b', 'c']);
  });

  it('shows all items whose keys are the same (platform.md 70)', async () => {
    const running = await runPage(
      list(".each((ri: RepeatItem<string>) => { Made({ text: ri.item }) }).key((item: string) => 'same')"),
    );
    expect(items(running.texts())).toEqual(['a', 'b', 'c']);
  });

  it('builds each item with the template of its kind and the others with that of each', async () => {
    const running = await runPage(
      list(
        `.each((ri: RepeatItem<string>) => { Text(\`plain \${ri.item}\`) })
         .template('big', (ri: RepeatItem<string>) => { Text(\`big \${ri.item}\`) })
         .templateId((item: string, index: number) => item === 'b' || item === 'A' ? 'big' : 'none')`,
      ),
    );
    expect(items(running.texts())).toEqual(['plain a', 'big b', 'plain c']);
    await running.click('change');
    expect(items(running.texts())).toEqual(['big A', 'big b', 'plain c']);
  });
});

describe('virtualScroll', () => {
  it('shows no more than totalCount which may be state', async () => {
    const running = await runPage(
      pageV2(
        "@Local list: string[] = ['a', 'b', 'c']; @Local count: number = 2;",
        `Repeat<string>(this.list).each((ri: RepeatItem<string>) => { Text(ri.item) }).virtualScroll({ totalCount: this.count })
         Button('more').id('more').onClick(() => { this.count = 3; })`,
      ),
    );
    expect(running.texts().slice(0, -1)).toEqual(['a', 'b']);
    await running.click('more');
    expect(running.texts().slice(0, -1)).toEqual(['a', 'b', 'c']);
  });
});
