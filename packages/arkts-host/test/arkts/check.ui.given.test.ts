/** Covers what a parent must, may and must not give to a custom component, of both versions. */
import { buildOf, describeUiRules } from './uiRules.ts';

const observed = '@Observed class Seen { n: number = 0; }\n@ObservedV2 class Traced { @Trace n: number = 0; }\n';

function child(members: string, decorators = '@Component'): string {
  return `${observed}${decorators} struct Child { ${members} build() { Column() {} } }\n`;
}

const childV2 = (members: string) => child(members, '@ComponentV2');
const inV2 = (body: string, members = '') => buildOf(body, members, '@ComponentV2');
const twoWays = childV2('@Param a: number = 0; @Event $a: (n: number) => void = (n: number) => {};');
const reusable = `@Reusable @Component struct Old { build() { Column() {} } }\n@ReusableV2 @ComponentV2 struct New { build() { Column() {} } }\n`;

describeUiRules('what @Component structs are given', {
  '@Link must be given': {
    wrong: child('@Link a: number;') + buildOf('Child()'),
    found: ['5:1 ui-property-missing'],
    sound: child('@Link a: number;') + buildOf('Child({ a: this.n })', '@State n: number = 0;'),
  },
  '@ObjectLink must be given': {
    wrong: child('@ObjectLink a: Seen;') + buildOf('Child({})'),
    found: ['5:1 ui-property-missing'],
    sound: child('@ObjectLink a: Seen;') + buildOf('Child({ a: this.n })', '@State n: Seen = new Seen();'),
  },
  '@Require must be given': {
    wrong: child('@Require a: number = 0;') + buildOf('Child({})'),
    found: ['5:1 ui-property-missing'],
    sound: child('@Require a: number = 0;') + buildOf('Child({ a: 1 })'),
  },
  '@Link takes no regular property': {
    wrong: child('@Link a: number;') + buildOf('Child({ a: this.n })', 'n: number = 0;'),
    found: ['5:12 ui-property-source'],
    sound: child('@Prop a: number;') + buildOf('Child({ a: this.n })', 'n: number = 0;'),
  },
  '@Link takes no local name': {
    wrong: child('@Link a: number;') + buildOf('ForEach([1], (n: number) => { Child({ a: n }) })'),
    found: ['5:42 ui-property-source'],
    sound: child('@Prop a: number;') + buildOf('ForEach([1], (n: number) => { Child({ a: n }) })'),
  },
  '@Link should take no literal': {
    wrong: child('@Link a: number;') + buildOf('Child({ a: 1 })'),
    found: ['5:12 warning ui-property-source'],
    sound: child('@Prop a: number;') + buildOf('Child({ a: 1 })'),
  },
  '@Link takes no part of a state variable': {
    wrong: child('@Link a: number;') + buildOf('Child({ a: this.s.n })', '@State s: Seen = new Seen();'),
    found: ['5:12 ui-property-source'],
    sound: child('@Prop a: number;') + buildOf('Child({ a: this.s.n })', '@State s: Seen = new Seen();'),
  },
  '@ObjectLink takes no regular property': {
    wrong: child('@ObjectLink a: Seen;') + buildOf('Child({ a: this.s })', 's: Seen = new Seen();'),
    found: ['5:12 ui-property-source'],
    sound: child('@ObjectLink a: Seen;') + buildOf('Child({ a: this.s[0] })', '@State s: Seen[] = [];'),
  },
  '@ObjectLink should take no new object': {
    wrong: child('@ObjectLink a: Seen;') + buildOf('Child({ a: new Seen() })'),
    found: ['5:12 warning ui-property-source'],
    sound: child('@State a: Seen = new Seen();') + buildOf('Child({ a: new Seen() })'),
  },
  'a regular property takes no @Provide': {
    wrong: child('a: number = 0;') + buildOf('Child({ a: this.n })', `@Provide('n') n: number = 0;`),
    found: ['5:12 ui-property-source'],
    sound: child('a: number = 0;') + buildOf('Child({ a: this.n })', '@State n: number = 0;'),
  },
  'a regular property takes no @StorageProp': {
    wrong: child('a: number = 0;') + buildOf('Child({ a: this.n })', `@StorageProp('n') n: number = 0;`),
    found: ['5:12 ui-property-source'],
    sound: child('a: number = 0;') + buildOf('Child({ a: this.n })', `@StorageLink('n') n: number = 0;`),
  },
  '@Consume is not given': {
    wrong: child(`@Consume('a') a: number;`) + buildOf('Child({ a: 1 })'),
    found: ['5:9 ui-property-given'],
    sound: child(`@Provide('a') a: number = 0;`) + buildOf('Child({ a: 1 })'),
  },
  'a static property is not given': {
    wrong: child('static a: number = 0;') + buildOf('Child({ a: 1 })'),
    found: ['5:9 warning ui-property-given'],
    sound: child('a: number = 0;') + buildOf('Child({ a: 1 })'),
  },
  'a reference is for @Link': {
    wrong: child('@State a: number = 0;') + buildOf('Child({ a: $n })', '@State n: number = 0;'),
    found: ['5:12 ui-reference'],
    sound: child('@Link a: number;') + buildOf('Child({ a: $n })', '@State n: number = 0;'),
  },
  '@Require of a builder must be given': {
    wrong: child('@Require @BuilderParam a: () => void;') + buildOf('Child()'),
    found: ['5:1 ui-property-missing'],
    sound: child('@Require @BuilderParam a: () => void;') + buildOf('Child() { Text() }'),
  },
  'a private property is not given': {
    wrong: child('@State private a: number = 0;') + buildOf('Child({ a: 1 })'),
    found: ['5:9 warning ui-property-given'],
    sound: child('@State private a: number = 0;') + buildOf('Child()'),
  },
  '@Link is not for @ComponentV2 parents': {
    wrong: child('@Link a: number;') + inV2('Child({ a: this.n })', '@Local n: number = 0;'),
    found: ['5:1 ui-link-in-v2'],
    sound: child('@Prop a: number;') + inV2('Child({ a: this.n })', '@Local n: number = 0;'),
  },
});

