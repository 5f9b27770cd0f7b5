/** Rules of a V1 struct's properties: which decorator may stand there, and what it needs. */
import type ts from 'ohos-typescript';
import { compiler } from '../../compiler.ts';
import { checkBuilderDefault } from './builders.ts';
import { checkEnv } from './environment.ts';
import {
  defaultReleasedByRequire,
  forbidsDefault,
  givenByParent,
  memberDecorators,
  memberDecoratorsV2,
  methodDecoratorsV2,
  needsDefault,
  stateDecorators,
  stateTypesForbidden,
  valueDecorators,
} from './facts.ts';
import {
  type DecoratorUse,
  declarationOf,
  decoratorsOf,
  hasDecorator,
  hasModifier,
  memberName,
  type Reporter,
  typeName,
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
  const all = decoratorsOf(property);
  const decorators = all.filter((decorator) => memberDecorators.has(decorator.name));
  const state = decorators.filter((decorator) => stateDecorators.has(decorator.name));
  if (hasModifier(property, compiler.SyntaxKind.ProtectedKeyword)) {
    reporter.warn(property, 'ui-member-access', `The property '${name}' of a struct cannot be protected.`);
  }
  if (all.length > 0 && property.type === undefined) {
    reporter.report(property.name, 'ui-property-type', `The property '${name}' must specify a type.`);
  }
  const [inner] = decorators;
  if (inner === undefined) return;
  if (all.length > decorators.length && !all.some(({ name }) => isOfV2(name))) {
    const message = `'@${inner.name}' cannot be used together with a decorator that is not ArkUI's.`;
    reporter.report(inner.node, 'ui-custom-decorator', message);
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
      reporter.warn(property.name, 'ui-entry-property', message);
    }
  }
  if (hasRequire && state.length === 1 && !defaultReleasedByRequire.has(state[0]?.name ?? '')) {
    const message = `'@Require' cannot stand beside '@${state[0]?.name}' (property '${name}').`;
    reporter.report(property.name, 'ui-multiple-decorators', message);
  }
  for (const decorator of decorators) {
    if (decorator.name === 'Watch') checkWatch(struct, name, decorator, state.length > 0, reporter);
    if (decorator.name === 'BuilderParam') checkBuilderDefault(property, checker, reporter);
    if (decorator.name === 'Env') checkEnv(struct, property, decorator, reporter);
  }
}

function isOfV2(name: string): boolean {
  return memberDecoratorsV2.has(name) || methodDecoratorsV2.has(name);
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
    reporter.warn(property.name, 'ui-property-optional', message);
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
    reporter.warn(property, 'ui-member-access', `The '@${decorator}' property '${name}' cannot be public.`);
  }
  if (isPrivate && neverPrivate.has(decorator)) {
    reporter.warn(property, 'ui-member-access', `The '@${decorator}' property '${name}' cannot be private.`);
  }
  if (isPrivate && hasRequire) {
    reporter.warn(property, 'ui-member-access', `The '@Require' property '${name}' cannot be private.`);
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
  if (valueDecorators.has(decorator.name)) {
    if (isFunctionType(type)) {
      const message = `The '@${decorator.name}' property '${name}' cannot hold a function.`;
      reporter.report(property.name, 'ui-state-type', message);
    } else if (classesOf(checker.getTypeFromTypeNode(type)).some((each) => hasDecorator(each, 'ObservedV2'))) {
      const message = `The '@${decorator.name}' property '${name}' cannot hold an object of an '@ObservedV2' class.`;
      reporter.report(property.name, 'ui-state-type', message);
    }
  }
  if (decorator.name !== 'ObjectLink') return;
  for (const part of compiler.isUnionTypeNode(type) ? type.types : [type]) {
    const problem = objectLinkProblem(part, checker);
    if (problem !== undefined) {
      const message = `'@ObjectLink' cannot be used with '${part.getText()}': ${problem}.`;
      reporter.report(property.name, 'ui-object-link-type', message);
    } else if (ownClassesOf(part, checker).some((each) => !isObserved(each, checker))) {
      // The compiler lets this pass; the framework complains in its log and does not see what changes.
      const message = `'@ObjectLink' does not see changes of '${part.getText()}': the class is not decorated by '@Observed'.`;
      reporter.warn(property.name, 'ui-object-link-type', message);
    }
  }
}

/** Classes of the project, whose decorators can be seen. */
function ownClassesOf(part: ts.TypeNode, checker: ts.TypeChecker): ts.ClassDeclaration[] {
  const classes = checker.getTypeFromTypeNode(part).symbol?.declarations?.filter(compiler.isClassDeclaration) ?? [];
  return classes.filter((each) => !each.getSourceFile().isDeclarationFile);
}

function isFunctionType(type: ts.TypeNode): boolean {
  if (compiler.isParenthesizedTypeNode(type)) return isFunctionType(type.type);
  return compiler.isFunctionTypeNode(type) || typeName(type) === 'Function';
}

/** The classes that a type, or a part of a union, is made of. */
function classesOf(type: ts.Type): ts.ClassDeclaration[] {
  if (type.isUnion()) return type.types.flatMap(classesOf);
  return type.symbol?.declarations?.filter(compiler.isClassDeclaration) ?? [];
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
  if (isFunctionType(part)) return 'it is a function';
  const isOfV2 = type.symbol?.declarations?.some((declaration) => hasDecorator(declaration, 'ObservedV2')) ?? false;
  return isOfV2 ? "a class decorated by '@ObservedV2' belongs to '@ComponentV2'" : undefined;
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
    // A constant may hold the name, which the compiler does not look up.
    const isName = argument && (compiler.isIdentifier(argument) || compiler.isPropertyAccessExpression(argument));
    const message = "'@Watch' needs the name of a method as a string.";
    if (isName) reporter.warn(argument, 'ui-watch', message);
    else reporter.report(argument ?? decorator.node, 'ui-watch', message);
    return;
  }
  const methods = writtenMembers(struct).filter(compiler.isMethodDeclaration).map(memberName);
  if (!methods.includes(argument.text)) {
    const message = `'@Watch' names '${argument.text}', which is no method of '${struct.name?.text ?? ''}'.`;
    reporter.report(argument, 'ui-watch', message);
  }
}
