/** Rules of what is given to an `@ComponentV2` struct. */
import type ts from 'ohos-typescript';
import { compiler } from '../../compiler.ts';
import type { BuildContext } from './buildContext.ts';
import { memberDecoratorsV2, stateDecorators } from './facts.ts';
import {
  decoratorsOf,
  enclosing,
  hasDecorator,
  memberName,
  parentProperty,
  propertiesOf,
  type UiChain,
} from './syntax.ts';

const ownOnly = new Set(['Local', 'Provider', 'Consumer', 'regular']);

export function checkGivenV2(
  chain: UiChain,
  struct: ts.StructDeclaration,
  property: ts.PropertyDeclaration,
  value: ts.PropertyAssignment,
  context: BuildContext,
): void {
  const { reporter } = context;
  const name = memberName(property);
  const kind = kindOf(property);
  if (ownOnly.has(kind)) {
    const message = `The ${kind === 'regular' ? kind : `'@${kind}'`} property '${name}' of '${chain.name}' cannot be given by a parent.`;
    reporter.report(value.name, 'ui-property-given', message);
    return;
  }
  const source = parentProperty(value.initializer);
  if (source !== undefined && hasDecorator(source, 'Env') && kind !== 'Param') {
    const message = `The '@Env' property '${memberName(source)}' can only be given to an '@Param' property.`;
    reporter.report(value.initializer, 'ui-property-source', message);
  }
  checkFromV1(chain, kind, source, value, context);
  checkTwoWay(chain, struct, name, value, context);
}

function kindOf(property: ts.PropertyDeclaration): string {
  const names = decoratorsOf(property).map((decorator) => decorator.name);
  return names.find((name) => memberDecoratorsV2.has(name) && name !== 'Once') ?? names[0] ?? 'regular';
}

/** State variables of a V1 parent: objects that V2 watches itself cannot come from there, nor can functions. */
function checkFromV1(
  chain: UiChain,
  kind: string,
  source: ts.PropertyDeclaration | undefined,
  value: ts.PropertyAssignment,
  context: BuildContext,
): void {
  if (source === undefined || (kind !== 'Param' && kind !== 'Event')) return;
  if (hasDecorator(enclosing(source, compiler.isStructDeclaration), 'ComponentV2')) return;
  if (!decoratorsOf(source).some(({ name }) => stateDecorators.has(name) && name !== 'BuilderParam')) return;
  if (!isForbidden(context.checker.getTypeAtLocation(value.initializer))) return;
  const message = `The state variable '${memberName(source)}' of an '@Component' struct cannot be given to '${chain.name}', which is '@ComponentV2'.`;
  context.reporter.report(value.initializer, 'ui-property-source', message);
}

function isForbidden(type: ts.Type): boolean {
  if (type.isUnion()) return type.types.every(isForbidden);
  if (type.symbol?.name === 'Function') return true;
  return type.symbol?.declarations?.some((declaration) => hasDecorator(declaration, 'ObservedV2')) ?? false;
}

/** `value: this.text!!` binds both ways: the child needs `@Event $value`, too. */
function checkTwoWay(
  chain: UiChain,
  struct: ts.StructDeclaration,
  name: string,
  value: ts.PropertyAssignment,
  context: BuildContext,
): void {
  const bound = boundTwoWays(value.initializer);
  if (bound === undefined) return;
  const refuse = (message: string) => context.reporter.report(value.initializer, 'ui-two-way', message);
  if (!compiler.isIdentifier(bound) && !compiler.isPropertyAccessExpression(bound)) {
    refuse(`'!!' needs a variable (property '${name}' of '${chain.name}').`);
    return;
  }
  if (hasOptionalChain(bound)) {
    refuse(`'!!' cannot stand behind '?.' (property '${name}' of '${chain.name}').`);
    return;
  }
  const properties = propertiesOf(struct);
  const has = (member: string, decorator: string) =>
    properties.some((property) => memberName(property) === member && hasDecorator(property, decorator));
  if (!has(name, 'Param') || !has(`$${name}`, 'Event')) {
    refuse(`'!!' needs '@Param ${name}' and '@Event $${name}' in '${chain.name}'.`);
  }
  const object = value.parent;
  if (object.properties.some((other) => other.name?.getText() === `$${name}`)) {
    refuse(`'!!' gives '$${name}' itself: do not give it, too.`);
  }
  const declarations = context.checker.getSymbolAtLocation(bound)?.declarations;
  if (declarations?.some((declaration) => hasDecorator(declaration, 'Computed'))) {
    refuse(`The '@Computed' property '${bound.getText()}' cannot be bound both ways.`);
  }
}

/** `x` of `x!!`, but neither of `x!` nor of `x!!!`. */
function boundTwoWays(expression: ts.Expression): ts.Expression | undefined {
  if (!compiler.isNonNullExpression(expression) || !compiler.isNonNullExpression(expression.expression))
    return undefined;
  const bound = expression.expression.expression;
  return compiler.isNonNullExpression(bound) ? undefined : bound;
}

function hasOptionalChain(expression: ts.Expression): boolean {
  let current: ts.Expression = expression;
  while (compiler.isPropertyAccessExpression(current)) {
    if (current.questionDotToken !== undefined) return true;
    current = current.expression;
  }
  return false;
}
