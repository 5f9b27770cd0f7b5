/** Covers that no source ends the check: half-written ones, and those over which a rule or the compiler itself breaks down. */
import { describe, expect, it } from 'vitest';
import { findSafely } from '../../arkts/check/breakdown.ts';
import { checkAgainstSmallSdk, checkSources } from './checkedProject.ts';

const page = `import { window } from '@kit.ArkUI';
@Observed class Item { id: number = 0; }
@Extend(Text) function large(size: number) { .fontSize(size) }
@Styles function card() { .width('100%') }
@Builder function line(item: Item) { Row() { Text(item.id.toString()).large(3) }.card() }
@Component struct Child {
  @Link @Watch('changed') count: number;
  @ObjectLink item: Item;
  @BuilderParam content: () => void;
  changed(): void { console.info('changed'); }
  build() { Column() { if (this.count > 1) { this.content() } else { line(this.item) } } }
}
@Entry({ routeName: 'all' }) @Component struct All {
  @State count: number = 0;
  @State items: Item[] = [];
  build() {
    List() {
      ForEach(this.items, (item: Item) => {
        ListItem() { Child({ count: this.count, item: item }) { Text($r('app.string.hello', 1)) } }
      }, (item: Item) => item.id.toString())
    }.stateStyles({ normal: { .opacity(1) } }).onClick(() => { this.count++; })
  }
}`;

const pieces = page.match(/\s+|'[^'\n]*'|[\w$]+|=>|[^\w\s]/g) ?? [];

/** One source for each place of the page: broken off, or with something missing, there. */
function brokenPages(spoil: (place: number) => string): Record<string, string> {
  const step = 7;
  const places = Array.from({ length: Math.floor(pieces.length / step) }, (_, index) => index * step);
  return Object.fromEntries(places.map((place) => [`at ${place}`, spoil(place)]));
}

const strange: Record<string, string> = {
  'a component in an @Extend': '@Extend(Text) function f() { Column() }',
  'a call in an @Styles': '@Styles function f() { console.info(1) }',
  'an @Extend without body': '@Extend(Text) function f();',
  'an @Extend of nothing': '@Extend function f() { .width(1) }',
  'a struct without name': '@Component struct { build() {} }',
  'a struct in a function': 'function f() { @Component struct A { build() {} } }',
  'a decorator that is a call of a call': '@Component()() struct A { build() { Column() {} } }',
  'a decorator in brackets': '@(Component) struct A { build() { Column() {} } }',
  'a decorated parameter of a function': 'function f(@State a: number) {}',
  'a decorator before nothing': '@Component',
  'a computed member': '@Component struct A { @State [x]: number = 1; build() { Column() {} } }',
  'a spread to a child': '@Component struct A { build() { A({ ...this }) } }',
  'an empty condition': '@Component struct A { build() { if () {} } }',
};

describe('the check comes to its end over', () => {
  it('pages that break off', () => {
    const found = checkSources(brokenPages((place) => pieces.slice(0, place).join('')));
    expect(Object.values(found).flat()).not.toContainEqual(expect.stringContaining('check-breakdown'));
  });

  it('pages with something missing', () => {
    const found = checkSources(brokenPages((place) => pieces.filter((_, index) => index !== place).join('')));
    expect(Object.values(found).flat()).not.toContainEqual(expect.stringContaining('check-breakdown'));
  });

  it('strange ones', () => {
    const found = checkSources(strange);
    expect(Object.values(found).flat()).not.toContainEqual(expect.stringContaining('check-breakdown'));
  });
});

describe('a configuration of the wrong form', () => {
  it.each(['{ modules: 3 }', '{ modules: [3] }', '{ modules: [{ name: 3 }] }', '{}', '[]'])(
    'is a finding: %s',
    (text) => {
      const found = checkAgainstSmallSdk({ 'build-profile.json5': text });
      expect(found).toContainEqual(expect.stringMatching(/^build-profile\.json5:\d+:\d+ config-modules$/));
    },
  );
});

describe('a file over which the check breaks down', () => {
  it('is a finding that says where', () => {
    const [finding] = findSafely('a.ets', () => {
      throw new Error('oops');
    });
    expect(finding?.file).toBe('a.ets');
    expect(finding?.message).toMatch(/oops at .*check\.breakdown\.test\.ts/);
  });

  it('does not take away what is found in others', () => {
    // The compiler itself fails over this one.
    const found = checkSources({
      broken: '@{\nstruct A { @Local a: number = 1; build() {} }',
      sound: 'export const a: number = nowhere;',
    });
    expect(found).toEqual({ broken: ['1:1 check-breakdown'], sound: ['1:26 ts2304'] });
  });
});
