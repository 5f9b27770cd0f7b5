/** Covers ArkUI's rules: known components and attributes, decorators, builders, custom components, who contains whom. */
import { describe, expect, it } from 'vitest';
import { checkSources } from './checkedProject.ts';

/** Declarations that most cases stand on; one line, so that a case's own begin at line 2. */
const item = `@Observed class Item { id: number = 0; name: string = ''; }`;

function struct(members: string, decorators = '@Component'): string {
  return `${item}\n${decorators} struct Case {\n${members}\nbuild() { Column() {} } }`;
}

function build(body: string, before = item): string {
  return `${before}\n@Component struct Case { @State count: number = 0; @State items: Item[] = []; @State one: Item = new Item(); build() {\n${body}\n} }`;
}

const child = (members: string) => `${item} @Component struct Child { ${members} build() { Column() {} } }`;
const slot = `${item} @Builder function nothing() {} @Component struct Card { @BuilderParam content: () => void = nothing; build() { Column() { this.content() } } }`;

const accepted: Record<string, string> = {
  'a page with everything': `
${item}
const KEY: string = 'k';
@Extend(Text) function fancy(size: number) { .fontSize(size).fontColor(Color.Red) }
@Styles function card() { .width('100%').backgroundColor('#fff') }
@Builder function rowOf(text: string) { Row() { Text(text).fancy(3) }.card() }
@Component struct Child {
  @Prop @Watch('changed') label: string;
  @ObjectLink item: Item;
  @Link n: number;
  @Require @Prop textSize: number;
  changed(): void { console.info('changed'); }
  build() { Text(this.label).fontSize(this.textSize).onClick(() => { this.n++; }) }
}
@Entry({ routeName: 'everything' }) @Component struct Everything {
  @State count: number = 0;
  @State items: Item[] = [];
  @StorageLink(KEY) k: string = '';
  @Provide('theme') theme: string = 'dark';
  private controller: TextInputController = new TextInputController();
  aboutToAppear(): void { this.count = 1; }
  @Builder menu() { Text('m') }
  @Styles pressed() { .opacity(0.5) }
  build() {
    Column({ space: 8 }) {
      if (this.count > 3) {
        Text($r('app.string.hello', 1)).stateStyles({ pressed: { .opacity(0.4) }, normal: this.pressed })
      } else if (this.count === 2) {
        rowOf('a')
      } else {
        this.menu()
      }
      ForEach(this.items, (item: Item) => {
        Child({ label: item.name, item: item, n: this.count, textSize: 2 })
      }, (item: Item) => item.id.toString())
      TextInput({ text: $$this.k, controller: this.controller })
      Toggle({ type: ToggleType.Switch, isOn: true })
      List() { ForEach(this.items, (item: Item) => { ListItem() { Text(item.name) } }, (item: Item) => item.name) }
      Child({ label: 'x', item: this.items[0], n: $count, textSize: 1 })
      Button() { Text('x') }
      Image($rawfile('data.json')).width(10)
      Tabs() { TabContent() { Text('1') }.tabBar(this.menu()) }
    }.height('100%').bindMenu(this.menu()).gesture(TapGesture().onAction(() => { this.count++; }))
  }
}`,
  'a dialog': `
@CustomDialog struct Ask { controller: CustomDialogController; build() { Column() { Text('?') } } }
@Component struct Asker {
  dialog: CustomDialogController = new CustomDialogController({ builder: Ask() });
  build() { Column() { Button('ask').onClick(() => { this.dialog.open(); }) } }
}`,
  'a component with a slot': `${slot}
@Component struct Use {
  @Builder inner() { Text('x') }
  build() { Column() { Card() { Text('y') }\n Card({ content: this.inner }) } }
}`,
  'a builder that takes an object by reference': `
class Params { text: string = ''; }
@Builder function show($$: Params) { Text($$.text) }
@Component struct Use { @State t: string = ''; build() { Column() { show({ text: this.t }) } } }`,
  'lazy lists and navigation': `
class Source implements IDataSource {
  totalCount(): number { return 0; }
  getData(index: number): string { return index.toString(); }
  registerDataChangeListener(listener: DataChangeListener): void { console.info(typeof listener); }
  unregisterDataChangeListener(listener: DataChangeListener): void { console.info(typeof listener); }
}
@Component struct Use {
  private source: Source = new Source();
  private stack: NavPathStack = new NavPathStack();
  @Builder pages(name: string) { NavDestination() { Text(name) } }
  build() {
    Navigation(this.stack) {
      List() { LazyForEach(this.source, (text: string) => { ListItem() { Text(text) } }, (text: string) => text) }
    }.navDestination(this.pages)
  }
}`,
  'containers, gestures, sheets, popups, slots with parameters and modifiers': `
import { LengthMetrics } from '@kit.ArkUI';
@Observed class Row1 { id: number = 0; name: string = ''; tags: string[] = []; }
@AnimatableExtend(Text) function grow(size: number) { .fontSize(size) }
@Builder function head(text: string, size: number) { Text(text).grow(size) }
@Builder function dots(options: DotOptions) { Row() { Circle().width(options.size) } }
class DotOptions { size: number = 1; }
const KEY: string = 'dark';
const wrapped: WrappedBuilder<[string, number]> = wrapBuilder(head);
class Look implements AttributeModifier<TextAttribute> {
  applyNormalAttribute(instance: TextAttribute): void { instance.fontSize(3); }
}
@Component struct Slotted {
  @BuilderParam item: (row: Row1) => void;
  @BuilderParam footer?: () => void;
  @Consume('theme') theme: string;
  @Link @Watch('moved') place: number;
  @Prop row: Row1;
  private moved(): void { console.info(this.theme); }
  build() { Column() { this.item(this.row)
 if (this.footer) { this.footer() } }.width('100%') }
}
@Component struct Everything {
  @Provide('theme') theme: string = 'dark';
  @State place: number = 0;
  @State shown: boolean = false;
  @State rows: Row1[] = [];
  @State row: Row1 = new Row1();
  @StorageProp(KEY) @Watch('changed') dark: boolean = false;
  private scroller: Scroller = new Scroller();
  private look: Look = new Look();
  private changed(name: string): void { console.info(name); }
  pageTransition() { PageTransitionEnter({ duration: 1 })
 PageTransitionExit({ duration: 1 }).opacity(0) }
  @Builder line(row: Row1) { Text(row.name) }
  @Builder sheet() { Column() { head('sheet', 1) } }
  @Builder group(title: string) { Row() { Blank()
 Text(title) } }
  build() {
    Stack({ alignContent: Alignment.Bottom }) {
      Scroll(this.scroller) {
        Column() {
          wrapped.builder('x', 2)
          dots({ size: this.place })
          Badge({ count: 3, position: BadgePosition.RightTop, style: {} }) { Image($r('sys.media.ohos_ic_public_ok')) }
          Text() { Span('a').fontSize(3)
 ImageSpan($rawfile('data.json')) }.attributeModifier(this.look)
          Slotted({ item: (row: Row1): void => { this.line(row) }, place: this.place, row: this.row }).margin(3)
          Grid() { ForEach(this.rows, (row: Row1, index: number) => { GridItem() { Text(row.name + index) } }) }
          Swiper() { LazyForEach(new Rows(), (row: Row1) => { Text(row.name) }) }
          Repeat<Row1>(this.rows).each((item: RepeatItem<Row1>) => { Text(item.item.name) }).key((row: Row1) => row.name)
        }.padding({ left: LengthMetrics.vp(3).value })
      }.scrollBar(BarState.Off)
      List({ space: 3, scroller: this.scroller }) {
        ForEach(this.rows, (row: Row1) => {
          ListItemGroup({ header: this.group(row.name) }) {
            ForEach(row.tags, (tag: string) => {
              if (tag.length > 0) { ListItem() { Text(tag) }.swipeAction({ end: this.sheet() }) }
              else { ListItem() { head(tag, 1) } }
            }, (tag: string) => tag)
          }
        }, (row: Row1) => row.id.toString())
      }
      Toggle({ type: ToggleType.Button, isOn: $$this.shown }) { Text('on') }
      Checkbox().select($$this.shown)
      Button({ type: ButtonType.Circle }) { SymbolGlyph($r('sys.symbol.ohos_trash')) }
        .bindSheet($$this.shown, this.sheet(), { height: SheetSize.MEDIUM })
        .onClick(() => { animateTo({ duration: 3 }, () => { this.place = 1; }); })
    }
    .gesture(GestureGroup(GestureMode.Exclusive, TapGesture({ count: 2 }).onAction(() => {}), LongPressGesture()))
    .bindPopup(this.shown, { message: 'x', onStateChange: (e) => { this.shown = e.isVisible; } })
    .visibility(this.shown ? Visibility.Visible : Visibility.None)
    .onAppear(() => { this.getUIContext().getRouter().back(); })
  }
}
class Rows implements IDataSource {
  totalCount(): number { return 0; }
  getData(index: number): Row1 { return new Row1(); }
  registerDataChangeListener(listener: DataChangeListener): void { console.info('on'); }
  unregisterDataChangeListener(listener: DataChangeListener): void { console.info('off'); }
}`,
  'V2 components': `
@ObservedV2 class Model { @Trace n: number = 0; }
@ComponentV2 struct Two {
  @Local model: Model = new Model();
  @Param label: string = '';
  @Event done: () => void = () => {};
  @Monitor('model.n') changed(): void { this.done(); }
  @Computed get twice(): number { return this.model.n * 2; }
  build() { Column() { Text(this.label + this.twice) } }
}`,
};

