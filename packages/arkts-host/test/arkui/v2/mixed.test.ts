// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the pages in these strings have templates of their own.
/**
 * Objects that structs of V1 and of V2 share: what the other side hears without `enableV2Compatibility`, and with it.
 *
 * @vitest-environment happy-dom
 */
import { describe, expect, it } from 'vitest';
import { UIUtils } from '../../../arkui/kit.ts';
import { runPage } from '../structProgram.ts';
import { pageV2 } from './pageV2.ts';

Object.assign(globalThis, { UIUtils });

const child = `@ComponentV2 struct Child {
  @Require @Param data: Data;
  build() { Column() { Text(\`child \${this.data.inner.n} \${this.data.list.join()}\`) } }
}`;
const classes = `@Observed class Inner { n: number = 1; }
@Observed class Data { inner: Inner = new Inner(); list: number[] = UIUtils.makeV1Observed([1]); }`;
const page = (given: string) => `${classes}\n${child}
@Entry @Component struct Page {
  @State data: Data = new Data();
  build() {
    Column() {
      Child({ data: ${given} })
      Button('+').id('deep').onClick(() => { this.data.inner.n++; })
      Button('+').id('push').onClick(() => { this.data.list.push(2); })
      Button('+').id('whole').onClick(() => { this.data.inner = new Inner(); this.data.inner.n = 9; })
    }
  }
}`;

describe('what V1 gives V2', () => {
  it('is not heard there', async () => {
    const running = await runPage(page('this.data'));
    await running.click('deep');
    expect(running.texts()[0]).toBe('child 1 1');
  });

  it('is heard at any depth that V1 observes with enableV2Compatibility', async () => {
    const running = await runPage(page('UIUtils.enableV2Compatibility(this.data)'));
    await running.click('deep');
    expect(running.texts()[0]).toBe('child 2 1');
    await running.click('push');
    expect(running.texts()[0]).toBe('child 2 1,2');
    await running.click('whole');
    expect(running.texts()[0]).toBe('child 9 1,2');
    await running.click('deep');
    expect(running.texts()[0]).toBe('child 10 1,2');
  });
});

describe('what V2 gives V1', () => {
  it('is heard on both sides with makeV1Observed and enableV2Compatibility', async () => {
    const running = await runPage(
      pageV2(
        '@Local data: Plain = UIUtils.enableV2Compatibility(UIUtils.makeV1Observed(new Plain()));',
        "Text(`${this.data.n}`)\nInner1({ data: this.data })\nButton('+').id('add').onClick(() => { this.data.n++; })",
        `class Plain { n: number = 1; }
         @Component struct Inner1 {
           @ObjectLink data: Plain;
           build() { Column() { Text(\`V1 \${this.data.n}\`); Button('i').id('inner').onClick(() => { this.data.n += 10; }) } }
         }`,
      ),
    );
    await running.click('add');
    await running.click('inner');
    expect(running.texts().slice(0, 2)).toEqual(['12', 'V1 12']);
  });

  it('leaves objects of @ObservedV2 classes as they are', () => {
    const plain = { n: 1 };
    expect(UIUtils.makeV1Observed(plain)).not.toBe(plain);
    const observed = UIUtils.makeObserved({ n: 1 });
    expect(UIUtils.makeV1Observed(observed)).toBe(observed);
  });
});
