/** Covers what the properties of structs need: types, defaults, what stands beside them, in `@Component` and `@ComponentV2`. */
import { describeUiRules, structWith } from './uiRules.ts';

const classes = `@Observed class Seen { n: number = 0; }\n@ObservedV2 class Traced { @Trace n: number = 0; }`;

describeUiRules('properties of @Component structs', {
  'a decorator that is not of ArkUI stands alone': {
    wrong: `declare const Mine: PropertyDecorator;\n${structWith('@State @Mine a: number = 1;')}`,
    found: ['3:1 ui-custom-decorator'],
    sound: `declare const Mine: PropertyDecorator;\n${structWith('@Mine a: number = 1;')}`,
  },
  'a decorated property has a type': {
    wrong: structWith('@State a = 1;'),
    found: ['2:8 ui-property-type'],
    sound: structWith('a = 1;'),
  },
  '@State holds no function': {
    wrong: structWith('@State a: () => void = () => {};'),
    found: ['2:8 ui-state-type'],
    sound: structWith('a: () => void = () => {};'),
  },
  '@Prop holds no function in brackets': {
    wrong: structWith('@Prop a: (() => void) = () => {};'),
    found: ['2:7 ui-state-type'],
    sound: structWith('@Prop a: (() => void) | undefined = undefined;'),
  },
  '@StorageLink holds no Function': {
    wrong: structWith(`@StorageLink('a') a: Function = () => {};`),
    found: ['2:19 ui-state-type'],
    sound: structWith(`@StorageLink('a') a: Object = 1;`),
  },
  '@State holds no object of an @ObservedV2 class': {
    wrong: `${classes}\n${structWith('@State a: Traced = new Traced();')}`,
    found: ['4:8 ui-state-type'],
    sound: `${classes}\n${structWith('@State a: Seen = new Seen();')}`,
  },
  '@Link holds no object of an @ObservedV2 class among others': {
    wrong: `${classes}\n${structWith('@Link a: Traced | undefined;')}`,
    found: ['4:7 ui-state-type'],
    sound: `${classes}\n${structWith('@Link a: Seen | undefined;')}`,
  },
  '@ObjectLink holds no object of an @ObservedV2 class': {
    wrong: `${classes}\n${structWith('@ObjectLink a: Traced;')}`,
    found: ['4:13 ui-object-link-type'],
    sound: `${classes}\n${structWith('@ObjectLink a: Seen;')}`,
  },
  '@ObjectLink holds no function': {
    wrong: structWith('@ObjectLink a: () => void;'),
    found: ['2:13 ui-object-link-type'],
    sound: structWith('@ObjectLink a: Date;'),
  },
  '@State holds no controller': {
    wrong: structWith('@State a: TabsController = new TabsController();'),
    found: ['2:8 ui-state-type'],
    sound: structWith('a: TabsController = new TabsController();'),
  },
  '@Provide holds no controller': {
    wrong: structWith('@Provide a: SearchController = new SearchController();'),
    found: ['2:10 ui-state-type'],
    sound: structWith('private a: SearchController = new SearchController();'),
  },
  '@Provide has a default': {
    wrong: structWith(`@Provide('a') a: number;`),
    found: ['2:15 ts2564', '2:15 ui-property-default'],
    sound: structWith(`@Provide('a') a: number = 1;`),
  },
  '@Require takes the place of a default': {
    wrong: structWith('@State a: number;'),
    found: ['2:8 ts2564', '2:8 ui-property-default'],
    sound: structWith('@Require @State a: number;'),
  },
  '@Require stands not beside @ObjectLink': {
    wrong: `${classes}\n${structWith('@Require @ObjectLink a: Seen;')}`,
    found: ['4:22 ui-multiple-decorators'],
    sound: `${classes}\n${structWith('@ObjectLink a: Seen;')}`,
  },
  'one state decorator is enough': {
    wrong: structWith(`@Provide('a') @StorageLink('a') a: number = 1;`),
    found: ['2:33 ui-multiple-decorators'],
    sound: structWith(`@Provide('a') @Watch('f') a: number = 1; f(): void {}`),
  },
  '@Link has no default': {
    wrong: structWith('@Link a: number = 1;'),
    found: ['2:7 ui-property-default'],
    sound: structWith('@Prop a: number = 1;'),
  },
  '@Link is not optional': {
    wrong: structWith('@Link a?: number;'),
    found: ['2:7 warning ui-property-optional'],
    sound: structWith('@Prop a?: number = 1;'),
  },
  '@Watch names a method by a text': {
    wrong: structWith('@State @Watch(1 + 1) a: number = 1; f(): void {}'),
    found: ['2:15 ts2345', '2:15 ui-watch'],
    sound: structWith(`@State @Watch('f') a: number = 1; f(): void {}`),
  },
  '@Watch looks up no constant': {
    wrong: `const F: string = 'f';\n${structWith('@State @Watch(F) a: number = 1; f(): void {}')}`,
    found: ['3:15 warning ui-watch'],
    sound: structWith(`@State @Watch('f') a: number = 1; f(): void {}`),
  },
  '@Watch stands not beside @Require alone': {
    wrong: structWith(`@Require @Watch('f') a: number; f(): void {}`),
    found: ['2:10 ui-watch'],
    sound: structWith(`@Require @Prop @Watch('f') a: number; f(): void {}`),
  },
  'a private @Require cannot be given': {
    wrong: structWith('@Require @Prop private a: number;'),
    found: ['2:1 warning ui-member-access'],
    sound: structWith('@Require @Prop a: number;'),
  },
  'a static property holds no state': {
    wrong: structWith('@State static a: number = 1;'),
    found: ['2:15 ui-static-state'],
    sound: structWith('static a: number = 1;'),
  },
});

