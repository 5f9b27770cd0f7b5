/** Rules of a V1 struct's properties: which decorator may stand there, and what it needs. */
import type ts from 'ohos-typescript';
import { compiler } from '../../compiler.ts';
import {
  defaultReleasedByRequire,
  forbidsDefault,
  givenByParent,
  memberDecorators,
  needsDefault,
  stateDecorators,
  stateTypesForbidden,
} from './facts.ts';
import {
  type DecoratorUse,
  declarationOf,
  decoratorsOf,
  hasDecorator,
  hasModifier,
  memberName,
  type Reporter,
  writtenMembers,
} from './syntax.ts';

const neverPublic = new Set(['StorageProp', 'StorageLink', 'LocalStorageLink', 'LocalStorageProp', 'Consume']);
const neverPrivate = new Set(['Link', 'ObjectLink']);

export function checkStructProperty(
  struct: ts.StructDeclaration,
  property: ts.PropertyDeclaration,
  checker: ts.TypeChecker,
  reporter: Reporter,
): void {
  const name = memberName(property);
  const decorators = decoratorsOf(property).filter((decorator) => memberDecorators.has(decorator.name));
  const state = decorators.filter((decorator) => stateDecorators.has(decorator.name));
  if (hasModifier(property, compiler.SyntaxKind.ProtectedKeyword)) {
    reporter.report(property, 'ui-member-access', `The property '${name}' of a struct cannot be protected.`);
  }
  if (decorators.length === 0) return;
  if (property.type === undefined) {
    reporter.report(property.name, 'ui-property-type', `The property '${name}' must specify a type.`);
  }
  if (hasModifier(property, compiler.SyntaxKind.StaticKeyword)) {
    reporter.report(property.name, 'ui-static-state', `The static property '${name}' cannot have state decorators.`);
  }
  if (state.length > 1) {
    const message = `The property '${name}' cannot have multiple state management decorators.`;
    reporter.report(property.name, 'ui-multiple-decorators', message);
  }
  const hasRequire = decorators.some((decorator) => decorator.name === 'Require');
  for (const decorator of state) {
    checkDefault(property, name, decorator.name, hasRequire, reporter);
    checkAccess(property, name, decorator.name, hasRequire, reporter);
    checkType(property, decorator, checker, reporter);
    if (givenByParent.has(decorator.name) && hasDecorator(struct, 'Entry')) {
      const message = `The '@Entry' component '${struct.name?.text ?? ''}' cannot have the '@${decorator.name}' property '${name}'.`;
      reporter.report(property.name, 'ui-entry-property', message);
    }
  }
  if (hasRequire && state.length === 1 && !defaultReleasedByRequire.has(state[0]?.name ?? '')) {
    const message = `'@Require' cannot stand beside '@${state[0]?.name}' (property '${name}').`;
    reporter.report(property.name, 'ui-multiple-decorators', message);
  }
  for (const decorator of decorators) {
    if (decorator.name === 'Watch') checkWatch(struct, name, decorator, state.length > 0, reporter);
  }
}

function checkDefault(
  property: ts.PropertyDeclaration,
  name: string,
  decorator: string,
  hasRequire: boolean,
  reporter: Reporter,
): void {
  const released = hasRequire && defaultReleasedByRequire.has(decorator);
  if (property.initializer === undefined && needsDefault.has(decorator) && !released) {
    const message = `The '@${decorator}' property '${name}' must be given a default value.`;
    reporter.report(property.name, 'ui-property-default', message);
  }
  if (property.initializer !== undefined && forbidsDefault.has(decorator)) {
    const message = `The '@${decorator}' property '${name}' cannot be given a default value.`;
    reporter.report(property.name, 'ui-property-default', message);
  }
  const optionalAllowed = decorator === 'Prop' && property.initializer !== undefined;
  if (property.questionToken !== undefined && givenByParent.has(decorator) && !optionalAllowed) {
    const message = `The '@${decorator}' property '${name}' cannot be optional.`;
    reporter.report(property.name, 'ui-property-optional', message);
  }
}

