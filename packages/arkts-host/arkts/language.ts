/**
 * What the ArkTS language is, as far as the compiler has to be told: compiler options, and the names of ArkUI's
 * components, which the parser needs to tell `Column() { … }` (a component with a block) from a call.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type ts from 'ohos-typescript';
import { packageFolder } from '../hostFolder.ts';
import { projectRoot } from '../projectRoot.ts';
import { compiler } from './compiler.ts';

export { projectRoot };

/** The folder of the npm declarations of API 13, laid out like an SDK's `ets` folder. */
export const packagedSdk: string = path.join(packageFolder('@arkts/declarations'), 'dist');

/** State decorators of a struct. The parser and checker treat their properties as initialized by the framework. */
const frameworkInitialized = ['Link', 'Prop', 'ObjectLink', 'Consume'];

/** Decorators whose meaning is the framework's, and whether their arguments are expressions to be kept. */
const emittedDecorators: Record<string, boolean> = {
  Entry: true,
  Component: false,
  Reusable: false,
  CustomDialog: false,
  Consume: true,
  Link: false,
  LocalStorageLink: true,
  LocalStorageProp: true,
  ObjectLink: false,
  Prop: false,
  Provide: true,
  State: false,
  StorageLink: true,
  StorageProp: true,
  Builder: false,
  LocalBuilder: false,
  BuilderParam: false,
  Observed: false,
  Require: false,
  Sendable: false,
  Track: false,
  ComponentV2: true,
  ObservedV2: false,
  Trace: false,
  Local: false,
  Param: false,
  Once: false,
  Event: false,
  Monitor: true,
  Provider: true,
  Consumer: true,
  Computed: false,
  Type: true,
  Env: true,
};

/** Components without attributes of their own, which else tell a component from a gesture or a decorator. */
const bareComponents = new Set(['PageTransitionEnter', 'PageTransitionExit']);

export interface ComponentName {
  /** The name as written in `build()`: `Text`. */
  readonly name: string;
  /** The class that declares its attributes: `TextAttribute`. */
  readonly attribute: string;
}

/**
 * ArkUI's components, read from an SDK's declarations: each is a global constant beside a global `…Attribute` class.
 * That the names come from the declarations means that a component unknown to the SDK is unknown to the parser, too.
 */
export function readComponentNames(sdk: string): ComponentName[] {
  const folder = path.join(sdk, 'component');
  const names = new Map<string, ComponentName>();
  const declaration = /^declare const (\w+): (\w+)(?:Interface|;)/gm;
  for (const file of readdirSync(folder)) {
    if (!file.endsWith('.d.ts') && !file.endsWith('.d.ets')) continue;
    const text = readFileSync(path.join(folder, file), 'utf8');
    for (const [, name, type] of text.matchAll(declaration)) {
      if (!name || !type) continue;
      const hasAttributes = text.includes(`class ${name}Attribute`);
      if (hasAttributes || bareComponents.has(name)) {
        names.set(name, { name, attribute: hasAttributes ? `${name}Attribute` : 'CommonAttribute' });
      }
    }
  }
  for (const notComponent of ['Common', 'ForEach', 'LazyForEach', 'Repeat']) names.delete(notComponent);
  return [...names.values()];
}

/** The `ets` compiler options of ohos-typescript for a list of components. */
export function etsOptions(components: readonly ComponentName[]): NonNullable<ts.CompilerOptions['ets']> {
  return {
    emitDecorators: Object.entries(emittedDecorators).map(([name, emitParameters]) => ({ name, emitParameters })),
    propertyDecorators: frameworkInitialized.map((name) => ({ name, needInitialization: false })),
    render: { method: ['build', 'pageTransition'], decorator: ['LocalBuilder', 'Builder'] },
    components: components.map((component) => component.name),
    libs: [],
    extend: {
      decorator: ['Extend', 'AnimatableExtend'],
      components: components.map(({ name, attribute }) => ({ name, type: attribute, instance: `${name}Instance` })),
    },
    styles: {
      decorator: 'Styles',
      component: { name: 'Common', type: 'T', instance: 'CommonInstance' },
      property: 'stateStyles',
    },
    concurrent: { decorator: 'Concurrent' },
    customComponent: 'CustomComponent',
    syntaxComponents: {
      paramsUICallback: ['ForEach', 'LazyForEach'],
      attrUICallback: [{ name: 'Repeat', attributes: ['each', 'template'] }],
    },
  } as NonNullable<ts.CompilerOptions['ets']>;
}

let packagedEts: NonNullable<ts.CompilerOptions['ets']> | undefined;

/** Compiler options for turning one `.ets` file into an ES module. */
export function emitOptions(): ts.CompilerOptions {
  packagedEts ??= etsOptions(readComponentNames(packagedSdk));
  return {
    ets: packagedEts,
    // The platform's compiler targets ES2021, so a field without an initializer defines no property.
    target: compiler.ScriptTarget.ES2021,
    useDefineForClassFields: false,
    module: compiler.ModuleKind.ES2020,
    moduleResolution: compiler.ModuleResolutionKind.NodeJs,
    experimentalDecorators: true,
    importsNotUsedAsValues: compiler.ImportsNotUsedAsValues.Remove,
    isolatedModules: true,
    noLib: true,
    noResolve: true,
    sourceMap: true,
    inlineSources: true,
    types: [],
    newLine: compiler.NewLineKind.LineFeed,
  };
}
