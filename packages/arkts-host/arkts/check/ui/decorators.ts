/** Which decorators may stand where, and beside which others: on members of structs and classes, on functions, anywhere. */
import type ts from 'ohos-typescript';
import { compiler } from '../../compiler.ts';
import {
  classMemberDecorators,
  functionDecorators,
  memberDecorators,
  memberDecoratorsV2,
  methodDecoratorsV2,
  structDecorators,
} from './facts.ts';
import {
  type DecoratorUse,
  declarationOf,
  decoratorsOf,
  hasDecorator,
  hasModifier,
  mayBeDecorated,
  type Reporter,
} from './syntax.ts';

/** What a decorated thing stands in. */
interface Place {
  readonly struct?: ts.StructDeclaration;
  readonly class?: ts.ClassDeclaration;
}

/** Checks every decorator of a file. */
export function checkDecorators(source: ts.SourceFile, checker: ts.TypeChecker, reporter: Reporter): void {
  const visit = (node: ts.Node, outer: Place): void => {
    let place = outer;
    if (compiler.isStructDeclaration(node)) place = { struct: node };
    else if (compiler.isClassDeclaration(node)) {
      place = { class: node };
      checkObserved(node, checker, reporter);
    }
    const decorators = mayBeDecorated(node) ? decoratorsOf(node) : [];
    if (decorators.length > 0) {
      for (const decorator of decorators) checkDecorator(node, decorator, place, reporter);
      if (isMember(node)) checkTogether(node, decorators, reporter);
      if (compiler.isFunctionDeclaration(node)) checkOfFunction(node, decorators, reporter);
    }
    compiler.forEachChild(node, (child) => visit(child, place));
  };
  visit(source, {});
}

function isMember(node: ts.Node): node is ts.PropertyDeclaration | ts.MethodDeclaration | ts.GetAccessorDeclaration {
  return compiler.isPropertyDeclaration(node) || compiler.isMethodDeclaration(node) || compiler.isGetAccessor(node);
}

function checkDecorator(node: ts.Node, decorator: DecoratorUse, place: Place, reporter: Reporter): void {
  if (place.struct !== undefined) checkInStruct(node, decorator, place.struct, reporter);
  else checkOutsideOfStructs(node, decorator, place, reporter);
  checkKind(node, decorator, place, reporter);
}

function checkInStruct(node: ts.Node, decorator: DecoratorUse, struct: ts.StructDeclaration, reporter: Reporter): void {
  const { name } = decorator;
  const isV2 = hasDecorator(struct, 'ComponentV2');
  const isShared = name === 'BuilderParam' || name === 'Require' || name === 'Env';
  if (isV2 && memberDecorators.has(name) && !isShared) {
    const message = `'@${name}' is for structs decorated by '@Component', not '@ComponentV2'.`;
    reporter.report(decorator.node, 'ui-decorator-version', message);
  }
  if (!isV2 && (memberDecoratorsV2.has(name) || methodDecoratorsV2.has(name))) {
    const message = `'@${name}' is for structs decorated by '@ComponentV2'.`;
    reporter.report(decorator.node, 'ui-decorator-version', message);
  }
  if (classMemberDecorators.has(name) || name === 'ObservedV2') {
    reporter.report(decorator.node, 'ui-decorator-place', `'@${name}' is for classes, not for structs.`);
  }
  if (!isV2 && compiler.isMethodDeclaration(node) && memberDecorators.has(name)) {
    reporter.report(decorator.node, 'ui-decorator-place', `'@${name}' cannot decorate a method.`);
  }
}

function checkOutsideOfStructs(node: ts.Node, decorator: DecoratorUse, place: Place, reporter: Reporter): void {
  const { name } = decorator;
  const refuse = (message: string) => reporter.report(decorator.node, 'ui-decorator-place', message);
  if (structDecorators.has(name)) refuse(`'@${name}' can only decorate a struct.`);
  else if (memberDecorators.has(name) || memberDecoratorsV2.has(name))
    refuse(`'@${name}' can only be used in a struct.`);
  if (place.class === undefined) {
    if (classMemberDecorators.has(name)) refuse(`'@${name}' can only decorate a property of a class.`);
    if (name === 'ObservedV2') refuse("'@ObservedV2' can only decorate a class.");
    return;
  }
  const isObservedV2 = hasDecorator(place.class, 'ObservedV2');
  if (name === 'Track' && (isObservedV2 || !compiler.isPropertyDeclaration(node))) {
    refuse("'@Track' can only decorate a property of an '@Observed' class; in an '@ObservedV2' class it is '@Trace'.");
  }
  if (name === 'Trace' && !(isObservedV2 && compiler.isPropertyDeclaration(node))) {
    refuse("'@Trace' can only decorate a property of a class decorated by '@ObservedV2'.");
  }
  if (methodDecoratorsV2.has(name) && !isObservedV2) {
    refuse(`'@${name}' can only be used in a class decorated by '@ObservedV2' or in an '@ComponentV2' struct.`);
  }
  if (name !== 'Type') return;
  if (!compiler.isPropertyDeclaration(node)) refuse("'@Type' can only decorate a property of a class.");
  const other = ['Sendable', 'Observed'].find((each) => hasDecorator(place.class, each));
  if (other !== undefined) refuse(`'@Type' cannot be used in a class decorated by '@${other}'.`);
}

