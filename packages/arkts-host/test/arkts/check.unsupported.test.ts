/** What the platform has and this host cannot show is refused by its name, and nothing else is. */
import { describe, expect, it } from 'vitest';
import { checkSources } from './checkedProject.ts';

function build(body: string): string {
  return `\n@Component struct Case { build() {\n${body}\n} }`;
}

describe('refuses what this host cannot show', () => {
  const found = checkSources({
    component: build('Gauge({ value: 1 })'),
    attribute: build('Text().monopolizeEvents(true)'),
    method: `
class OwnScroller extends Scroller { own(): void {} }
class Other { getFont(): void {} }
function use(scroller: Scroller, own: OwnScroller, stack: NavPathStack, other: Other, context: UIContext): void {
  scroller.scrollToIndex(1);
  own.own();
  own.fling(1);
  own.scrollPage({ next: true });
  stack.pushPathByName('a', null);
  stack.setInterception({});
  other.getFont();
  context.vp2px(1);
  context.getFont();
  AppStorage.setOrCreate('a', 1);
}`,
    decorator: '@AnimatableExtend(Text) function grow(size: number) { .fontSize(size) }',
    iteration: build(`List() { ForEach([1], (n: number) => { ListItem() }).onMove((from: number, to: number) => {}) }`),
    struct: `${build('Child().monopolizeEvents(true)')}
@Component struct Child { build() {} }`,
    reuse: `${build("Column() { Other().reuseId('y') }")}
@Reusable @Component struct Other { build() {} }
@ComponentV2 struct Page2 { build() { Column() { Child().reuse({ reuseId: () => 'x' }) } } }
@ReusableV2 @ComponentV2 struct Child { build() {} }`,
    repeat: build(
      `List() { Repeat<number>([1]).each((item: RepeatItem<number>) => { ListItem() }).virtualScroll({ totalCount: 1 }) }`,
    ),
    enumeration: build('Text().textAlign(TextAlign.Start)'),
    stateV2: `
@ObservedV2 class User { @Trace name: string = ''; @Monitor('name') heard(m: IMonitor): void {} @Computed get n(): number { return 1; } }
@ComponentV2 struct A {
  @Local a: number = 1;
  @Param @Once b: number = 1;
  @Event c: () => void = () => {};
  @Provider() d: number = 1;
  @Consumer('e') e: User = new User();
  @Computed get f(): number { return this.a; }
  @Monitor('a', 'f') g(monitor: IMonitor): void { monitor.value<number>()?.now; }
  build() { Text(this.f.toString()) }
}`,
  });
  it('a component', () => expect(found.component).toEqual(['3:1 host-unsupported-ui']));
  it('an attribute', () => expect(found.attribute).toEqual(['3:8 host-unsupported-ui']));
  it('a method', () =>
    expect(found.method?.filter((finding) => finding.endsWith('host-unsupported-ui'))).toEqual([
      '7:7 host-unsupported-ui',
      '10:9 host-unsupported-ui',
      '13:11 host-unsupported-ui',
    ]));
  it('an attribute of a struct', () => expect(found.struct).toEqual(['3:9 host-unsupported-ui']));
  it('and not which pool a struct is from', () => expect(found.reuse).toEqual([]));
  it('an attribute of ForEach', () => expect(found.iteration).toEqual(['3:54 host-unsupported-ui']));
  it('a decorator', () => expect(found.decorator).toEqual(['1:2 host-unsupported-ui']));
  it('but nothing that it shows', () => expect(found.enumeration).toEqual([]));
  it('and not Repeat with virtualScroll', () => expect(found.repeat).toEqual([]));
  it('and no decorator of state management V2', () => expect(found.stateV2).toEqual([]));
});
