// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the pages in these strings have templates of their own.
/**
 * State management V1 as pages see it: what is observed and what is not (platform.md 28), @Prop and @Watch (29), ForEach
 * (31), and that only nodes which read a changed variable are updated. Storages are covered in storage.test.ts, layout
 * and input in test/pages/arkui.
 *
 * @vitest-environment happy-dom
 */
import { describe, expect, it } from 'vitest';
import { setErrorReporter } from '../../arkui/tree/errors.ts';
import { logged, runPage } from './structProgram.ts';

const page = (members: string, build: string, before = '') => `
${before}
@Entry @Component struct Page {
  ${members}
  build() { Column() { ${build} } }
}`;

describe('@State', () => {
  it('shows an assignment', async () => {
    const running = await runPage(
      page('@State n: number = 1;', "Text(`${this.n}`)\nButton('+').id('add').onClick(() => { this.n++; })"),
    );
    await running.click('add');
    expect(running.texts()[0]).toBe('2');
  });

  it('sees first-level properties of an object, and nothing deeper (platform.md 28)', async () => {
    const running = await runPage(
      page(
        '@State a: A = new A();',
        "Text(`${this.a.n} ${this.a.b.n}`)\nButton('1').id('first').onClick(() => { this.a.n++; })\nButton('2').id('deep').onClick(() => { this.a.b.n++; })",
        'class B { n: number = 0; }\nclass A { n: number = 0; b: B = new B(); }',
      ),
    );
    await running.click('deep');
    expect(running.texts()[0]).toBe('0 0');
    await running.click('first');
    expect(running.texts()[0]).toBe('1 1');
  });

  it('does not see properties of an array’s items, but the items themselves', async () => {
    const running = await runPage(
      page(
        '@State list: Item[] = [new Item(1), new Item(2)];',
        `Text(this.list.map((i: Item) => i.n).join(','))
         Button('1').id('inside').onClick(() => { this.list[0].n = 9; })
         Button('2').id('index').onClick(() => { this.list[1] = new Item(5); })
         Button('3').id('push').onClick(() => { this.list.push(new Item(6)); })
         Button('4').id('splice').onClick(() => { this.list.splice(0, 1); })
         Button('5').id('length').onClick(() => { this.list.length = 0; })`,
        'class Item { n: number; constructor(n: number) { this.n = n; } }',
      ),
    );
    await running.click('inside');
    expect(running.texts()[0]).toBe('1,2');
    await running.click('index');
    expect(running.texts()[0]).toBe('9,5');
    await running.click('push');
    expect(running.texts()[0]).toBe('9,5,6');
    await running.click('splice');
    expect(running.texts()[0]).toBe('5,6');
    await running.click('length');
    expect(running.texts()[0]).toBe('');
  });

  it('sees Map, Set and Date through their methods', async () => {
    const running = await runPage(
      page(
        '@State map: Map<string, number> = new Map();\n@State set: Set<string> = new Set();\n@State date: Date = new Date(0);',
        `Text(\`\${this.map.size} \${this.set.has('a')} \${this.date.getTime()}\`)
         Button('m').id('map').onClick(() => { this.map.set('k', 1); })
         Button('s').id('set').onClick(() => { this.set.add('a'); })
         Button('d').id('date').onClick(() => { this.date.setTime(5); })`,
      ),
    );
    await running.click('map');
    await running.click('set');
    await running.click('date');
    expect(running.texts()[0]).toBe('1 true 5');
  });

  it('updates only the nodes that read what has changed', async () => {
    const running = await runPage(
      page(
        '@State a: number = 0;\n@State b: number = 0;\nshow(name: string, n: number): string { log(name); return `${n}`; }',
        "Text(this.show('a', this.a))\nText(this.show('b', this.b))\nButton('+').id('add').onClick(() => { this.a++; this.a++; })",
      ),
    );
    expect(logged).toEqual(['a', 'b']);
    await running.click('add');
    // Two changes, one update.
    expect(logged).toEqual(['a', 'b', 'a']);
    expect(running.texts()[0]).toBe('2');
  });

  it('does not show changes of a member without a decorator', async () => {
    const running = await runPage(
      page('n: number = 1;', "Text(`${this.n}`)\nButton('+').id('add').onClick(() => { this.n++; })"),
    );
    await running.click('add');
    expect(running.texts()[0]).toBe('1');
  });
});