/** What kind of thing it stands on. */
function checkKind(node: ts.Node, decorator: DecoratorUse, place: Place, reporter: Reporter): void {
  const { name } = decorator;
  const refuse = (message: string) => reporter.report(decorator.node, 'ui-decorator-place', message);
  if (name === 'Computed' && !compiler.isGetAccessor(node)) refuse("'@Computed' can only decorate a getter.");
  if ((name === 'Monitor' || name === 'SyncMonitor') && !compiler.isMethodDeclaration(node)) {
    refuse(`'@${name}' can only decorate a method.`);
  }
  const isV2 = place.struct !== undefined && hasDecorator(place.struct, 'ComponentV2');
  const isForProperties = memberDecoratorsV2.has(name) || (isV2 && name === 'BuilderParam');
  if (isForProperties && place.struct !== undefined && !compiler.isPropertyDeclaration(node)) {
    refuse(`'@${name}' can only decorate a property.`);
  }
  if (name === 'LocalBuilder') {
    if (!compiler.isMethodDeclaration(node)) refuse("'@LocalBuilder' can only decorate a method.");
    else if (hasModifier(node, compiler.SyntaxKind.StaticKeyword)) {
      refuse("'@LocalBuilder' cannot decorate a static method.");
    }
  }
  if (!compiler.isMethodDeclaration(node)) return;
  if (name === 'Extend' || name === 'AnimatableExtend') refuse(`'@${name}' can only decorate a global function.`);
  if (name === 'Concurrent') refuse("'@Concurrent' can only decorate a function.");
  if (['Builder', 'Styles', 'LocalBuilder'].includes(name) && place.struct === undefined) {
    refuse(`'@${name}' can only decorate a global function or a method of a struct.`);
  }
}

/** Decorators that a member carries at the same time. */
function checkTogether(member: ts.ClassElement, decorators: readonly DecoratorUse[], reporter: Reporter): void {
  const names = decorators.map(({ name }) => name);
  const where = member.name ?? member;
  const v2 = names.filter(
    (name) =>
      (memberDecoratorsV2.has(name) && name !== 'Once') ||
      methodDecoratorsV2.has(name) ||
      name === 'BuilderParam' ||
      name === 'Env',
  );
  const ofMethods = names.filter((name) => name === 'Builder' || name === 'Styles');
  if (new Set(v2).size + new Set(ofMethods).size > 1) {
    reporter.report(
      where,
      'ui-multiple-decorators',
      `These decorators exclude each other: ${list([...v2, ...ofMethods])}.`,
    );
  }
  const twice = findTwice(v2);
  if (twice !== undefined) reporter.report(where, 'ui-multiple-decorators', `'@${twice}' stands here more than once.`);
  const builderTwice = findTwice(ofMethods);
  if (builderTwice !== undefined) {
    reporter.warn(where, 'ui-multiple-decorators', `'@${builderTwice}' stands here more than once.`);
  }
  if (names.includes('LocalBuilder') && names.length > 1) {
    reporter.report(where, 'ui-multiple-decorators', "'@LocalBuilder' stands alone.");
  }
}

function checkOfFunction(
  declaration: ts.FunctionDeclaration,
  decorators: readonly DecoratorUse[],
  reporter: Reporter,
): void {
  const names = decorators.map(({ name }) => name);
  const where = declaration.name ?? declaration;
  const twice = findTwice(names);
  if (twice !== undefined) {
    reporter.warn(where, 'ui-function-decorators', `'@${twice}' stands here more than once.`);
  }
  if (new Set(names).size > 1) {
    const message = `A function can have only one of ${list([...functionDecorators])}.`;
    reporter.report(where, 'ui-function-decorators', message);
  }
}

/** `@Observed` and `@ObservedV2`, which a class and its ancestors must not mix. */
function checkObserved(declaration: ts.ClassDeclaration, checker: ts.TypeChecker, reporter: Reporter): void {
  const where = declaration.name ?? declaration;
  const isV1 = hasDecorator(declaration, 'Observed');
  const isV2 = hasDecorator(declaration, 'ObservedV2');
  if (isV1 && isV2) {
    reporter.report(where, 'ui-observed', "A class cannot be '@Observed' and '@ObservedV2' at the same time.");
  }
  if (!isV1 && !isV2) return;
  const heritage = declaration.heritageClauses?.find(({ token }) => token === compiler.SyntaxKind.ExtendsKeyword);
  const [base] = heritage?.types ?? [];
  const parent = base && declarationOf(base.expression, checker)?.find(compiler.isClassDeclaration);
  if ((isV2 && hasDecorator(parent, 'Observed')) || (isV1 && hasDecorator(parent, 'ObservedV2'))) {
    const [own, other] = isV2 ? ['ObservedV2', 'Observed'] : ['Observed', 'ObservedV2'];
    reporter.report(where, 'ui-observed', `An '@${own}' class cannot extend an '@${other}' class.`);
  }
}

function findTwice(names: readonly string[]): string | undefined {
  return names.find((name, index) => names.indexOf(name) !== index);
}

function list(names: readonly string[]): string {
  return names.map((name) => `'@${name}'`).join(', ');
}