function checkAccess(
  property: ts.PropertyDeclaration,
  name: string,
  decorator: string,
  hasRequire: boolean,
  reporter: Reporter,
): void {
  const isPrivate = hasModifier(property, compiler.SyntaxKind.PrivateKeyword);
  if (hasModifier(property, compiler.SyntaxKind.PublicKeyword) && neverPublic.has(decorator)) {
    reporter.report(property, 'ui-member-access', `The '@${decorator}' property '${name}' cannot be public.`);
  }
  if (isPrivate && neverPrivate.has(decorator)) {
    reporter.report(property, 'ui-member-access', `The '@${decorator}' property '${name}' cannot be private.`);
  }
  if (isPrivate && hasRequire) {
    reporter.report(property, 'ui-member-access', `The '@Require' property '${name}' cannot be private.`);
  }
}

function checkType(
  property: ts.PropertyDeclaration,
  decorator: DecoratorUse,
  checker: ts.TypeChecker,
  reporter: Reporter,
): void {
  const { type } = property;
  if (type === undefined || decorator.name === 'BuilderParam') return;
  const name = memberName(property);
  if (
    compiler.isTypeReferenceNode(type) &&
    compiler.isIdentifier(type.typeName) &&
    stateTypesForbidden.has(type.typeName.text)
  ) {
    const message = `The '@${decorator.name}' property '${name}' cannot be a '${type.typeName.text}' object.`;
    reporter.report(property.name, 'ui-state-type', message);
  }
  if (decorator.name !== 'ObjectLink') return;
  for (const part of compiler.isUnionTypeNode(type) ? type.types : [type]) {
    const problem = objectLinkProblem(part, checker);
    if (problem !== undefined) {
      const message = `'@ObjectLink' cannot be used with '${part.getText()}': ${problem}.`;
      reporter.report(property.name, 'ui-object-link-type', message);
    }
  }
}

function objectLinkProblem(part: ts.TypeNode, checker: ts.TypeChecker): string | undefined {
  if (part.kind === compiler.SyntaxKind.UndefinedKeyword) return undefined;
  if (compiler.isLiteralTypeNode(part) && part.literal.kind === compiler.SyntaxKind.NullKeyword) return undefined;
  const type = checker.getTypeFromTypeNode(part);
  const simple =
    compiler.TypeFlags.StringLike |
    compiler.TypeFlags.NumberLike |
    compiler.TypeFlags.BooleanLike |
    compiler.TypeFlags.BigIntLike;
  if (type.flags & simple) return 'it is not an object';
  const declaration = type.symbol?.declarations?.find(compiler.isClassDeclaration);
  if (declaration === undefined || declaration.getSourceFile().isDeclarationFile) return undefined;
  if (hasDecorator(declaration, 'ObservedV2')) return "a class decorated by '@ObservedV2' belongs to '@ComponentV2'";
  // The compiler lets this pass; the framework refuses it when the page is shown.
  return isObserved(declaration, checker) ? undefined : "the class is not decorated by '@Observed'";
}

function isObserved(declaration: ts.ClassDeclaration, checker: ts.TypeChecker): boolean {
  if (hasDecorator(declaration, 'Observed')) return true;
  const base = declaration.heritageClauses?.find((clause) => clause.token === compiler.SyntaxKind.ExtendsKeyword)
    ?.types[0];
  const bases = base && declarationOf(base.expression, checker)?.filter(compiler.isClassDeclaration);
  return bases?.some((candidate) => isObserved(candidate, checker)) ?? false;
}

function checkWatch(
  struct: ts.StructDeclaration,
  name: string,
  decorator: DecoratorUse,
  hasState: boolean,
  reporter: Reporter,
): void {
  if (!hasState) {
    const message = `'@Watch' needs a state decorator beside it (property '${name}').`;
    reporter.report(decorator.node, 'ui-watch', message);
  }
  const [argument] = decorator.arguments;
  if (argument === undefined || !compiler.isStringLiteral(argument)) {
    reporter.report(decorator.node, 'ui-watch', "'@Watch' needs the name of a method as a string.");
    return;
  }
  const methods = writtenMembers(struct).filter(compiler.isMethodDeclaration).map(memberName);
  if (!methods.includes(argument.text)) {
    const message = `'@Watch' names '${argument.text}', which is no method of '${struct.name?.text ?? ''}'.`;
    reporter.report(argument, 'ui-watch', message);
  }
}
