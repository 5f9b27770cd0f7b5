/** Rules of using a V1 struct in another: what a parent must, may and must not give. */
import type ts from 'ohos-typescript';
import { compiler } from '../../compiler.ts';
import type { BuildContext } from './buildContext.ts';
import { forbidsGiving, stateDecorators } from './facts.ts';
import {
  decoratorsOf,
  enclosing,
  hasDecorator,
  hasModifier,
  memberName,
  type UiChain,
  writtenMembers,
} from './syntax.ts';

/** A property with no state decorator. */
const regular = 'regular';

/** What a regular property of a child may be given: not a value that changes without the parent's `build` knowing. */
const regularSources = new Set([regular, 'State', 'Link', 'Prop', 'ObjectLink', 'StorageLink', 'Env']);

export function checkCustomComponent(chain: UiChain, struct: ts.StructDeclaration, context: BuildContext): void {
  if (hasDecorator(struct, 'ComponentV2')) return;
  const [argument] = chain.root.arguments;
  const given = argument && compiler.isObjectLiteralExpression(argument) ? argument.properties : [];
  const names = new Set(given.map((property) => property.name?.getText() ?? ''));
  for (const property of propertiesOf(struct)) {
    checkMissing(chain, property, names, context);
  }
  for (const value of given) {
    const property = propertiesOf(struct).find((candidate) => memberName(candidate) === value.name?.getText());
    if (property && compiler.isPropertyAssignment(value)) checkGiven(chain, property, value, context);
  }
}

function propertiesOf(struct: ts.StructDeclaration): ts.PropertyDeclaration[] {
  return writtenMembers(struct).filter(compiler.isPropertyDeclaration);
}

function kindOf(property: ts.PropertyDeclaration): string {
  return decoratorsOf(property).find((decorator) => stateDecorators.has(decorator.name))?.name ?? regular;
}

function checkMissing(
  chain: UiChain,
  property: ts.PropertyDeclaration,
  given: ReadonlySet<string>,
  context: BuildContext,
): void {
  const name = memberName(property);
  if (given.has(name)) return;
  const kind = kindOf(property);
  const isRequired = kind === 'Link' || kind === 'ObjectLink' || hasDecorator(property, 'Require');
  // A block behind the call takes the place of the one @BuilderParam.
  const isBlock =
    kind === 'BuilderParam' && compiler.isEtsComponentExpression(chain.root) && chain.root.body !== undefined;
  if (!isRequired || isBlock) return;
  const message = `The '@${kind === regular ? 'Require' : kind}' property '${name}' of '${chain.name}' must be given.`;
  context.reporter.report(chain.root, 'ui-property-missing', message);
}

function checkGiven(
  chain: UiChain,
  property: ts.PropertyDeclaration,
  value: ts.PropertyAssignment,
  context: BuildContext,
): void {
  const { reporter } = context;
  const name = memberName(property);
  const kind = kindOf(property);
  if (forbidsGiving.has(kind)) {
    const message = `The '@${kind}' property '${name}' of '${chain.name}' cannot be given by a parent.`;
    reporter.report(value.name, 'ui-property-given', message);
    return;
  }
  if (hasModifier(property, compiler.SyntaxKind.PrivateKeyword)) {
    const message = `The private property '${name}' of '${chain.name}' cannot be given by a parent.`;
    reporter.report(value.name, 'ui-property-given', message);
  }
  const { initializer } = value;
  const isReference = compiler.isIdentifier(initializer) && initializer.text.startsWith('$');
  if (isReference && kind !== 'Link') {
    const message = `'${initializer.getText()}' is a reference; '${name}' is '@${kind}' and takes a value.`;
    reporter.report(initializer, 'ui-reference', message);
    return;
  }
  const source = parentProperty(initializer);
  if (kind === 'Link') checkLink(name, initializer, source, context);
  if (source === undefined) return;
  const sourceKind = kindOf(source);
  if (kind === regular && !regularSources.has(sourceKind)) {
    const message = `The '@${sourceKind}' property '${memberName(source)}' cannot be given to the regular property '${name}'.`;
    reporter.report(initializer, 'ui-property-source', message);
  }
  if (kind === 'ObjectLink' && sourceKind === regular) {
    const message = `The regular property '${memberName(source)}' cannot be given to the '@ObjectLink' property '${name}'.`;
    reporter.report(initializer, 'ui-property-source', message);
  }
}

function checkLink(
  name: string,
  initializer: ts.Expression,
  source: ts.PropertyDeclaration | undefined,
  context: BuildContext,
): void {
  const depth = accessDepth(initializer);
  if (depth >= 2) {
    const message = `'@Link' '${name}' must be given a state variable of the parent, not a part of one.`;
    context.reporter.report(initializer, 'ui-property-source', message);
  } else if (source === undefined || kindOf(source) === regular) {
    const message = `'@Link' '${name}' must be given a state variable of the parent ('this.x' or '$x').`;
    context.reporter.report(initializer, 'ui-property-source', message);
  }
}

/** How many steps `this.a.b` goes; 0 when it does not begin with `this`. */
function accessDepth(expression: ts.Expression): number {
  let depth = 0;
  let current = expression;
  while (
    compiler.isPropertyAccessExpression(current) ||
    compiler.isElementAccessExpression(current) ||
    compiler.isNonNullExpression(current)
  ) {
    if (!compiler.isNonNullExpression(current)) depth++;
    current = current.expression;
  }
  return current.kind === compiler.SyntaxKind.ThisKeyword ? depth : 0;
}

/** The property of the surrounding struct that `this.x` or `$x` names. */
function parentProperty(expression: ts.Expression): ts.PropertyDeclaration | undefined {
  let name: string | undefined;
  if (compiler.isIdentifier(expression) && expression.text.startsWith('$')) name = expression.text.slice(1);
  if (
    compiler.isPropertyAccessExpression(expression) &&
    expression.expression.kind === compiler.SyntaxKind.ThisKeyword
  ) {
    name = expression.name.text.replace(/^\$/, '');
  }
  const struct = enclosing(expression, compiler.isStructDeclaration);
  return struct && propertiesOf(struct).find((property) => memberName(property) === name);
}
