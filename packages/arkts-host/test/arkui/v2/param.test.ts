// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the pages in these strings have templates of their own.
/**
 * What goes between parent and child in V2: `@Param`, `@Once`, `@Event`, `@Require`, `@BuilderParam`, and `!!`, which is short
 * for a parameter and its event.
 *
 * @vitest-environment happy-dom
 */
import { describe, expect, it, vi } from 'vitest';
import { logged, runPage } from '../structProgram.ts';
import { errorsOf, pageV2 } from './pageV2.ts';

const counter = (members: string) => `
@ComponentV2 struct Child {
  ${members}
  build() { Column() { Text(\`child \${this.n}\`); Button('c').id('child').onClick(() => { this.n++; }) } }
}`;
const parent = (child: string) =>
  pageV2(
    '@Local n: number = 1;',
    "Text(`${this.n}`)\nChild({ n: this.n })\nButton('+').id('add').onClick(() => { this.n++; })",
    child,
  );

describe('@Param', () => {
  it('follows the parent', async () => {
    const running = await runPage(parent(counter('@Param n: number = 0;')));
    await running.click('add');
    expect(running.texts()[1]).toBe('child 2');
  });

  it('is read-only: an assignment is written to the log and changes nothing (platform.md 68)', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    const running = await runPage(parent(counter('@Param n: number = 0;')));
    await running.click('child');
    expect(running.texts()[1]).toBe('child 1');
    expect(error.mock.calls.join()).toContain('@Param n cannot be assigned here');
    error.mockRestore();
  });

  it('has its own default where the parent gives nothing', async () => {
    const running = await runPage(
      pageV2('', 'Child()', '@ComponentV2 struct Child { @Param n: number = 7; build() { Text(`${this.n}`) } }'),
    );
    expect(running.text()).toBe('7');
  });

  it('takes undefined from the parent as a value', async () => {
    const running = await runPage(
      pageV2(
        '@Local n: number | undefined = undefined;',
        'Child({ n: this.n })',
        '@ComponentV2 struct Child { @Param n: number | undefined = 7; build() { Text(`${this.n}`) } }',
      ),
    );
    expect(running.text()).toBe('undefined');
  });

  it('must be given with @Require', async () => {
    const child = '@ComponentV2 struct Child { @Require @Param n: number; build() { Text(`${this.n}`) } }';
    expect(await errorsOf(pageV2('', 'Child()', child))).toContain('@Require n was not given');
  });

  it('is the very object of the parent and not a copy', async () => {
    const running = await runPage(
      pageV2(
        '@Local list: number[] = [1];',
        "Text(this.list.join())\nChild({ list: this.list })\nButton('+').id('add').onClick(() => { this.list.push(3); })",
        `@ComponentV2 struct Child {
           @Require @Param list: number[];
           build() { Column() { Text(this.list.join()); Button('c').id('child').onClick(() => { this.list.push(2); }) } }
         }`,
      ),
    );
    await running.click('child');
    expect(running.texts()[0]).toBe('1,2');
    await running.click('add');
    expect(running.texts()[1]).toBe('1,2,3');
  });

  it('takes what a computation gives and hears of it', async () => {
    const running = await runPage(
      pageV2(
        '@Local n: number = 1;',
        "Child({ n: this.n * 10 })\nButton('+').id('add').onClick(() => { this.n++; })",
        '@ComponentV2 struct Child { @Param n: number = 0; build() { Text(`${this.n}`) } }',
      ),
    );
    await running.click('add');
    expect(running.texts()[0]).toBe('20');
  });
});

describe('@Once', () => {
  it('takes the first value only and is the child’s own from then on', async () => {
    const running = await runPage(parent(counter('@Param @Once n: number = 0;')));
    await running.click('add');
    expect(running.texts().slice(0, 2)).toEqual(['2', 'child 1']);
    await running.click('child');
    expect(running.texts().slice(0, 2)).toEqual(['2', 'child 2']);
  });
});

