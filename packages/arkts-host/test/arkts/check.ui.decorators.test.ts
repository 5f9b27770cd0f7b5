/** Covers which decorators may stand where, and beside which others. What a property needs is in check.ui.properties.test.ts. */
import { describeUiRules, structWith } from './uiRules.ts';

describeUiRules('decorators of a struct', {
  'a struct carries ArkUI decorators only': {
    wrong: structWith('', '@Component @Observed'),
    found: ['1:12 warning ui-struct-decorator'],
    sound: structWith('', '@Component @Reusable'),
  },
  'one of three says what kind of component it is': {
    wrong: structWith('', '@Preview'),
    found: ['1:17 warning ui-struct-decorator'],
    sound: structWith('', '@Preview @Component'),
  },
  'a struct without any decorator is no component': {
    wrong: 'struct Case { build() { Column() {} } }',
    found: ['1:8 ui-struct-decorator'],
    sound: '@ComponentV2 struct Case { build() { Column() {} } }',
  },
  '@ComponentV2 excludes @Reusable': {
    wrong: structWith('', '@ComponentV2 @Reusable'),
    found: ['1:31 ui-struct-decorator'],
    sound: structWith('', '@ComponentV2 @ReusableV2'),
  },
  '@ComponentV2 excludes @CustomDialog': {
    wrong: structWith('controller: CustomDialogController;', '@ComponentV2 @CustomDialog'),
    found: ['1:35 ui-struct-decorator'],
    sound: structWith('controller?: CustomDialogController;', '@CustomDialog'),
  },
  '@ReusableV2 needs @ComponentV2': {
    wrong: structWith('', '@Component @ReusableV2'),
    found: ['1:31 ui-struct-decorator'],
    sound: structWith('', '@ReusableV2 @ComponentV2'),
  },
  '@Reusable excludes @ReusableV2': {
    wrong: structWith('', '@Component @Reusable @ReusableV2'),
    found: ['1:41 ui-struct-decorator', '1:41 ui-struct-decorator'],
    sound: structWith('', '@Component @Reusable'),
  },
  'a struct is entered once': {
    wrong: structWith('', "@Entry({ routeName: 'a' }) @Entry({ routeName: 'b' }) @Component"),
    found: ['1:73 ui-entry-once'],
    sound: structWith('', "@Entry({ routeName: 'a' }) @Component"),
  },
  'an entry has no other options than the platform knows': {
    wrong: structWith('', "@Entry({ routeName: 'a', title: 'b' }) @Component"),
    found: ['1:2 ts1238', '1:2 ts2769', '1:8 arkts-no-untyped-obj-literals'],
    sound: structWith('', "@Entry({ routeName: 'a', useSharedStorage: true }) @Component"),
  },
  'a file holds ten previews': {
    wrong: Array.from({ length: 11 }, (_, n) => `@Preview @Component struct P${n} { build() { Column() {} } }`).join(
      '\n',
    ),
    found: ['11:28 ui-previews'],
    sound: Array.from({ length: 10 }, (_, n) => `@Preview @Component struct P${n} { build() { Column() {} } }`).join(
      '\n',
    ),
  },
  'a struct has no name of an attribute': {
    wrong: '@Component struct fontSize { build() { Column() {} } }',
    found: ['1:19 ui-struct-name'],
    sound: '@Component struct fontSizes { build() { Column() {} } }',
  },
  'an import hides no component': {
    wrong: `import { twice as Button } from '@demo/common';\nexport const x: Object = Button;`,
    found: ['1:19 ui-import-name'],
    sound: `import { twice as Buttons } from '@demo/common';\nexport const x: Object = Buttons;`,
  },
  'a static block does nothing': {
    wrong: structWith('static { console.info("x") }'),
    found: ['2:1 warning ui-struct-static-block'],
    sound: structWith('static x: number = 1;'),
  },
  'keys of a local storage want a storage': {
    // It is no page of the project either.
    wrong: structWith(`@LocalStorageLink('a') a: number = 1;`, '@Entry @Component'),
    found: ['1:1 warning config-page', '1:1 warning ui-entry-storage'],
    sound: `const kept: LocalStorage = new LocalStorage();\n${structWith(`@LocalStorageLink('a') a: number = 1;`, "@Entry({ routeName: 'a', storage: kept }) @Component")}`,
  },
  'a dialog has one controller that is not yet there': {
    wrong: structWith('a?: CustomDialogController;\nb?: CustomDialogController;', '@CustomDialog'),
    found: ['1:22 warning ui-dialog-controller'],
    sound: structWith(
      'a?: CustomDialogController;\nb: CustomDialogController | undefined = undefined;',
      '@CustomDialog',
    ),
  },
});