describe('@Observed and @ObjectLink', () => {
  const classes = '@Observed class Item { n: number; constructor(n: number) { this.n = n; } }';
  const child = '@Component struct Row2 { @ObjectLink item: Item; build() { Text(`item ${this.item.n}`) } }';

  it('see a property of an item in the child that holds it', async () => {
    const running = await runPage(
      page(
        '@State list: Item[] = [new Item(1)];',
        "ForEach(this.list, (item: Item) => { Row2({ item: item }) }, (item: Item, i: number) => `${i}`)\nButton('+').id('add').onClick(() => { this.list[0].n++; })",
        `${classes}\n${child}`,
      ),
    );
    await running.click('add');
    expect(running.texts()[0]).toBe('item 2');
  });

  it('refuse a plain object, saying what to do', async () => {
    const errors: string[] = [];
    const running = runPage(
      page(
        '@State plain: Plain = new Plain();',
        'Row2({ item: this.plain.inner })',
        'class Inner { n: number = 1; }\nclass Plain { inner: Inner = new Inner(); }\n@Component struct Row2 { @ObjectLink item: Inner; build() { Text(`${this.item.n}`) } }',
      ),
    );
    const before = setErrorReporter((error) => errors.push(error.message));
    await running;
    setErrorReporter(before);
    expect(errors.join()).toContain('@ObjectLink item was given an object that nothing observes');
  });

  it('follow another object that the parent assigns', async () => {
    const running = await runPage(
      page(
        '@State one: Item = new Item(1);',
        "Row2({ item: this.one })\nButton('+').id('other').onClick(() => { this.one = new Item(7); })",
        `${classes}\n${child}`,
      ),
    );
    await running.click('other');
    expect(running.texts()[0]).toBe('item 7');
  });

  it('with @Track update only readers of the tracked property', async () => {
    const running = await runPage(
      page(
        '@State model: Model = new Model();\nread(name: string, n: number): string { log(name); return `${n}`; }',
        "Text(this.read('a', this.model.a))\nText(this.read('b', this.model.b))\nButton('+').id('add').onClick(() => { this.model.a++; })",
        '@Observed class Model { @Track a: number = 0; @Track b: number = 0; }',
      ),
    );
    await running.click('add');
    expect(logged).toEqual(['a', 'b', 'a']);
  });
});

describe('@Prop (platform.md 29)', () => {
  const child =
    "@Component struct Child { @Prop n: number = 9; build() { Column() { Text(`child ${this.n}`)\nButton('own').id('own').onClick(() => { this.n += 10; }) } } }";

  it('follows the parent, keeps its own changes until then, and never changes the parent', async () => {
    const running = await runPage(
      page(
        '@State n: number = 1;\n@State other: number = 0;',
        "Text(`parent ${this.n}`)\nChild({ n: this.n })\nButton('+').id('add').onClick(() => { this.n++; })",
        child,
      ),
    );
    await running.click('own');
    expect(running.texts().slice(0, 2)).toEqual(['parent 1', 'child 11']);
    await running.click('add');
    expect(running.texts().slice(0, 2)).toEqual(['parent 2', 'child 2']);
  });

  it('takes its default when the parent gives nothing', async () => {
    const running = await runPage(page('', 'Child()', child));
    expect(running.texts()[0]).toBe('child 9');
  });

  it('is a deep copy', async () => {
    const running = await runPage(
      page(
        '@State a: A = new A();',
        'Child({ a: this.a })\nText(`parent ${this.a.b.n}`)',
        'class B { n: number = 1; }\nclass A { b: B = new B(); }\n@Component struct Child { @Prop a: A; aboutToAppear(): void { this.a.b.n = 5; } build() { Text(`child ${this.a.b.n}`) } }',
      ),
    );
    expect(running.text()).toBe('child 5|parent 1');
  });
});

describe('@Link, @Provide and @Consume', () => {
  it('are other names for the variable, both ways', async () => {
    const running = await runPage(
      page(
        "@State n: number = 1;\n@Provide('key') p: string = 'p';",
        'Text(`parent ${this.n} ${this.p}`)\nChild({ n: this.n })',
        "@Component struct Child { @Link n: number; @Consume('key') q: string; build() { Button(`child ${this.n} ${this.q}`).id('change').onClick(() => { this.n++; this.q += '!'; }) } }",
      ),
    );
    await running.click('change');
    expect(running.text()).toBe('parent 2 p!|child 2 p!');
  });

  it('a @Link without a variable of the parent is an error', async () => {
    const errors: string[] = [];
    const running = runPage(
      page(
        'n: number = 1;',
        'Child({ n: this.n })',
        '@Component struct Child { @Link n: number; build() { Text(`${this.n}`) } }',
      ),
    );
    const before = setErrorReporter((error) => errors.push(error.message));
    await running;
    setErrorReporter(before);
    expect(errors.join()).toContain('@Link n needs a state variable of the parent');
  });
});

