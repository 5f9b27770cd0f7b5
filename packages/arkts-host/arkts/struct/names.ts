/** Names that compiled structs share with the runtime (`arkui/runtime.ts`), and what a file knows of its own. */
import path from 'node:path';
import type ts from 'ohos-typescript';
import { hostFolder } from '../../hostFolder.ts';
import { compiler } from '../compiler.ts';
import { packagedSdk, readComponentNames } from '../language.ts';

/** The namespace that a compiled file imports the runtime under. */
export const runtimeName = '__ui';
/** The constant that holds a compiled file's name, for messages. */
export const fileName = '__file';
/** The struct that builds what a global `@Builder` function describes. */
export const ownerName = '__owner';
/** What a node's update function writes attributes to. */
export const updateName = '$';
/** Where compiled files import the runtime from. */
export const runtimeModule: string = path.join(hostFolder, 'arkui/runtime.ts');

let builtIn: ReadonlySet<string> | undefined;

/** Names of ArkUI's own components. */
export function builtInComponents(): ReadonlySet<string> {
  builtIn ??= new Set(readComponentNames(packagedSdk).map((component) => component.name));
  return builtIn;
}

/** Decorators of struct members that make them observed variables or take part in being one. */
export const variableDecorators: ReadonlySet<string> = new Set([
  'State',
  'Prop',
  'Link',
  'ObjectLink',
  'Provide',
  'Consume',
  'StorageLink',
  'StorageProp',
  'LocalStorageLink',
  'LocalStorageProp',
]);

/** The same of state management V2. */
export const variableDecoratorsV2: ReadonlySet<string> = new Set(['Local', 'Param', 'Event', 'Provider', 'Consumer']);

/** Decorators of struct members that go with another one, or that make no observed variable. */
export const otherMemberDecorators: ReadonlySet<string> = new Set(['Watch', 'Require', 'BuilderParam', 'Once']);

/** Decorators of a struct's methods and getters that are no ArkUI syntax. */
export const methodDecoratorsV2: ReadonlySet<string> = new Set(['Monitor', 'Computed']);

/** Decorators of structs. */
export const structDecorators: ReadonlySet<string> = new Set([
  'Entry',
  'Component',
  'ComponentV2',
  'CustomDialog',
  'Reusable',
  'ReusableV2',
  'Preview',
]);

/** Decorators of functions and methods of ArkUI's own syntax. */
export const functionDecorators: ReadonlySet<string> = new Set(['Builder', 'LocalBuilder', 'Styles', 'Extend']);

export interface DecoratorUse {
  readonly name: string;
  readonly arguments: readonly ts.Expression[];
  readonly node: ts.Decorator;
}

/** A declaration's decorators, those in places that only ArkTS allows included. */
export function decoratorsOf(node: ts.Node): DecoratorUse[] {
  return compiler.getAllDecorators(node).flatMap((decorator) => {
    const { expression } = decorator;
    const callee = compiler.isCallExpression(expression) ? expression.expression : expression;
    if (!compiler.isIdentifier(callee)) return [];
    return [
      {
        name: callee.text,
        arguments: compiler.isCallExpression(expression) ? [...expression.arguments] : [],
        node: decorator,
      },
    ];
  });
}

export function hasDecorator(node: ts.Node, name: string): boolean {
  return decoratorsOf(node).some((decorator) => decorator.name === name);
}

/** What can be called as ArkUI syntax in one place: in a struct's methods, or in a file's functions. */
export interface KnownNames {
  /** `@Builder` and `@BuilderParam` members of the struct around, called as `this.x()`. */
  readonly memberBuilders: ReadonlySet<string>;
  /** `@Styles` methods of the struct around. */
  readonly memberStyles: ReadonlySet<string>;
  /** `@Builder` functions of the file. */
  readonly fileBuilders: ReadonlySet<string>;
  /** `@Styles` functions of the file. */
  readonly fileStyles: ReadonlySet<string>;
  /** `@Extend` functions of the file. */
  readonly extensions: ReadonlySet<string>;
  /** Imported names that begin with a capital letter: structs, or builders called like them. */
  readonly imported: ReadonlySet<string>;
  /** Structs of this file. */
  readonly structs: ReadonlySet<string>;
}

/** Reads what a file declares. */
export function knownNames(file: ts.SourceFile): KnownNames {
  const fileBuilders = new Set<string>();
  const fileStyles = new Set<string>();
  const extensions = new Set<string>();
  const imported = new Set<string>();
  const structs = new Set<string>();
  for (const statement of file.statements) {
    if (compiler.isImportDeclaration(statement)) {
      const named = statement.importClause?.namedBindings;
      const locals = named && compiler.isNamedImports(named) ? named.elements.map((element) => element.name.text) : [];
      for (const name of [statement.importClause?.name?.text ?? '', ...locals]) if (name !== '') imported.add(name);
    } else if (compiler.isStructDeclaration(statement) && statement.name) {
      structs.add(statement.name.text);
    } else if (compiler.isFunctionDeclaration(statement) && statement.name) {
      const name = statement.name.text;
      if (hasDecorator(statement, 'Builder')) fileBuilders.add(name);
      if (hasDecorator(statement, 'Styles')) fileStyles.add(name);
      if (hasDecorator(statement, 'Extend')) extensions.add(name);
    }
  }
  const none = new Set<string>();
  return { memberBuilders: none, memberStyles: none, fileBuilders, fileStyles, extensions, imported, structs };
}

/** The same with the members of a struct. */
export function withMembers(names: KnownNames, struct: ts.StructDeclaration): KnownNames {
  const memberBuilders = new Set<string>();
  const memberStyles = new Set<string>();
  for (const member of struct.members) {
    const name = member.name && compiler.isIdentifier(member.name) ? member.name.text : undefined;
    if (name === undefined) continue;
    if (['Builder', 'LocalBuilder', 'BuilderParam'].some((decorator) => hasDecorator(member, decorator))) {
      memberBuilders.add(name);
    }
    if (hasDecorator(member, 'Styles')) memberStyles.add(name);
  }
  return { ...names, memberBuilders, memberStyles };
}