describeUiRules('decorators outside of structs', {
  '@Component is for structs': {
    wrong: '@Component\nexport class A {}',
    found: ['1:1 ui-decorator-place'],
    sound: '@Observed\nexport class A {}',
  },
  '@Entry is for structs': {
    wrong: '@Entry\nexport function f(): void {}',
    found: ['1:1 ts1206', '1:1 ui-decorator-place'],
    sound: '@Builder\nexport function f(): void {}',
  },
  '@Prop is for properties of structs': {
    wrong: 'export class A { @Prop a: number = 1; }',
    found: ['1:18 ui-decorator-place'],
    sound: 'export class A { a: number = 1; }',
  },
  '@Watch is for properties of structs': {
    wrong: `export class A { @Watch('f') a: number = 1; f(): void {} }`,
    found: ['1:18 ui-decorator-place'],
    sound: 'export class A { a: number = 1; f(): void {} }',
  },
  '@Param is for properties of structs': {
    wrong: '@ObservedV2 class A { @Param a: number = 1; }',
    found: ['1:23 ui-decorator-place'],
    sound: '@ObservedV2 class A { @Trace a: number = 1; }',
  },
  '@Track is for classes': {
    wrong: structWith('@Track a: number = 1;'),
    found: ['2:1 ui-decorator-place'],
    sound: '@Observed class A { @Track a: number = 1; }',
  },
  '@Trace is for @ObservedV2 classes': {
    wrong: '@Observed class A { @Trace a: number = 1; }',
    found: ['1:21 ui-decorator-place'],
    sound: '@ObservedV2 class A { @Trace a: number = 1; }',
  },
  '@Trace is for properties': {
    wrong: '@ObservedV2 class A { @Trace f(): void {} }',
    found: ['1:23 ui-decorator-place'],
    sound: '@ObservedV2 class A { @Trace a: number = 1; f(): void {} }',
  },
  '@Trace is not for structs': {
    wrong: structWith('@Trace a: number = 1;', '@ComponentV2'),
    found: ['2:1 ui-decorator-place'],
    sound: structWith('@Local a: number = 1;', '@ComponentV2'),
  },
  '@Track is not for @ObservedV2 classes': {
    wrong: '@ObservedV2 class A { @Track a: number = 1; }',
    found: ['1:23 ui-decorator-place'],
    sound: '@ObservedV2 class A { @Trace a: number = 1; }',
  },
  '@Monitor is for @ObservedV2 classes': {
    wrong: `class A { a: number = 1; @Monitor('a') f(): void {} }`,
    found: ['1:26 ui-decorator-place'],
    sound: `@ObservedV2 class A { @Trace a: number = 1; @Monitor('a') f(): void {} }`,
  },
  '@Computed is for @ObservedV2 classes': {
    wrong: 'class A { a: number = 1; @Computed get b(): number { return this.a; } }',
    found: ['1:26 ui-decorator-place'],
    sound: '@ObservedV2 class A { @Trace a: number = 1; @Computed get b(): number { return this.a; } }',
  },
  '@Type is not for @Observed classes': {
    wrong: `import { Type } from '@kit.ArkUI';\nclass B {}\n@Observed class A { @Type(B) a: B = new B(); }`,
    found: ['3:21 ui-decorator-place'],
    sound: `import { Type } from '@kit.ArkUI';\nclass B {}\n@ObservedV2 class A { @Type(B) @Trace a: B = new B(); }`,
  },
  '@Type is for properties': {
    wrong: `import { Type } from '@kit.ArkUI';\nclass B {}\n@ObservedV2 class A { @Type(B) f(): void {} }`,
    found: ['3:23 ui-decorator-place'],
    sound: `import { Type } from '@kit.ArkUI';\nclass B {}\n@ObservedV2 class A { @Type(B) @Trace a: B = new B(); f(): void {} }`,
  },
  'a class is observed in one way': {
    wrong: '@Observed @ObservedV2 class A {}',
    found: ['1:29 ui-observed'],
    sound: '@ObservedV2 class A {}',
  },
  '@ObservedV2 extends no @Observed': {
    wrong: '@Observed class A {}\n@ObservedV2 class B extends A {}',
    found: ['2:19 ui-observed'],
    sound: '@ObservedV2 class A {}\n@ObservedV2 class B extends A {}',
  },
  '@Observed extends no @ObservedV2': {
    wrong: '@ObservedV2 class A {}\n@Observed class B extends A {}',
    found: ['2:17 ui-observed'],
    sound: '@Observed class A {}\n@Observed class B extends A {}',
  },
});