describeUiRules('properties of @ComponentV2 structs', {
  '@Local has a type': {
    wrong: structWith('@Local a = 1;', '@ComponentV2'),
    found: ['2:8 ui-property-type'],
    sound: structWith('a = 1;', '@ComponentV2'),
  },
  '@BuilderParam has a type': {
    wrong: `@Builder function b() {}\n${structWith('@BuilderParam a = b;', '@ComponentV2')}`,
    found: ['3:15 ui-property-type'],
    sound: `@Builder function b() {}\n${structWith('@BuilderParam a: () => void = b;', '@ComponentV2')}`,
  },
  '@Param has a default or @Require': {
    wrong: structWith('@Param a: number;', '@ComponentV2'),
    found: ['2:8 ui-property-default'],
    sound: structWith('@Require @Param a: number; @Param b: number = 1;', '@ComponentV2'),
  },
  '@Once stands beside @Param': {
    wrong: structWith('@Once @Local a: number = 1;', '@ComponentV2'),
    found: ['2:14 ui-multiple-decorators'],
    sound: structWith('@Once @Param a: number = 1;', '@ComponentV2'),
  },
  '@Require stands not beside @Local': {
    wrong: structWith('@Require @Local a: number = 1;', '@ComponentV2'),
    found: ['2:17 ui-multiple-decorators'],
    sound: structWith('@Require @BuilderParam a: () => void;', '@ComponentV2'),
  },
  '@Computed has no setter': {
    wrong: structWith('@Computed get a(): number { return 1; } set a(n: number) {}', '@ComponentV2'),
    found: ['2:45 ui-computed'],
    sound: structWith('get a(): number { return 1; } set a(n: number) {}', '@ComponentV2'),
  },
  '@Monitor watches what is there': {
    wrong: structWith(`@Local a: number = 1; @Monitor('b') f(): void {}`, '@ComponentV2'),
    found: ['2:32 warning ui-monitor'],
    sound: structWith(`@Local a: number[] = []; @Monitor('a', 'a.length') f(): void {}`, '@ComponentV2'),
  },
  '@Monitor watches no regular property': {
    wrong: structWith(`a: number = 1; @Monitor('a') f(): void {}`, '@ComponentV2'),
    found: ['2:25 warning ui-monitor'],
    sound: structWith(`@Param a: number = 1; @Monitor('a') f(): void {}`, '@ComponentV2'),
  },
  '@Monitor of a class watches what is traced': {
    wrong: `@ObservedV2 class A { a: number = 1; @Monitor('a') f(): void {} }`,
    found: ['1:47 warning ui-monitor'],
    sound: `@ObservedV2 class A { @Trace a: number = 1; @Monitor('a') f(): void {} }`,
  },
  '@Monitor takes texts': {
    wrong: `const A: string = 'a';\n${structWith('@Local a: number = 1; @Monitor(A) f(): void {}', '@ComponentV2')}`,
    found: ['3:32 warning ui-monitor'],
    sound: structWith(`@Local a: number = 1; @Monitor('a') f(): void {}`, '@ComponentV2'),
  },
});

/** `@Env` is newer than the packaged declarations, so it is declared here. */
const environment = `declare class WindowSizeLayoutBreakpointInfo { width: number; }
declare class SystemProperties { static readonly BREAK_POINT: string; static readonly OTHER: string; }
declare const Env: (key: string) => PropertyDecorator;`;
const breakpoint = '@Env(SystemProperties.BREAK_POINT) b: WindowSizeLayoutBreakpointInfo;';

describeUiRules('properties that show what the system has', {
  '@Env shows what it can': {
    wrong: `${environment}\n${structWith('@Env(SystemProperties.BREAK_POINT) b: string;')}`,
    found: ['5:1 ui-env'],
    sound: `${environment}\n${structWith(breakpoint)}`,
  },
  '@Env takes the key of its type': {
    wrong: `${environment}\n${structWith('@Env(SystemProperties.OTHER) b: WindowSizeLayoutBreakpointInfo;')}`,
    found: ['5:1 ui-env'],
    sound: `${environment}\n${structWith(breakpoint, '@ComponentV2')}`,
  },
  '@Env has no default': {
    wrong: `${environment}\n${structWith(breakpoint.replace(';', ' = new WindowSizeLayoutBreakpointInfo();'))}`,
    found: ['5:36 ui-property-default'],
    sound: `${environment}\n${structWith(breakpoint)}`,
  },
  '@Env is not for dialogs': {
    wrong: `${environment}\n${structWith(`${breakpoint} c?: CustomDialogController;`, '@CustomDialog')}`,
    found: ['5:1 ui-env'],
    sound: `${environment}\n${structWith(breakpoint)}`,
  },
  '@Env stands alone': {
    wrong: `${environment}\n${structWith(`@Local ${breakpoint}`, '@ComponentV2')}`,
    found: ['5:43 ui-multiple-decorators'],
    sound: `${environment}\n${structWith(breakpoint, '@ComponentV2')}`,
  },
});
