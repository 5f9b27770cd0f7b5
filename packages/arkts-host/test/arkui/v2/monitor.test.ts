// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the pages in these strings have templates of their own.
/**
 * `@Monitor`: when it is called, with what, and for which paths.
 *
 * @vitest-environment happy-dom
 */
import { describe, expect, it } from 'vitest';
import { UIUtils } from '../../../arkui/kit.ts';
import { flushUpdates } from '../../../arkui/state/v2/updates.ts';
import { setErrorReporter } from '../../../arkui/tree/errors.ts';
import { logged, runPage } from '../structProgram.ts';
import { errorsOf, pageV2 } from './pageV2.ts';

const say =
  'log(m.dirty.map((path: string) => `${path} ${m.value<number>(path)!.before}>${m.value<number>(path)!.now}`).join());';

describe('@Monitor in a struct', () => {
  it('is called once after the code has run with the first and the last value (platform.md 65)', async () => {
    const running = await runPage(
      pageV2(
        `@Local n: number = 1;
         @Monitor('n') onN(m: IMonitor): void { ${say} }`,
        "Button('+').id('add').onClick(() => { this.n++; this.n++; log('done'); })",
      ),
    );
    expect(logged).toEqual([]);
    await running.click('add');
    expect(logged).toEqual(['done', 'n 1>3']);
    await running.click('add');
    expect(logged.slice(2)).toEqual(['done', 'n 3>5']);
  });

  it('is not called when the value is the old one in the end', async () => {
    const running = await runPage(
      pageV2(
        `@Local n: number = 1;
         @Monitor('n') onN(m: IMonitor): void { ${say} }`,
        "Button('+').id('add').onClick(() => { this.n++; this.n--; })",
      ),
    );
    await running.click('add');
    expect(logged).toEqual([]);
  });

  it('names those of several paths that have changed', async () => {
    const running = await runPage(
      pageV2(
        `@Local a: number = 1; @Local b: number = 1; @Local c: number = 1;
         @Monitor('a', 'b', 'c') heard(m: IMonitor): void { ${say} }`,
        "Button('1').id('two').onClick(() => { this.a++; this.c++; })\nButton('2').id('one').onClick(() => { this.b++; })",
      ),
    );
    await running.click('two');
    await running.click('one');
    expect(logged).toEqual(['a 1>2,c 1>2', 'b 1>2']);
  });

  it('without a path gives the first change', async () => {
    const running = await runPage(
      pageV2(
        `@Local a: number = 1; @Local b: number = 1;
         @Monitor('a', 'b') heard(m: IMonitor): void { log(m.value<number>()!.path); }`,
        "Button('1').id('b').onClick(() => { this.b++; })",
      ),
    );
    await running.click('b');
    expect(logged).toEqual(['b']);
  });

  it('follows a path into observed classes and to items of arrays', async () => {
    const running = await runPage(
      pageV2(
        `@Local user: User = new User();
         @Monitor('user.address.city', 'user.scores.1') heard(m: IMonitor): void { ${say} }`,
        `Button('1').id('city').onClick(() => { this.user.address.city = 2; })
         Button('2').id('address').onClick(() => { this.user.address = new Address(5); })
         Button('3').id('item').onClick(() => { this.user.scores[1] = 9; })
         Button('4').id('other').onClick(() => { this.user.scores[0] = 9; })
         Button('5').id('user').onClick(() => { this.user = new User(); })`,
        `@ObservedV2 class Address { @Trace city: number; constructor(city: number = 1) { this.city = city; } }
         @ObservedV2 class User { @Trace address: Address = new Address(); @Trace scores: number[] = [1, 2]; }`,
      ),
    );
    for (const id of ['city', 'address', 'item', 'other', 'user']) await running.click(id);
    expect(logged).toEqual([
      'user.address.city 1>2',
      'user.address.city 2>5',
      'user.scores.1 2>9',
      'user.address.city 5>1,user.scores.1 9>2',
    ]);
  });

  it('does not hear of calls of an array that it names as a whole (platform.md 69)', async () => {
    const running = await runPage(
      pageV2(
        `@Local list: number[] = [1];
         @Monitor('list') whole(m: IMonitor): void { log('whole'); }
         @Monitor('list.length') length(m: IMonitor): void { ${say} }`,
        "Button('1').id('push').onClick(() => { this.list.push(2); })\nButton('2').id('new').onClick(() => { this.list = []; })",
      ),
    );
    await running.click('push');
    expect(logged).toEqual(['list.length 1>2']);
    await running.click('new');
    expect(logged.slice(1)).toEqual(['whole', 'list.length 2>0']);
  });

  it('hears of what aboutToAppear changes and of parameters', async () => {
    const running = await runPage(
      pageV2(
        '@Local n: number = 1;',
        "Child({ n: this.n })\nButton('+').id('add').onClick(() => { this.n++; })",
        `@ComponentV2 struct Child {
           @Param n: number = 0;
           @Local own: number = 1;
           @Monitor('n', 'own') heard(m: IMonitor): void { ${say} }
           aboutToAppear(): void { this.own = 2; }
           build() { Text('') }
         }`,
      ),
    );
    expect(logged).toEqual(['own 1>2']);
    await running.click('add');
    expect(logged.slice(1)).toEqual(['n 1>2']);
  });

  it('comes before the nodes are updated: they are updated once', async () => {
    const running = await runPage(
      pageV2(
        `@Local n: number = 1; @Local double: number = 2;
         @Monitor('n') onN(m: IMonitor): void { this.double = this.n * 2; }
         show(): string { log('shown'); return \`\${this.n} \${this.double}\`; }`,
        "Text(this.show())\nButton('+').id('add').onClick(() => { this.n++; })",
      ),
    );
    await running.click('add');
    expect(running.texts()[0]).toBe('2 4');
    expect(logged).toEqual(['shown', 'shown']);
  });

  it('of which two change each other without end is an error instead of a window that stands still', async () => {
    const errors = await errorsOf(
      pageV2(
        `@Local a: number = 1; @Local b: number = 1;
         @Monitor('a') onA(m: IMonitor): void { this.b++; }
         @Monitor('b') onB(m: IMonitor): void { this.a++; }
         aboutToAppear(): void { this.a++; }`,
        "Text('')",
      ),
    );
    expect(errors).toContain('without end');
  });
});

