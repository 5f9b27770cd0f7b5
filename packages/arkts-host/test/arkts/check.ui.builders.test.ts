/** Covers where ArkUI wants a builder, and what `@Extend`, `@Styles` and `stateStyles` take. */
import { buildOf, describeUiRules, structWith } from './uiRules.ts';

const builders = `function plain(): void {}\n@Builder function card() { Text() }\n@Builder function titled(title: string) { Text(title) }`;
const slot = `${builders}\n@Component struct Slot { @BuilderParam content: () => void = card; build() { Column() { this.content() } } }\n`;
const slotV2 = `${builders}\n@ComponentV2 struct Slot { @BuilderParam content: () => void = card; build() { Column() { this.content() } } }\n`;
const reusable = `@Reusable @Component struct Old { build() { Column() {} } }\n@ReusableV2 @ComponentV2 struct New { build() { Column() {} } }\n`;

describeUiRules('builders', {
  'the default of a @BuilderParam is a builder': {
    wrong: `${builders}\n${structWith('@BuilderParam a: () => void = plain;')}`,
    found: ['5:31 ui-builder'],
    sound: `${builders}\n${structWith('@BuilderParam a: () => void = card;')}`,
  },
  'the default of a @BuilderParam is no value': {
    wrong: structWith(`@BuilderParam a: string = 'x';`),
    found: ['2:27 ui-builder'],
    sound: structWith('@BuilderParam a?: () => void;'),
  },
  'the default of a @BuilderParam is no arrow function': {
    wrong: structWith('@BuilderParam a: () => void = () => {};'),
    found: ['2:31 ui-builder'],
    sound: structWith('@Builder b() {} @BuilderParam a: () => void = this.b;'),
  },
  'the default of a @BuilderParam in a V2 struct is a builder': {
    wrong: `${builders}\n${structWith('@BuilderParam a: () => void = plain;', '@ComponentV2')}`,
    found: ['5:31 ui-builder'],
    sound: `${builders}\n${structWith('@LocalBuilder b() {} @BuilderParam a: () => void = this.b;', '@ComponentV2')}`,
  },
  'wrapBuilder takes a builder': {
    wrong: `${builders}\nexport const w: WrappedBuilder<[]> = wrapBuilder(plain);`,
    found: ['4:50 ui-builder'],
    sound: `${builders}\nexport const w: WrappedBuilder<[]> = wrapBuilder(card);`,
  },
  'wrapBuilder takes no arrow function': {
    wrong: `${builders}\nexport const w: WrappedBuilder<[]> = wrapBuilder(() => { plain(); });`,
    found: ['4:50 ui-builder'],
    sound: `${builders}\nexport const w: WrappedBuilder<[string]> = wrapBuilder(titled);`,
  },
  'wrapBuilder takes a global builder': {
    wrong: structWith('@Builder b() {} w: WrappedBuilder<[]> = wrapBuilder(this.b);'),
    found: ['2:53 ui-builder'],
    sound: `${builders}\n${structWith('w: WrappedBuilder<[]> = wrapBuilder(card);')}`,
  },
  'a @BuilderParam is given a builder': {
    wrong: slot + buildOf('Slot({ content: plain })'),
    found: ['6:17 warning ui-builder'],
    sound: slot + buildOf('Slot({ content: card })'),
  },
  'a @BuilderParam of a V2 struct is given a builder': {
    wrong: slotV2 + buildOf('Slot({ content: this.f })', 'f: () => void = () => {};', '@ComponentV2'),
    found: ['6:17 warning ui-builder'],
    sound: slotV2 + buildOf('Slot({ content: () => { this.f() } })', '@LocalBuilder f() {}', '@ComponentV2'),
  },
  'a @BuilderParam is given a method that builds': {
    wrong: slot + buildOf('Slot({ content: this.f })', 'f(): void {}'),
    found: ['6:17 warning ui-builder'],
    sound: slot + buildOf('Slot({ content: this.f })', '@Builder f() {}'),
  },
});