describe('@Watch (platform.md 29)', () => {
  it('runs after the change, once a change, not for the initial value, and not for an equal one', async () => {
    const running = await runPage(
      page(
        "@State @Watch('changed') n: number = 1;\n@State @Watch('changed') list: number[] = [];\nchanged(name: string): void { log(`${name} ${this.n} ${this.list.length}`); }",
        "Button('+').id('add').onClick(() => { this.n = 2; this.n = 2; this.list.push(7); })",
      ),
    );
    expect(logged).toEqual([]);
    await running.click('add');
    expect(logged).toEqual(['n 2 0', 'list 2 1']);
  });

  it('runs in a child when the parent changes its @Prop or @Link', async () => {
    const running = await runPage(
      page(
        '@State n: number = 1;',
        "Child({ p: this.n, l: this.n })\nButton('+').id('add').onClick(() => { this.n++; })",
        "@Component struct Child { @Prop @Watch('seen') p: number; @Link @Watch('seen') l: number; seen(name: string): void { log(name); } build() { Text(`${this.p}${this.l}`) } }",
      ),
    );
    await running.click('add');
    expect(logged).toEqual(['l', 'p']);
  });
});

describe('ForEach (platform.md 31)', () => {
  it('keeps items by key, builds only new ones, drops equal keys', async () => {
    const running = await runPage(
      page(
        "@State list: string[] = ['a', 'b'];\nmade(item: string): string { log(item); return item; }",
        `ForEach(this.list, (item: string) => { Text(this.made(item)).id(item) }, (item: string) => item)
         Button('1').id('front').onClick(() => { this.list.unshift('c'); })
         Button('2').id('again').onClick(() => { this.list.push('a'); })
         Button('3').id('reverse').onClick(() => { this.list.reverse(); })`,
      ),
    );
    const first = running.element('a');
    await running.click('front');
    await running.click('again');
    expect(running.texts().slice(0, 3)).toEqual(['c', 'a', 'b']);
    await running.click('reverse');
    expect(running.texts().slice(0, 3)).toEqual(['a', 'b', 'c']);
    expect(logged).toEqual(['a', 'b', 'c']);
    expect(running.element('a')).toBe(first);
  });
});

describe('builders', () => {
  it('follow an argument passed by reference, and not one passed by value', async () => {
    const running = await runPage(
      page(
        '@State n: number = 1;\n@Builder value(n: number) { Text(`value ${n}`) }\n@Builder reference(p: P) { Text(`reference ${p.n}`) }',
        "this.value(this.n)\nthis.reference({ n: this.n })\nButton('+').id('add').onClick(() => { this.n++; })",
        'interface P { n: number; }',
      ),
    );
    await running.click('add');
    expect(running.texts().slice(0, 2)).toEqual(['value 1', 'reference 2']);
  });

  it('come in through @BuilderParam, by name and as a trailing block', async () => {
    const running = await runPage(
      page(
        "title: string = 'page';\n@Builder head() { Text(`head of ${this.title}`) }",
        "Card({ title: 'card', content: this.head })\nCard({ title: 'card', content: () => { this.head() } })\nCard({ title: 'x' }) { Text('block') }",
        "@Component struct Card { title: string = ''; @BuilderParam content: () => void; build() { Column() { this.content() } } }",
      ),
    );
    // A builder handed over by name runs with the child as `this`, as on the platform; in an arrow function with the page.
    expect(running.text()).toBe('head of card|head of page|block');
  });
});

describe('lifecycle', () => {
  it('calls aboutToAppear before the first build, aboutToDisappear at the end, and page methods of the page', async () => {
    const running = await runPage(
      page(
        "@State shown: boolean = true;\naboutToAppear(): void { log('page appears'); }\nonPageShow(): void { log('page shown'); }\nonPageHide(): void { log('page hidden'); }",
        "if (this.shown) { Child() }\nButton('x').id('toggle').onClick(() => { this.shown = false; })",
        "@Component struct Child { aboutToAppear(): void { log('child appears'); } aboutToDisappear(): void { log('child goes'); } build() { Text('child') } }",
      ),
    );
    expect(logged).toEqual(['page appears', 'child appears', 'page shown']);
    await running.click('toggle');
    running.app.setVisible(false);
    expect(logged.slice(3)).toEqual(['child goes', 'page hidden']);
  });
});

describe('what is not implemented', () => {
  it('names file and line', async () => {
    const errors: string[] = [];
    const running = runPage(
      "@Entry @Component struct Page {\n  build() {\n    Column() {\n      Text('a')\n        .draggable(true)\n    }\n  }\n}",
    );
    const before = setErrorReporter((error) => errors.push(error.message));
    await running;
    setErrorReporter(before);
    expect(errors[0]).toMatch(/pages\/Page\d+\.ets:5: The attribute draggable of Text is not implemented/);
  });
});