describeUiRules('what @ComponentV2 structs are given', {
  '@Local is not given': {
    wrong: childV2('@Local a: number = 0;') + inV2('Child({ a: 1 })'),
    found: ['5:9 ui-property-given'],
    sound: childV2('@Param a: number = 0;') + inV2('Child({ a: 1 })'),
  },
  '@Provider is not given': {
    wrong: childV2('@Provider() a: number = 0;') + inV2('Child({ a: 1 })'),
    found: ['5:9 ui-property-given'],
    sound: childV2('@Param @Once a: number = 0;') + inV2('Child({ a: 1 })'),
  },
  '@Consumer is not given': {
    wrong: childV2('@Consumer() a: number = 0;') + inV2('Child({ a: 1 })'),
    found: ['5:9 ui-property-given'],
    sound: childV2('@Event a: () => void = () => {};') + inV2('Child({ a: () => {} })'),
  },
  'a regular property is not given': {
    wrong: childV2('a: number = 0;') + inV2('Child({ a: 1 })'),
    found: ['5:9 ui-property-given'],
    sound: childV2('@Param a: number = 0;') + buildOf('Child({ a: 1 })'),
  },
  'a static property of V2 is not given': {
    wrong: childV2('static a: number = 0;') + inV2('Child({ a: 1 })'),
    found: ['5:9 ui-property-given'],
    sound: childV2('static a: number = 0;') + inV2('Child()'),
  },
  '@Require @Param must be given': {
    wrong: childV2('@Require @Param a: number;') + inV2('Child()'),
    found: ['5:1 ui-property-missing'],
    sound: childV2('@Require @Param a: number;') + inV2('Child({ a: 1 })'),
  },
  'a V1 state variable of a V2 class is not given': {
    wrong: childV2('@Require @Param a: Traced;') + buildOf('Child({ a: this.s })', '@State s: Traced = new Traced();'),
    found: ['4:33 ui-state-type', '5:12 ui-property-source'],
    sound: childV2('@Require @Param a: Traced;') + buildOf('Child({ a: this.s })', 's: Traced = new Traced();'),
  },
  '!! needs @Event': {
    wrong: childV2('@Param a: number = 0;') + inV2('Child({ a: this.n!! })', '@Local n: number = 0;'),
    found: ['5:12 ui-two-way'],
    sound: twoWays + inV2('Child({ a: this.n!! })', '@Local n: number = 0;'),
  },
  '!! needs a variable': {
    wrong: twoWays + inV2('Child({ a: 1!! })'),
    found: ['5:12 ui-two-way'],
    sound: twoWays + inV2('Child({ a: 1 })'),
  },
  '!! stands not behind an optional chain': {
    wrong: twoWays + inV2('Child({ a: this.s?.n!! })', '@Local s: Traced | undefined = undefined;'),
    found: ['5:12 ui-two-way'],
    sound: twoWays + inV2('Child({ a: this.s.n!! })', '@Local s: Traced = new Traced();'),
  },
  '!! gives the event itself': {
    wrong: twoWays + inV2('Child({ a: this.n!!, $a: (n: number) => {} })', '@Local n: number = 0;'),
    found: ['5:12 ui-two-way'],
    sound: twoWays + inV2('Child({ a: this.n, $a: (n: number) => {} })', '@Local n: number = 0;'),
  },
  '!! binds nothing computed': {
    wrong: twoWays + inV2('Child({ a: this.n!! })', '@Computed get n(): number { return 1; }'),
    found: ['5:12 ui-two-way'],
    sound: twoWays + inV2('Child({ a: this.n })', '@Computed get n(): number { return 1; }'),
  },
});