describeUiRules('extensions of attributes', {
  '@Extend names a component': {
    wrong: '@Extend(Fancy) function f() { .width(1) }',
    found: ['1:9 warning ui-extend', '1:31 ts1128', '1:32 ts2304'],
    sound: '@Extend(Image) function f() { .width(1) }',
  },
  '@Extend names one component': {
    wrong: '@Extend(Text, Image) function f() { .width(1) }',
    found: ['1:1 ui-extend'],
    sound: '@Extend(Text) function f() { .width(1) }',
  },
  '@Extend hides no attribute': {
    wrong: '@Extend(Text) function fontSize(n: number) { .width(n) }',
    found: ['1:24 warning ui-extend'],
    sound: '@Extend(Image) function fontSize(n: number) { .width(n) }',
  },
  '@Extend does not call itself': {
    wrong: '@Extend(Text) function fontSize(n: number) { .width(n).fontSize(n) }',
    found: ['1:24 ui-extend'],
    sound: '@Extend(Text) function bigger(n: number) { .width(n).fontSize(n) }',
  },
  '@Extend is one chain of attributes': {
    wrong: '@Extend(Text) function f() { const a: number = 1; }',
    found: ['1:30 warning ui-only-components'],
    sound: '@Extend(Text) function f() { .width(1).height(1) }',
  },
  '@Extend calls nothing else': {
    wrong: `@Extend(Text) function f() { console.info('x') }`,
    found: ['1:30 warning ui-only-components'],
    sound: '@Extend(Text) function f() {}',
  },
  '@Styles has no parameters': {
    wrong: structWith('@Styles f(n: number) { .width(n) }'),
    found: ['2:9 ui-styles-arguments'],
    sound: structWith('@Styles f() { .width(1) }'),
  },
  '@Styles is one chain of attributes': {
    wrong: structWith('@Styles f() { .width(1)\nconsole.info("x") }'),
    found: ['2:15 warning ui-only-components'],
    sound: structWith('@Styles f() { .width(1)\n.height(1) }'),
  },
  'a function carries one decorator': {
    wrong: '@Extend(Text) @AnimatableExtend(Text) function f() { .width(1) }',
    found: ['1:48 ui-function-decorators'],
    sound: '@AnimatableExtend(Text) function f() { .width(1) }',
  },
  'a function carries no @LocalBuilder': {
    wrong: '@LocalBuilder function f() {}',
    found: ['1:1 ui-decorator-place'],
    sound: '@Builder function f() {}',
  },
  'a function carries a decorator once': {
    wrong: '@Builder @Builder function f() {}',
    found: ['1:28 warning ui-function-decorators'],
    sound: '@Builder function f() {}',
  },
  '@Concurrent is no generator': {
    wrong: '@Concurrent function* f(): Generator<number> { yield 1; }',
    found: ['1:1 arkts-no-generators', '1:23 ui-concurrent', '1:48 arkts-no-generators'],
    sound: '@Concurrent async function f(): Promise<number> { return 1; }',
  },
});

describeUiRules('attributes', {
  'stateStyles takes an object': {
    wrong: buildOf('Text().stateStyles()'),
    found: ['2:8 ts2554', '2:8 ui-state-styles'],
    sound: buildOf('Text().stateStyles({})'),
  },
  'stateStyles gives a state no number': {
    wrong: buildOf('Text().stateStyles({ normal: 3 })'),
    found: ['2:8 ui-state-styles'],
    sound: buildOf('Text().stateStyles({ normal: { .opacity(1) } })'),
  },
  'stateStyles gives a state styles': {
    wrong: buildOf('Text().stateStyles({ normal: this.f })', '@Builder f() {}'),
    found: ['2:8 ui-state-styles'],
    sound: buildOf('Text().stateStyles({ normal: this.f, pressed: {} })', '@Styles f() { .width(1) }'),
  },
  'an id is given once in a file': {
    wrong: buildOf(`Text().id('a')\nImage('x').id('a')`),
    found: ['3:15 warning ui-id'],
    sound: buildOf(`Text().id('a')\nImage('x').id('b')`),
  },
  'reuse is for @ReusableV2': {
    wrong: reusable + buildOf(`Old().reuse({ reuseId: () => 'a' })`),
    found: ['4:7 ui-reuse'],
    sound: reusable + buildOf(`New().reuse({ reuseId: () => 'a' })`, '', '@ComponentV2'),
  },
  'reuseId is not for @ReusableV2': {
    wrong: reusable + buildOf(`New().reuseId('a')`, '', '@ComponentV2'),
    found: ['4:7 ui-reuse'],
    sound: reusable + buildOf(`Old().reuseId('a')`),
  },
});