const refused: Record<string, [source: string, ...findings: string[]]> = {
  'an unknown component': [build(`Column() { Fancy() }`), '3:12 ts2304', '3:12 ui-not-component'],
  'what a concurrent function cannot reach': [
    `import { util } from '@kit.ArkTS';
class Data { around: number = 1; }
let around: number = 1;
function help(n: number): number { return n; }
@Concurrent
function work(data: Data, n: number): number {
  const local: Data = data;
  util.generateRandomUUID();
  return local.around + n + Math.max(1, 2);
}
@Concurrent
function bad(): number {
  new Data();
  return help(around);
}`,
    '13:7 ui-concurrent',
    '14:10 ui-concurrent',
    '14:15 ui-concurrent',
  ],
  'an unknown attribute': [build(`Text('x').wibble(3)`), '3:11 host-unsupported-ui', '3:11 ts2339'],
  'an attribute with a wrong value': [build(`Column() {}.width(true)`), '3:19 ts2345'],
  'an attribute of another component': [build(`Column() {}.fontSize(3)`), '3:13 host-unsupported-ui', '3:13 ts2339'],

  'a struct without @Component': [`struct Case { build() { Column() {} } }`, '1:8 ui-struct-decorator'],
  'a decorator that is not for structs': [struct('', '@Component @Observed'), '2:12 warning ui-struct-decorator'],
  '@Component and @ComponentV2': [struct('', '@Component @ComponentV2'), '2:32 ui-struct-decorator'],
  'a struct named like a component': [
    `@Component struct Text { build() { Column() {} } }`,
    '1:19 ts28006',
    '1:19 ui-struct-name',
  ],
  'a struct that extends': [
    `class Base {}\n@Component struct Case extends Base { build() { Column() {} } }`,
    '2:24 ui-struct-heritage',
  ],
  'two entries in a file': [
    `@Entry({ routeName: 'a' }) @Component struct A { build() { Column() {} } }\n@Entry({ routeName: 'b' }) @Component struct B { build() { Column() {} } }`,
    '2:46 ui-entry-once',
  ],
  'an exported entry': [
    `@Entry({ routeName: 'x' }) @Component export struct A { build() { Column() {} } }`,
    '1:53 warning ui-entry-export',
  ],
  'no build': [`@Component struct Case { f(): void {} }`, '1:19 ui-build-once'],
  'build with parameters': [
    `@Component struct Case { build(a: number) { Column() {} } }`,
    '1:26 ts2416',
    '1:26 ui-build-arguments',
  ],
  'a dialog without controller': [`@CustomDialog struct Ask { build() { Column() {} } }`, '1:22 ui-dialog-controller'],

  '@State without default': [struct('@State a: number;'), '3:8 ts2564', '3:8 ui-property-default'],
  '@StorageLink without default': [struct(`@StorageLink('k') a: number;`), '3:19 ts2564', '3:19 ui-property-default'],
  '@Link with default': [struct('@Link a: number = 1;'), '3:7 ui-property-default'],
  '@ObjectLink with default': [struct('@ObjectLink a: Item = new Item();'), '3:13 ui-property-default'],
  'an optional @Link': [struct('@Link a?: number;'), '3:7 warning ui-property-optional'],
  'a state variable without type': [struct('@State a = 1;'), '3:8 ui-property-type'],
  'two state decorators': [struct('@State @Prop a: number = 1;'), '3:14 ui-multiple-decorators'],
  '@Require beside @Link': [struct('@Require @Link a: number;'), '3:16 ui-multiple-decorators'],
  'a controller as state': [struct('@State a: Scroller = new Scroller();'), '3:8 ui-state-type'],
  '@ObjectLink of a simple type': [struct('@ObjectLink a: number;'), '3:13 ui-object-link-type'],
  '@ObjectLink of a class that is not observed': [
    `class Plain { n: number = 0; }\n@Component struct Case { @ObjectLink a: Plain; build() { Column() {} } }`,
    '2:38 warning ui-object-link-type',
  ],
  '@Link in an entry': [
    struct('@Link a: number;', `@Entry({ routeName: 'x' }) @Component`),
    '3:7 warning ui-entry-property',
  ],
  'a private @Link': [struct('@Link private a: number;'), '3:1 warning ui-member-access'],
  'a public @StorageProp': [struct(`@StorageProp('k') public a: number = 1;`), '3:1 warning ui-member-access'],
  'a protected property': [struct('protected a: number = 1;'), '3:1 warning ui-member-access'],
  'a static state variable': [struct('@State static a: number = 1;'), '3:15 ui-static-state'],
  '@Watch of a missing method': [struct(`@State @Watch('gone') a: number = 1;`), '3:15 ui-watch'],
  '@Watch without state': [struct(`@Watch('f') a: number = 1; f(): void {}`), '3:1 ui-watch'],
  '@State on a method': [struct('@State f(): void {}'), '3:1 ui-decorator-place'],
  'a V2 decorator in a V1 struct': [struct('@Local a: number = 1;'), '3:1 ui-decorator-version'],
  'a V1 decorator in a V2 struct': [struct('@State a: number = 1;', '@ComponentV2'), '3:1 ui-decorator-version'],
  '@State in a class': [`export class A { @State a: number = 1; }`, '1:18 ui-decorator-place'],
  '@Trace in a plain class': [`export class A { @Trace a: number = 1; }`, '1:18 ui-decorator-place'],

  '@Builder in a class': [`export class A { @Builder f(): void {} }`, '1:18 ui-decorator-place'],
  '@Extend of no component': [`@Extend(Nothing) function f(): void {}`, '1:9 warning ui-extend'],
  '@Extend with the name of an attribute': [
    `@Extend(Text) function fontSize(n: number) { .width(n) }`,
    '1:24 warning ui-extend',
  ],
  '@Styles with parameters': [`@Styles function f(n: number) { .width(n) }`, '1:18 ui-styles-arguments'],

  'a declaration in build': [build(`const a: number = 1;\nColumn() {}`), '3:1 ui-only-components', '4:1 ui-build-root'],
  'a loop in a builder': [
    `@Builder function f(n: number) { for (let i = 0; i < n; i++) { Text('x') } }`,
    '1:34 ui-only-components',
  ],
  'a call that builds nothing': [build(`Column() { console.info('x') }`), '3:12 ui-not-component'],
  'two roots': [build(`Column() {}\nRow() {}`), '4:1 ui-build-root'],
  'an entry whose root is no container': [
    `@Entry({ routeName: 'x' }) @Component struct Case { build() { Image('x') } }`,
    '1:63 ui-build-root',
  ],
  'children of a component that takes none': [build(`Column() { Divider() { Text('x') } }`), '3:12 ui-no-children'],
  'children of a labelled button': [build(`Column() { Button('a') { Text('b') } }`), '3:12 ui-no-children'],
  'two children where one may be': [build(`Scroll() { Text('a')\nText('b') }`), '3:1 ui-one-child'],
  'a wrong child': [build(`List() { Text('a') }`), '3:10 ui-child'],
  'a wrong child in ForEach': [
    build(`List() { ForEach(this.items, (i: Item) => { Text(i.name) }, (i: Item) => i.name) }`),
    '3:45 ui-child',
  ],
  'a child out of place': [build(`Column() { ListItem() { Text('a') } }`), '3:12 ui-parent'],
  'an item function that is no arrow': [
    build(`Column() { ForEach(this.items, this.count) }`),
    '3:32 ts2345',
    '3:32 ui-item-function',
  ],
  '$$ where nothing is bound both ways': [build(`Text($$this.one.name)`), '3:6 ts2304'],

  'a missing @Link': [build('Child({})', child('@Link n: number;')), '3:1 ui-property-missing'],
  'a missing @Require': [build('Child({})', child('@Require @Prop n: number;')), '3:1 ui-property-missing'],
  'a @Link of no state variable': [
    build('Child({ n: 3 })', child('@Link n: number;')),
    '3:12 warning ui-property-source',
  ],
  'a @Link to a part of a state variable': [
    build('Child({ n: this.one.id })', child('@Link n: number;')),
    '3:12 ui-property-source',
  ],
  'a reference where a value belongs': [build('Child({ n: $count })', child('@Prop n: number;')), '3:12 ui-reference'],
  'a given @StorageLink': [
    build('Child({ n: 1 })', child(`@StorageLink('k') n: number = 0;`)),
    '3:9 ui-property-given',
  ],
  'a given private property': [
    build('Child({ n: 1 })', child('private n: number = 0;')),
    '3:9 warning ui-property-given',
  ],
  'a property that the child does not have': [build('Child({ m: 1 })', child('@Prop n: number = 1;')), '3:9 ts2345'],
  'a value of the wrong type': [build(`Child({ n: 'x' })`, child('@Prop n: number = 1;')), '3:9 ts2322'],
  'a block without a slot': [build('Child() { Text() }', child('@Prop n: number = 1;')), '3:1 ui-trailing-block'],
};

