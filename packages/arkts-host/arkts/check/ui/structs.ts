/** Rules of structs as a whole: decorators, names, `build`, dialogs. */
import type ts from 'ohos-typescript';
import { compiler } from '../../compiler.ts';
import {
  componentDecorators,
  memberDecorators,
  memberDecoratorsV2,
  stateDecorators,
  structDecorators,
} from './facts.ts';
import { checkStructProperty } from './properties.ts';
import { decoratorsOf, hasDecorator, hasModifier, memberName, type Reporter, writtenMembers } from './syntax.ts';

/** Checks the structs of a file; component names are reserved. */
export function checkStructs(
  source: ts.SourceFile,
  checker: ts.TypeChecker,
  componentNames: ReadonlySet<string>,
  reporter: Reporter,
): void {
  const structs = source.statements.filter(compiler.isStructDeclaration);
  const entries = structs.filter((struct) => hasDecorator(struct, 'Entry'));
  for (const extra of entries.slice(1)) {
    reporter.report(extra.name ?? extra, 'ui-entry-once', "A page can't contain more than one '@Entry' component.");
  }
  for (const struct of structs) {
    checkDecorators(struct, reporter);
    checkShape(struct, componentNames, reporter);
    checkMembers(struct, checker, reporter);
  }
}

function checkDecorators(struct: ts.StructDeclaration, reporter: Reporter): void {
  const name = struct.name?.text ?? '';
  const where = struct.name ?? struct;
  const decorators = decoratorsOf(struct);
  for (const decorator of decorators) {
    if (structDecorators.has(decorator.name)) continue;
    reporter.report(decorator.node, 'ui-struct-decorator', `'@${decorator.name}' cannot decorate a struct.`);
  }
  const names = new Set(decorators.map((decorator) => decorator.name));
  if (![...names].some((decorator) => componentDecorators.has(decorator))) {
    const message = `The struct '${name}' needs '@Component', '@ComponentV2' or '@CustomDialog'.`;
    reporter.report(where, 'ui-struct-decorator', message);
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
  if (names.has('Entry') && hasModifier(struct, compiler.SyntaxKind.ExportKeyword)) {
    reporter.report(where, 'ui-entry-export', `The '@Entry' component '${name}' should not be exported.`);
  }
}

function checkShape(struct: ts.StructDeclaration, componentNames: ReadonlySet<string>, reporter: Reporter): void {
  const name = struct.name?.text ?? '';
  const where = struct.name ?? struct;
  if (componentNames.has(name)) {
    reporter.report(where, 'ui-struct-name', `'${name}' is the name of a built-in component.`);
  }
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
  }
}

function checkMembers(struct: ts.StructDeclaration, checker: ts.TypeChecker, reporter: Reporter): void {
  const isV2 = hasDecorator(struct, 'ComponentV2');
  for (const member of writtenMembers(struct)) {
    const decorators = decoratorsOf(member);
    for (const decorator of decorators) {
      const isV1Only = stateDecorators.has(decorator.name) && decorator.name !== 'BuilderParam';
      if (isV2 && isV1Only) {
        const message = `'@${decorator.name}' is for structs decorated by '@Component', not '@ComponentV2'.`;
        reporter.report(decorator.node, 'ui-decorator-version', message);
      }
      if (!isV2 && memberDecoratorsV2.has(decorator.name)) {
        const message = `'@${decorator.name}' is for structs decorated by '@ComponentV2'.`;
        reporter.report(decorator.node, 'ui-decorator-version', message);
      }
      if (compiler.isMethodDeclaration(member) && memberDecorators.has(decorator.name)) {
        reporter.report(decorator.node, 'ui-decorator-place', `'@${decorator.name}' cannot decorate a method.`);
      }
    }
    if (compiler.isClassStaticBlockDeclaration(member)) {
      reporter.report(member, 'ui-struct-static-block', 'A struct cannot have a static block.');
    }
    if (compiler.isPropertyDeclaration(member) && !isV2) checkStructProperty(struct, member, checker, reporter);
  }
}

export function typeName(type: ts.TypeNode | undefined): string | undefined {
  return type && compiler.isTypeReferenceNode(type) && compiler.isIdentifier(type.typeName)
    ? type.typeName.text
    : undefined;
}