describeUiRules('decorators of members', {
  '@Local belongs to @ComponentV2': {
    wrong: structWith('@Local a: number = 1;'),
    found: ['2:1 ui-decorator-version'],
    sound: structWith('@State a: number = 1;'),
  },
  '@State belongs to @Component': {
    wrong: structWith('@State a: number = 1;', '@ComponentV2'),
    found: ['2:1 ui-decorator-version'],
    sound: structWith('@Local a: number = 1;', '@ComponentV2'),
  },
  '@Monitor belongs to @ComponentV2': {
    wrong: structWith(`@State a: number = 1; @Monitor('a') f(): void {}`),
    found: ['2:23 ui-decorator-version'],
    sound: structWith(`@Local a: number = 1; @Monitor('a') f(): void {}`, '@ComponentV2'),
  },
  '@State decorates no method': {
    wrong: structWith('@State f(): void {}'),
    found: ['2:1 ui-decorator-place'],
    sound: structWith('@State a: number = 1; f(): void {}'),
  },
  '@Computed decorates a getter': {
    wrong: structWith('@Computed a: number = 1;', '@ComponentV2'),
    found: ['2:1 ts1240', '2:1 ts1271', '2:1 ui-decorator-place'],
    sound: structWith('@Computed get a(): number { return 1; }', '@ComponentV2'),
  },
  '@Monitor decorates a method': {
    wrong: structWith(`@Local a: number = 1; @Monitor('a') b: number = 1;`, '@ComponentV2'),
    found: ['2:23 ts1240', '2:23 ts1271', '2:23 ui-decorator-place'],
    sound: structWith(`@Local a: number = 1; @Monitor('a') b(): void {}`, '@ComponentV2'),
  },
  '@Param decorates a property': {
    wrong: structWith('@Param f(): void {}', '@ComponentV2'),
    found: ['2:1 ui-decorator-place'],
    sound: structWith('@Param f: number = 1;', '@ComponentV2'),
  },
  '@LocalBuilder decorates a method': {
    wrong: structWith('@LocalBuilder a: number = 1;'),
    found: ['2:1 ts1240', '2:1 ts1271', '2:1 ui-decorator-place'],
    sound: structWith('@LocalBuilder a() { Text() }'),
  },
  '@LocalBuilder decorates no static method': {
    wrong: structWith('@LocalBuilder static a() { Text() }'),
    found: ['2:1 ui-decorator-place'],
    sound: structWith('@LocalBuilder a() { Text() }'),
  },
  '@LocalBuilder stands alone': {
    wrong: structWith('@LocalBuilder @Styles a() { .width(1) }'),
    found: ['2:23 ui-multiple-decorators', '2:29 ui-not-component'],
    sound: structWith('@Styles a() { .width(1) }'),
  },
  'V2 decorators exclude each other': {
    wrong: structWith('@Local @Param a: number = 1;', '@ComponentV2'),
    found: ['2:15 ui-multiple-decorators'],
    sound: structWith('@Param @Once a: number = 1;', '@ComponentV2'),
  },
  'a V2 decorator stands once': {
    wrong: structWith('@Local @Local a: number = 1;', '@ComponentV2'),
    found: ['2:15 ui-multiple-decorators'],
    sound: structWith('@Local a: number = 1;', '@ComponentV2'),
  },
  '@Builder excludes @Styles': {
    wrong: structWith('@Builder @Styles a() { .width(1) }'),
    found: ['2:18 ui-multiple-decorators', '2:24 ui-not-component'],
    sound: structWith('@Builder a() { Text() }'),
  },
  '@Builder stands once': {
    wrong: structWith('@Builder @Builder a() { Text() }'),
    found: ['2:19 warning ui-multiple-decorators'],
    sound: structWith('@Builder a() { Text() }'),
  },
  '@Builder builds in structs': {
    wrong: 'export class A { @Builder f(): void {} }',
    found: ['1:18 ui-decorator-place'],
    sound: structWith('@Builder f() {}'),
  },
  '@Styles is not for classes': {
    wrong: 'export class A { @Styles f(): void {} }',
    found: ['1:18 ui-decorator-place'],
    sound: structWith('@Styles f() { .width(1) }'),
  },
  '@Extend is not for methods': {
    wrong: structWith('@Extend(Text) f() { .width(1) }'),
    found: ['2:1 ui-decorator-place', '2:21 ts1128', '2:22 ts2663'],
    sound: '@Extend(Text) function f() { .width(1) }',
  },
  '@Concurrent is not for methods': {
    wrong: 'export class A { @Concurrent f(): void {} }',
    found: ['1:18 ui-decorator-place'],
    sound: '@Concurrent function f(): void {}',
  },
});