describe('accepts', () => {
  const found = checkSources(accepted);
  it.each(Object.keys(accepted))('%s', (name) => {
    // What the platform takes may still be more than this host can show; that rule is tested below.
    expect(found[name]?.filter((finding) => !finding.endsWith(' host-unsupported-ui'))).toEqual([]);
  });
});

describe('accepts what is newer than the packaged declarations', () => {
  const newer = `
@Builder function nothing() { Text('') }
@Component struct Use {
  private stack: NavPathStack = new NavPathStack();
  private none: ComponentContent<Object> = new ComponentContent(this.getUIContext(), wrapBuilder(nothing));
  build() {
    Navigation(this.stack) {
      List() {
        ListItem() { Image('file://a').orientation(ImageRotateOrientation.AUTO) }
      }.fadingEdge(true, { fadingEdgeLength: LengthMetrics.vp(40) })
    }
    .splitPlaceholder(this.none)
    .ignoreLayoutSafeArea([LayoutSafeAreaType.SYSTEM], [LayoutSafeAreaEdge.TOP])
  }
}`;
  const { found } = checkSources({ found: `import { ComponentContent, LengthMetrics } from '@kit.ArkUI';${newer}` });
  it('and that this host shows', () => expect(found).toEqual([]));
});

describe('refuses', () => {
  const found = checkSources(Object.fromEntries(Object.entries(refused).map(([name, [source]]) => [name, source])));
  it.each(Object.entries(refused))('%s', (name, [, ...findings]) => {
    expect(found[name]).toEqual(findings);
  });
});
