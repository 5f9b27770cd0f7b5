/** Rules of structs as a whole: decorators, names, `build`, dialogs. */
import type ts from 'ohos-typescript';
import { compiler } from '../../compiler.ts';
import { hasAttribute } from './attributes.ts';
import { componentDecorators, structDecorators } from './facts.ts';
import { checkStructProperty } from './properties.ts';
import { checkMemberV2 } from './propertiesV2.ts';
import {
  decoratorsOf,
  hasDecorator,
  hasModifier,
  memberName,
  type Reporter,
  typeName,
  writtenMembers,
} from './syntax.ts';

/** How many `@Preview` a file may hold. */
const maxPreviews = 10;

/** Checks the structs of a file; component names are reserved. */
export function checkStructs(
  source: ts.SourceFile,
  checker: ts.TypeChecker,
  componentNames: ReadonlySet<string>,
  reporter: Reporter,
): void {
  const structs = source.statements.filter(compiler.isStructDeclaration);
  for (const extra of decoratedBy(structs, 'Entry').slice(1)) {
    reporter.report(extra.name ?? extra, 'ui-entry-once', "A page can't contain more than one '@Entry' component.");
  }
  for (const extra of decoratedBy(structs, 'Preview').slice(maxPreviews)) {
    reporter.report(
      extra.name ?? extra,
      'ui-previews',
      `A file can hold ${maxPreviews} '@Preview' components at most.`,
    );
  }
  for (const struct of structs) {
    checkDecorators(struct, reporter);
    checkName(struct, componentNames, checker, reporter);
    checkShape(struct, reporter);
    checkStorage(struct, reporter);
    checkMembers(struct, checker, reporter);
  }
}

/** The struct of each use of a decorator; one that carries it twice is named twice. */
function decoratedBy(structs: readonly ts.StructDeclaration[], name: string): ts.StructDeclaration[] {
  return structs.flatMap((struct) =>
    decoratorsOf(struct)
      .filter((decorator) => decorator.name === name)
      .map(() => struct),
  );
}

function checkDecorators(struct: ts.StructDeclaration, reporter: Reporter): void {
  const name = struct.name?.text ?? '';
  const where = struct.name ?? struct;
  const decorators = decoratorsOf(struct);
  for (const decorator of decorators) {
    if (structDecorators.has(decorator.name)) continue;
    reporter.warn(decorator.node, 'ui-struct-decorator', `'@${decorator.name}' cannot decorate a struct.`);
  }
  const names = new Set(decorators.map((decorator) => decorator.name));
  if (![...names].some((decorator) => componentDecorators.has(decorator))) {
    const message = `The struct '${name}' needs '@Component', '@ComponentV2' or '@CustomDialog'.`;
    // With '@Entry' and the like alone the compiler goes on.
    if ([...names].some((decorator) => structDecorators.has(decorator))) {
      reporter.warn(where, 'ui-struct-decorator', message);
    } else reporter.report(where, 'ui-struct-decorator', message);
  }
  const isV2 = names.has('ComponentV2');
  const v1 = ['Component', 'Reusable', 'CustomDialog'].find((decorator) => names.has(decorator));
  if (isV2 && v1 !== undefined) {
    const message = `The struct '${name}' cannot be '@ComponentV2' and '@${v1}' at the same time.`;
    reporter.report(where, 'ui-struct-decorator', message);
  }
  if (names.has('ReusableV2') && !isV2) {
    reporter.report(where, 'ui-struct-decorator', "'@ReusableV2' is for structs decorated by '@ComponentV2'.");
  }
  if (names.has('ReusableV2') && names.has('Reusable')) {
    reporter.report(where, 'ui-struct-decorator', "'@Reusable' and '@ReusableV2' exclude each other.");
  }
  if (names.has('Entry') && hasModifier(struct, compiler.SyntaxKind.ExportKeyword)) {
    reporter.warn(where, 'ui-entry-export', `The '@Entry' component '${name}' should not be exported.`);
  }
}

function checkName(
  struct: ts.StructDeclaration,
  componentNames: ReadonlySet<string>,
  checker: ts.TypeChecker,
  reporter: Reporter,
): void {
  const { name } = struct;
  if (name === undefined) return;
  if (componentNames.has(name.text)) {
    reporter.report(name, 'ui-struct-name', `'${name.text}' is the name of a built-in component.`);
  } else if (/^[a-z]/.test(name.text) && [...componentNames].some((each) => hasAttribute(each, name, checker))) {
    reporter.report(name, 'ui-struct-name', `'${name.text}' is the name of a built-in attribute.`);
  }
}

/** A page with keys of a local storage says which storage. */
function checkStorage(struct: ts.StructDeclaration, reporter: Reporter): void {
  const entry = decoratorsOf(struct).find(({ name }) => name === 'Entry');
  if (entry === undefined || entry.arguments.length > 0) return;
  const needs = writtenMembers(struct).some(
    (member) => hasDecorator(member, 'LocalStorageLink') || hasDecorator(member, 'LocalStorageProp'),
  );
  if (needs) reporter.warn(entry.node, 'ui-entry-storage', "'@Entry' should be given the storage: '@Entry(storage)'.");
}

function checkShape(struct: ts.StructDeclaration, reporter: Reporter): void {
  const name = struct.name?.text ?? '';
  const where = struct.name ?? struct;
  // The parser lets each struct extend `CustomComponent`; only what stands in the source counts.
  const heritage = struct.heritageClauses?.find((clause) => clause.end > clause.pos);
  if (heritage !== undefined) {
    const message = 'A struct cannot extend a class or implement an interface.';
    reporter.report(heritage, 'ui-struct-heritage', message);
  }
  const builds = writtenMembers(struct).filter(
    (member): member is ts.MethodDeclaration => compiler.isMethodDeclaration(member) && memberName(member) === 'build',
  );
  if (builds.length !== 1) {
    reporter.report(where, 'ui-build-once', `The struct '${name}' must have exactly one 'build' method.`);
  }
  for (const build of builds) {
    if (build.parameters.length > 0) {
      reporter.report(build.name, 'ui-build-arguments', "The 'build' method cannot have parameters.");
    }
  }
  if (hasDecorator(struct, 'CustomDialog')) {
    const controllers = writtenMembers(struct).filter(
      (member) => compiler.isPropertyDeclaration(member) && typeName(member.type) === 'CustomDialogController',
    );
    if (controllers.length === 0) {
      const message = `The '@CustomDialog' struct '${name}' must have a property of type 'CustomDialogController'.`;
      reporter.report(where, 'ui-dialog-controller', message);
    }
    const open = controllers.filter((controller) => (controller as ts.PropertyDeclaration).initializer === undefined);
    if (open.length > 1) {
      const message = `The '@CustomDialog' struct '${name}' can have only one 'CustomDialogController' without a value.`;
      reporter.warn(where, 'ui-dialog-controller', message);
    }
  }
}

function checkMembers(struct: ts.StructDeclaration, checker: ts.TypeChecker, reporter: Reporter): void {
  const isV2 = hasDecorator(struct, 'ComponentV2');
  for (const member of writtenMembers(struct)) {
    if (compiler.isClassStaticBlockDeclaration(member)) {
      reporter.warn(member, 'ui-struct-static-block', 'A struct cannot have a static block.');
    }
    if (isV2) checkMemberV2(struct, member, checker, reporter);
    else if (compiler.isPropertyDeclaration(member)) checkStructProperty(struct, member, checker, reporter);
  }
}