describe('@Monitor in a class', () => {
  const user = `@ObservedV2 class User {
    @Trace name: number = 1;
    age: number = 1;
    @Monitor('name', 'age') heard(m: IMonitor): void { ${say} }
  }`;

  it('hears of traced properties and not of others', async () => {
    const running = await runPage(
      pageV2(
        'user: User = new User();',
        "Button('1').id('name').onClick(() => { this.user.name++; })\nButton('2').id('age').onClick(() => { this.user.age++; })",
        user,
      ),
    );
    await running.click('age');
    expect(logged).toEqual([]);
    await running.click('name');
    // The other one has been read anew.
    expect(logged).toEqual(['name 1>2,age 1>2']);
  });

  it('begins with the turn after the object was made (platform.md 66)', async () => {
    const running = await runPage(
      pageV2(
        'user: User = new User();',
        "Button('1').id('make').onClick(() => { this.user = new User(); this.user.name = 5; })\nButton('2').id('name').onClick(() => { this.user.name++; })",
        user,
      ),
    );
    await running.click('make');
    expect(logged).toEqual([]);
    await running.click('name');
    expect(logged).toEqual(['name 5>6']);
  });

  it('is inherited: base and subclass hear of the same property each', async () => {
    const running = await runPage(
      pageV2(
        'dog: Dog = new Dog();',
        "Button('1').id('name').onClick(() => { this.dog.name++; })",
        `@ObservedV2 class Animal { @Trace name: number = 1; @Monitor('name') onBase(m: IMonitor): void { log('base'); } }
         @ObservedV2 class Dog extends Animal { @Monitor('name') onDog(m: IMonitor): void { log('dog'); } }`,
      ),
    );
    await running.click('name');
    expect(logged).toEqual(['base', 'dog']);
  });

  it('lives as long as its object and longer than the struct that made it', async () => {
    const running = await runPage(
      pageV2(
        '@Local isShown: boolean = true;\nheld: Held = new Held();',
        `if (this.isShown) { Child({ held: this.held }) }
         Button('x').id('hide').onClick(() => { this.isShown = false; })
         Button('+').id('add').onClick(() => { this.held.user!.name++; })`,
        `${user}
         class Held { user?: User; }
         @ComponentV2 struct Child {
           @Require @Param held: Held;
           aboutToAppear(): void { this.held.user = new User(); }
           build() { Text('') }
         }`,
      ),
    );
    await running.click('hide');
    await running.click('add');
    expect(logged).toEqual(['name 1>2']);
  });
});

describe('a monitor that throws', () => {
  it('is reported with its place and keeps no other from hearing', async () => {
    const running = await runPage(
      pageV2(
        `@Local n: number = 1;
         @Monitor('n') bad(m: IMonitor): void { throw new Error('broken'); }
         @Monitor('n') good(m: IMonitor): void { log('heard'); }`,
        "Text(`${this.n}`)\nButton('+').id('add').onClick(() => { this.n++; })",
      ),
    );
    const errors: string[] = [];
    const before = setErrorReporter((error, place) =>
      errors.push(`${place.replace(/.*\/Page\d+/, 'Page')} ${error.message}`),
    );
    await running.click('add');
    await running.click('add');
    setErrorReporter(before);
    expect(errors).toEqual(['Page.ets:3 broken', 'Page.ets:3 broken']);
    expect(logged).toEqual(['heard', 'heard']);
    expect(running.texts()[0]).toBe('3');
  });

  it('throws where nothing renders and keeps no other from hearing', async () => {
    const target = UIUtils.makeObserved({ n: 1 });
    const heard: number[] = [];
    UIUtils.addMonitor(target, 'n', () => {
      throw new Error('broken');
    });
    UIUtils.addMonitor(target, 'n', () => heard.push(target.n));
    const before = setErrorReporter((error) => {
      throw error;
    });
    target.n = 2;
    expect(() => flushUpdates()).toThrow('broken');
    setErrorReporter(before);
    expect(heard).toEqual([2]);
  });
});