describeUiRules('components that are used again', {
  'a @Component holds no @ReusableV2': {
    wrong: reusable + buildOf('New()'),
    found: ['4:1 ui-reusable'],
    sound: reusable + buildOf('New()', '', '@ComponentV2'),
  },
  'a @Reusable holds no @ReusableV2': {
    wrong: reusable + buildOf('New()', '', '@Reusable @Component'),
    found: ['4:1 ui-reusable'],
    sound: reusable + buildOf('Old()', '', '@Reusable @Component'),
  },
  'a @ReusableV2 holds no @Reusable': {
    wrong: reusable + buildOf('Old()', '', '@ReusableV2 @ComponentV2'),
    found: ['4:1 ui-reusable'],
    sound: reusable + buildOf('New()', '', '@ReusableV2 @ComponentV2'),
  },
  'a @ComponentV2 makes nothing of a @Reusable': {
    wrong: reusable + buildOf('Old()', '', '@ComponentV2'),
    found: ['4:1 warning ui-reusable'],
    sound: reusable + buildOf('Old()'),
  },
  'a template of Repeat holds no @ReusableV2': {
    wrong: reusable + inV2(`Repeat<number>([1]).template('a', (n: RepeatItem<number>) => { Column() { New() } })`),
    found: ['4:75 ui-reusable'],
    sound: reusable + inV2('Repeat<number>([1]).each((n: RepeatItem<number>) => { Column() { New() } })'),
  },
  'what names a template builds nothing': {
    wrong: inV2(`Repeat<number>([1]).each((n: RepeatItem<number>) => { let a: number = 1; })`),
    found: ['2:55 ui-only-components'],
    sound: inV2(
      `Repeat<number>([1]).each((n: RepeatItem<number>) => {}).templateId((n: number) => { let a: string = 'a'; return a; })`,
    ),
  },
});
