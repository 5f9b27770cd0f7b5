// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the pages in these strings have templates of their own.
/**
 * `@ObservedV2` and `@Trace`: what is heard of objects, however deep they sit.
 *
 * @vitest-environment happy-dom
 */
import { describe, expect, it } from 'vitest';
import { logged, runPage } from '../structProgram.ts';
import { pageV2 } from './pageV2.ts';

describe('@Trace', () => {
  it('is heard at any depth and without a decorated variable in the struct', async () => {
    const running = await runPage(
      pageV2(
        'father: Father = new Father();',
        "Text(`${this.father.son.age}`)\nButton('+').id('add').onClick(() => { this.father.son.age++; })",
        `@ObservedV2 class Son { @Trace age: number = 1; }
         class Father { son: Son = new Son(); }`,
      ),
    );
    await running.click('add');
    expect(running.texts()[0]).toBe('2');
  });

  it('is what makes a property observed: others of the class are not', async () => {
    const running = await runPage(
      pageV2(
        '@Local a: A = new A();',
        "Text(`${this.a.seen} ${this.a.unseen}`)\nButton('1').id('unseen').onClick(() => { this.a.unseen++; })\nButton('2').id('seen').onClick(() => { this.a.seen++; })",
        '@ObservedV2 class A { @Trace seen: number = 0; unseen: number = 0; }',
      ),
    );
    await running.click('unseen');
    expect(running.texts()[0]).toBe('0 0');
    await running.click('seen');
    expect(running.texts()[0]).toBe('1 1');
  });

  it('updates only the nodes that read the property', async () => {
    const running = await runPage(
      pageV2(
        '@Local a: A = new A();\nshow(name: string, n: number): string { log(name); return `${n}`; }',
        "Text(this.show('x', this.a.x))\nText(this.show('y', this.a.y))\nButton('+').id('add').onClick(() => { this.a.y = 5; this.a.x = 0; })",
        '@ObservedV2 class A { @Trace x: number = 0; @Trace y: number = 0; }',
      ),
    );
    await running.click('add');
    expect(logged).toEqual(['x', 'y', 'y']);
  });

  it('is inherited and may be added by a subclass', async () => {
    const running = await runPage(
      pageV2(
        '@Local dog: Dog = new Dog();',
        "Text(`${this.dog.name} ${this.dog.age}`)\nButton('+').id('add').onClick(() => { this.dog.name = 'Rex'; this.dog.age++; })",
        `@ObservedV2 class Animal { @Trace name: string = '?'; }
         @ObservedV2 class Dog extends Animal { @Trace age: number = 1; }`,
      ),
    );
    await running.click('add');
    expect(running.texts()[0]).toBe('Rex 2');
  });

  it('hears of items of arrays and maps in classes', async () => {
    const running = await runPage(
      pageV2(
        '@Local box: Box = new Box();',
        `Text(this.box.items.map((item: Item) => item.n).join())
         Text(\`\${this.box.byName.get('a')}\`)
         Button('1').id('push').onClick(() => { this.box.items.push(new Item(2)); })
         Button('2').id('inside').onClick(() => { this.box.items[0].n = 7; })
         Button('3').id('map').onClick(() => { this.box.byName.set('a', 4); })`,
        `@ObservedV2 class Item { @Trace n: number; constructor(n: number) { this.n = n; } }
         @ObservedV2 class Box { @Trace items: Item[] = [new Item(1)]; @Trace byName: Map<string, number> = new Map(); }`,
      ),
    );
    await running.click('push');
    await running.click('inside');
    await running.click('map');
    expect(running.texts().slice(0, 2)).toEqual(['7,2', '4']);
  });

  it('may be static', async () => {
    const running = await runPage(
      pageV2(
        '',
        "Text(`${Settings.size}`)\nButton('+').id('add').onClick(() => { Settings.size++; })",
        '@ObservedV2 class Settings { @Trace static size: number = 10; }',
      ),
    );
    await running.click('add');
    expect(running.texts()[0]).toBe('11');
  });

  it('is heard by structs of V1 too', async () => {
    const running = await runPage(`
      @ObservedV2 class A { @Trace n: number = 0; }
      @Entry @Component struct Page {
        a: A = new A();
        build() { Column() { Text(\`\${this.a.n}\`); Button('+').id('add').onClick(() => { this.a.n++; }) } }
      }`);
    await running.click('add');
    expect(running.texts()[0]).toBe('1');
  });

  it('keeps values under names of its own: that is what JSON sees (platform.md 67)', async () => {
    await runPage(
      pageV2(
        'a: A = new A();\naboutToAppear(): void { log(JSON.stringify(this.a)); }',
        "Text('')",
        '@ObservedV2 class A { @Trace x: number = 1; y: number = 2; }',
      ),
    );
    expect(logged).toEqual(['{"__ob_x":1,"y":2}']);
  });
});

describe('structs of both kinds', () => {
  it('stand in each other and hear of simple values', async () => {
    const running = await runPage(`
      @Component struct Inner1 { @Prop n: number; build() { Text(\`V1 \${this.n}\`) } }
      @ComponentV2 struct Inner2 {
        @Param n: number = 0;
        build() { Column() { Text(\`V2 \${this.n}\`); Inner1({ n: this.n + 100 }) } }
      }
      @Entry @Component struct Page {
        @State n: number = 1;
        build() { Column() { Inner2({ n: this.n }); Button('+').id('add').onClick(() => { this.n++; }) } }
      }`);
    await running.click('add');
    expect(running.texts().slice(0, 2)).toEqual(['V2 2', 'V1 102']);
  });
});