describe('@Event', () => {
  it('has the parent change what it gives', async () => {
    const running = await runPage(
      pageV2(
        '@Local n: number = 1;',
        'Child({ n: this.n, change: (by: number) => { this.n += by; } })',
        `@ComponentV2 struct Child {
           @Param n: number = 0;
           @Event change: (by: number) => void;
           build() { Column() { Text(\`\${this.n}\`); Button('+').id('add').onClick(() => { this.change(5); }) } }
         }`,
      ),
    );
    await running.click('add');
    expect(running.texts()[0]).toBe('6');
  });

  it('does nothing where nobody listens', async () => {
    const running = await runPage(
      pageV2(
        '',
        'Child()',
        `@ComponentV2 struct Child {
           @Event change: () => void;
           @Event make: () => number = () => 3;
           build() { Button('+').id('add').onClick(() => { this.change(); log(\`\${this.make()}\`); }) }
         }`,
      ),
    );
    await running.click('add');
    expect(logged).toEqual(['3']);
  });
});

describe('!!', () => {
  it('binds a parameter and its event', async () => {
    const running = await runPage(
      pageV2(
        '@Local n: number = 1;',
        'Text(`${this.n}`)\nChild({ n: this.n!! })',
        `@ComponentV2 struct Child {
           @Param n: number = 0;
           @Event $n: (value: number) => void = (value: number) => {};
           build() { Button('+').id('add').onClick(() => { this.$n(this.n + 1); }) }
         }`,
      ),
    );
    await running.click('add');
    await running.click('add');
    expect(running.texts()[0]).toBe('3');
  });

  it('binds what a built-in component changes', async () => {
    const running = await runPage(
      pageV2(
        '@Local isOn: boolean = false;',
        "Text(`${this.isOn}`)\nToggle({ type: ToggleType.Switch, isOn: this.isOn!! }).id('t')",
      ),
    );
    await running.click('t');
    expect(running.texts()[0]).toBe('true');
  });
});

describe('@BuilderParam', () => {
  it('builds what the parent gives with the parent’s state', async () => {
    const running = await runPage(
      pageV2(
        '@Local n: number = 1;\n@Builder content() { Text(`from parent ${this.n}`) }',
        "Child({ content: () => { this.content() } })\nButton('+').id('add').onClick(() => { this.n++; })",
        `@Builder function nothing() {}
         @ComponentV2 struct Child { @BuilderParam content: () => void = nothing; build() { Column() { this.content() } } }`,
      ),
    );
    await running.click('add');
    expect(running.texts()[0]).toBe('from parent 2');
  });

  it('is what a trailing block is for', async () => {
    const running = await runPage(
      pageV2(
        '@Local n: number = 1;',
        "Child() { Text(`${this.n}`) }\nButton('+').id('add').onClick(() => { this.n++; })",
        `@Builder function nothing() {}
         @ComponentV2 struct Child { @BuilderParam content: () => void = nothing; build() { Column() { this.content() } } }`,
      ),
    );
    await running.click('add');
    expect(running.texts()[0]).toBe('2');
  });
});

describe('@ReusableV2', () => {
  it('is a struct like others and made anew each time', async () => {
    const running = await runPage(
      pageV2(
        '@Local isShown: boolean = true;',
        "if (this.isShown) { Child().reuse({ reuseId: () => 'a' }) }\nButton('x').id('toggle').onClick(() => { this.isShown = !this.isShown; })",
        `@ReusableV2 @ComponentV2 struct Child {
           @Local n: number = 1;
           aboutToAppear(): void { log('made'); }
           build() { Button(\`\${this.n}\`).id('add').onClick(() => { this.n++; }) }
         }`,
      ),
    );
    await running.click('add');
    await running.click('toggle');
    await running.click('toggle');
    expect(running.texts()[0]).toBe('1');
    expect(logged).toEqual(['made', 'made']);
  });
});
