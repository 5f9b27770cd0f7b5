// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the pages in these strings have templates of their own.
/**
 * `@Provider` and `@Consumer`: which one finds which, and that both sides may change the value.
 *
 * @vitest-environment happy-dom
 */
import { describe, expect, it } from 'vitest';
import { logged, runPage } from '../structProgram.ts';
import { pageV2 } from './pageV2.ts';

const child = (member: string, name = 'n') => `
@ComponentV2 struct Child {
  ${member}
  build() { Column() { Text(\`child \${this.${name}}\`); Button('c').id('child').onClick(() => { this.${name}++; }) } }
}`;
const build = "Text(`${this.n}`)\nChild()\nButton('+').id('add').onClick(() => { this.n++; })";

describe('@Provider and @Consumer', () => {
  it('are in sync in both directions', async () => {
    const running = await runPage(pageV2('@Provider() n: number = 1;', build, child('@Consumer() n: number = 0;')));
    await running.click('add');
    await running.click('child');
    expect(running.texts().slice(0, 2)).toEqual(['3', 'child 3']);
  });

  it('find each other by an alias', async () => {
    const running = await runPage(
      pageV2("@Provider('count') n: number = 1;", build, child("@Consumer('count') other: number = 0;", 'other')),
    );
    await running.click('child');
    expect(running.texts().slice(0, 2)).toEqual(['2', 'child 2']);
  });

  it('do not find each other by the name of a member that is provided under an alias', async () => {
    const running = await runPage(
      pageV2("@Provider('count') n: number = 1;", build, child('@Consumer() n: number = 40;')),
    );
    await running.click('child');
    expect(running.texts().slice(0, 2)).toEqual(['1', 'child 41']);
  });

  it('uses its own default where nobody provides', async () => {
    const running = await runPage(pageV2('@Local n: number = 1;', build, child('@Consumer() n: number = 40;')));
    await running.click('child');
    await running.click('add');
    expect(running.texts().slice(0, 2)).toEqual(['2', 'child 41']);
  });

  it('take the nearest and pass over structs of V1', async () => {
    const running = await runPage(
      pageV2(
        '@Provider() n: number = 1;',
        'Middle()\nOther()',
        `${child('@Consumer() n: number = 0;')}
         @Component struct Other { build() { Column() { Child() } } }
         @ComponentV2 struct Middle { @Provider() n: number = 5; build() { Column() { Other() } } }`,
      ),
    );
    expect(running.texts().filter((text) => text.startsWith('child'))).toEqual(['child 5', 'child 1']);
  });

  it('are heard by monitors on both sides and hold functions', async () => {
    const running = await runPage(
      pageV2(
        `@Provider() n: number = 1;
         @Provider() tell: (text: string) => void = (text: string) => { log(text); };
         @Monitor('n') heard(m: IMonitor): void { log('provider'); }`,
        'Child()',
        `@ComponentV2 struct Child {
           @Consumer() n: number = 0;
           @Consumer() tell: (text: string) => void = () => {};
           @Monitor('n') heard(m: IMonitor): void { log('consumer'); }
           build() { Button('c').id('child').onClick(() => { this.n++; this.tell('told'); }) }
         }`,
      ),
    );
    await running.click('child');
    expect(logged).toEqual(['told', 'provider', 'consumer']);
  });
});
