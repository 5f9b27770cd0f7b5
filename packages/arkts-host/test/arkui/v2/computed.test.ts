// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the pages in these strings have templates of their own.
/**
 * `@Computed`: how often it is computed, who hears of it, and what is read while code runs.
 *
 * @vitest-environment happy-dom
 */
import { describe, expect, it } from 'vitest';
import { logged, runPage } from '../structProgram.ts';
import { pageV2 } from './pageV2.ts';

describe('@Computed', () => {
  it('is computed once for many readers and once for many changes', async () => {
    const running = await runPage(
      pageV2(
        `@Local a: number = 1; @Local b: number = 2;
         @Computed get sum(): number { log('computed'); return this.a + this.b; }`,
        "Text(`${this.sum}`)\nText(`${this.sum}`)\nButton('+').id('add').onClick(() => { this.a++; this.b++; })",
      ),
    );
    expect(logged).toEqual(['computed']);
    await running.click('add');
    expect(logged).toEqual(['computed', 'computed']);
    expect(running.texts().slice(0, 2)).toEqual(['5', '5']);
  });

  it('is read as it was until the code that changes things has run (platform.md 65)', async () => {
    const running = await runPage(
      pageV2(
        '@Local a: number = 1;\n@Computed get double(): number { return this.a * 2; }',
        "Text(`${this.double}`)\nButton('+').id('add').onClick(() => { this.a = 5; log(`${this.double}`); })",
      ),
    );
    await running.click('add');
    expect(logged).toEqual(['2']);
    expect(running.texts()[0]).toBe('10');
  });

  it('updates no node while its value stays the same', async () => {
    const running = await runPage(
      pageV2(
        `@Local n: number = 1;
         @Computed get isBig(): boolean { return this.n > 2; }
         show(): string { log('shown'); return \`\${this.isBig}\`; }`,
        "Text(this.show())\nButton('+').id('add').onClick(() => { this.n++; })",
      ),
    );
    await running.click('add');
    expect(logged).toEqual(['shown']);
    await running.click('add');
    expect(logged).toEqual(['shown', 'shown']);
    expect(running.texts()[0]).toBe('true');
  });

  it('stands on others, is monitored and given to children', async () => {
    const running = await runPage(
      pageV2(
        `@Local celsius: number = 20;
         @Computed get fahrenheit(): number { return this.celsius * 9 / 5 + 32; }
         @Computed get words(): string { return \`\${this.fahrenheit} F\`; }
         @Monitor('words') heard(m: IMonitor): void { log(\`\${m.value<string>()!.before} > \${m.value<string>()!.now}\`); }`,
        "Child({ words: this.words })\nButton('+').id('add').onClick(() => { this.celsius += 5; })",
        '@ComponentV2 struct Child { @Param words: string = ""; build() { Text(this.words) } }',
      ),
    );
    await running.click('add');
    expect(running.texts()[0]).toBe('77 F');
    expect(logged).toEqual(['68 F > 77 F']);
  });

  it('is there in classes and inherited', async () => {
    const running = await runPage(
      pageV2(
        '@Local name: FullName = new FullName();',
        "Text(this.name.full)\nText(this.name.full)\nButton('+').id('add').onClick(() => { this.name.first = 'C'; })",
        `@ObservedV2 class Name {
           @Trace first: string = 'A'; @Trace last: string = 'B';
           @Computed get full(): string { log('computed'); return this.first + this.last; }
         }
         @ObservedV2 class FullName extends Name { @Trace title: string = ''; }`,
      ),
    );
    logged.length = 0;
    await running.click('add');
    expect(running.texts().slice(0, 2)).toEqual(['CB', 'CB']);
    expect(logged).toEqual(['computed']);
  });
});
