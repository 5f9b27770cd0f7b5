// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the pages in these strings have templates of their own.
/**
 * `@ComponentV2` and `@Local` as pages see them: what is observed and what is not, and that only nodes which read a changed
 * property are updated. Classes are covered in observedV2.test.ts.
 *
 * @vitest-environment happy-dom
 */
import { describe, expect, it } from 'vitest';
import { logged, runPage } from '../structProgram.ts';
import { errorsOf, pageV2 } from './pageV2.ts';

describe('@Local', () => {
  it('shows an assignment', async () => {
    const running = await runPage(
      pageV2('@Local n: number = 1;', "Text(`${this.n}`)\nButton('+').id('add').onClick(() => { this.n++; })"),
    );
    await running.click('add');
    expect(running.texts()[0]).toBe('2');
  });

  it('does not see the properties of an object of a plain class (platform.md 69)', async () => {
    const running = await runPage(
      pageV2(
        '@Local info: Info = new Info();\n@Local other: number = 0;',
        `Text(this.info.name)
         Button('1').id('name').onClick(() => { this.info.name = 'Jack'; })
         Button('2').id('whole').onClick(() => { this.info = new Info('Lucy'); })`,
        "class Info { name: string; constructor(name: string = 'Tom') { this.name = name; } }",
      ),
    );
    await running.click('name');
    expect(running.texts()[0]).toBe('Tom');
    await running.click('whole');
    expect(running.texts()[0]).toBe('Lucy');
  });

  it('sees items and calls of an array and of arrays inside', async () => {
    const running = await runPage(
      pageV2(
        '@Local list: number[] = [3, 1];\n@Local grid: number[][] = [[1, 2], [3]];',
        `Text(this.list.join(','))
         Text(\`\${this.grid[0][1]} \${this.grid[1].length}\`)
         Button('1').id('item').onClick(() => { this.list[1] = 2; })
         Button('2').id('push').onClick(() => { this.list.push(9); })
         Button('3').id('sort').onClick(() => { this.list.sort((a: number, b: number) => a - b); })
         Button('4').id('splice').onClick(() => { this.list.splice(0, 1); })
         Button('5').id('deep').onClick(() => { this.grid[0][1] = 7; this.grid[1].push(4); })`,
      ),
    );
    await running.click('item');
    expect(running.texts()[0]).toBe('3,2');
    await running.click('push');
    expect(running.texts()[0]).toBe('3,2,9');
    await running.click('sort');
    expect(running.texts()[0]).toBe('2,3,9');
    await running.click('splice');
    expect(running.texts()[0]).toBe('3,9');
    await running.click('deep');
    expect(running.texts()[1]).toBe('7 2');
  });

  it('sees Map Set and Date through their methods', async () => {
    const running = await runPage(
      pageV2(
        '@Local map: Map<string, number> = new Map();\n@Local set: Set<string> = new Set();\n@Local date: Date = new Date(0);',
        `Text(\`\${this.map.get('k') ?? '-'} \${this.map.size}\`)
         Text([...this.set].join(''))
         Text(\`\${this.date.getTime()}\`)
         Button('m').id('map').onClick(() => { this.map.set('k', (this.map.get('k') ?? 0) + 1); })
         Button('s').id('set').onClick(() => { this.set.add('a'); this.set.add('b'); })
         Button('d').id('date').onClick(() => { this.date.setTime(5); })
         Button('c').id('clear').onClick(() => { this.map.clear(); this.set.delete('a'); })`,
      ),
    );
    await running.click('map');
    await running.click('map');
    await running.click('set');
    await running.click('date');
    expect(running.texts().slice(0, 3)).toEqual(['2 1', 'ab', '5']);
    await running.click('clear');
    expect(running.texts().slice(0, 2)).toEqual(['- 0', 'b']);
  });

  it('updates only the nodes that read what has changed, down to an item of an array', async () => {
    const running = await runPage(
      pageV2(
        '@Local list: number[] = [1, 2];\nshow(name: string, n: number): string { log(name); return `${n}`; }',
        `Text(this.show('first', this.list[0]))
         Text(this.show('second', this.list[1]))
         Button('+').id('add').onClick(() => { this.list[1]++; this.list[1]++; })`,
      ),
    );
    expect(logged).toEqual(['first', 'second']);
    await running.click('add');
    expect(logged).toEqual(['first', 'second', 'second']);
    expect(running.texts().slice(0, 2)).toEqual(['1', '4']);
  });

  it('is not given a value by a parent', async () => {
    const errors = await errorsOf(
      pageV2(
        '',
        'Child({ n: 2 })',
        '@ComponentV2 struct Child { @Local n: number = 1; build() { Text(`${this.n}`) } }',
      ),
    );
    expect(errors).toContain('n is @Local, which a parent cannot give a value');
  });

  it('is needed for a member that a parent gives nothing either', async () => {
    const errors = await errorsOf(
      pageV2('', 'Child({ n: 2 })', '@ComponentV2 struct Child { n: number = 1; build() { Text(`${this.n}`) } }'),
    );
    expect(errors).toContain('n is a member without a decorator');
  });
});

describe('@ComponentV2', () => {
  it('goes with its struct: what it has observed is no longer heard', async () => {
    const running = await runPage(
      pageV2(
        '@Local isShown: boolean = true;\ndata: Data = new Data();',
        `if (this.isShown) { Child({ data: this.data }) }
         Button('x').id('hide').onClick(() => { this.isShown = false; })
         Button('+').id('add').onClick(() => { this.data.n++; })`,
        `@ObservedV2 class Data { @Trace n: number = 0; }
         @ComponentV2 struct Child {
           @Require @Param data: Data;
           @Monitor('data.n') heard(): void { log('heard'); }
           aboutToDisappear(): void { log('gone'); }
           build() { Text(\`\${this.data.n}\`) }
         }`,
      ),
    );
    await running.click('add');
    await running.click('hide');
    await running.click('add');
    expect(logged).toEqual(['heard', 'gone']);
  });
});
