/** Rules of using a struct in another: what a parent must, may and must not give. */
import type ts from 'ohos-typescript';
import { compiler } from '../../compiler.ts';
import type { BuildContext } from './buildContext.ts';
import { isBuilder, namesBuilder } from './builders.ts';
import { checkGivenV2 } from './customComponentsV2.ts';
import { forbidsGiving, stateDecorators } from './facts.ts';
import {
  decoratorsOf,
  enclosing,
  hasDecorator,
  hasModifier,
  memberName,
  parentProperty,
  propertiesOf,
  type UiChain,
} from './syntax.ts';

/** A property with no state decorator. */
const regular = 'regular';

/** What a regular property of a child may be given: not a value that changes without the parent's `build` knowing. */
const regularSources = new Set([regular, 'State', 'Link', 'Prop', 'ObjectLink', 'StorageLink', 'Env']);

/** Properties that `$x` is refused to; all others the type checker knows. */
const takesNoReference = new Set([regular, 'State', 'Prop', 'Provide', 'ObjectLink']);

export function checkCustomComponent(chain: UiChain, struct: ts.StructDeclaration, context: BuildContext): void {
  const [argument] = chain.root.arguments;
  const given = argument && compiler.isObjectLiteralExpression(argument) ? argument.properties : [];
  const names = new Set(given.map((property) => property.name?.getText() ?? ''));
  const parent = enclosing(chain.root, compiler.isStructDeclaration);
  const isV2 = hasDecorator(struct, 'ComponentV2');
  const isParentV2 = hasDecorator(parent, 'ComponentV2');
  checkReusable(chain, struct, parent, context);
  const properties = propertiesOf(struct);
  for (const property of properties) checkMissing(chain, property, names, isParentV2, context);
  if (!isV2 && isParentV2 && properties.some((property) => hasDecorator(property, 'Link'))) {
    const message = `'${chain.name}' has an '@Link' property and so cannot be used in an '@ComponentV2' struct.`;
    context.reporter.report(chain.root, 'ui-link-in-v2', message);
  }
  for (const value of given) {
    const property = properties.find((candidate) => memberName(candidate) === value.name?.getText());
    if (property === undefined || !compiler.isPropertyAssignment(value)) continue;
    if (isV2) checkGivenV2(chain, struct, property, value, context);
    else checkGiven(chain, property, value, isParentV2, context);
    checkGivenBuilder(chain, property, value, context);
  }
}

/** Components that are used again belong to one of two worlds, which do not meet in every direction. */
function checkReusable(
  chain: UiChain,
  struct: ts.StructDeclaration,
  parent: ts.StructDeclaration | undefined,
  context: BuildContext,
): void {
  const { reporter } = context;
  const isReusableV2 = hasDecorator(struct, 'ReusableV2');
  const refuse = (message: string) => reporter.report(chain.root, 'ui-reusable', message);
  if (isReusableV2 && context.isInTemplate) {
    refuse(`The '@ReusableV2' component '${chain.name}' cannot stand in a template of 'Repeat'.`);
  }
  if (isReusableV2 && hasDecorator(parent, 'Component')) {
    const kind = hasDecorator(parent, 'Reusable') ? 'Reusable' : 'Component';
    refuse(`An '@${kind}' struct cannot contain the '@ReusableV2' component '${chain.name}'.`);
  }
  if (!hasDecorator(struct, 'Reusable') || !hasDecorator(parent, 'ComponentV2')) return;
  if (hasDecorator(parent, 'ReusableV2')) {
    refuse(`An '@ReusableV2' struct cannot contain the '@Reusable' component '${chain.name}'.`);
  } else {
    const message = `An '@ComponentV2' struct makes nothing of the '@Reusable' component '${chain.name}'.`;
    reporter.warn(chain.root, 'ui-reusable', message);
  }
}

function kindOf(property: ts.PropertyDeclaration): string {
  return decoratorsOf(property).find((decorator) => stateDecorators.has(decorator.name))?.name ?? regular;
}

function checkMissing(
  chain: UiChain,
  property: ts.PropertyDeclaration,
  given: ReadonlySet<string>,
  isParentV2: boolean,
  context: BuildContext,
): void {
  const name = memberName(property);
  if (given.has(name)) return;
  const kind = kindOf(property);
  const isRequired = (kind === 'Link' && !isParentV2) || kind === 'ObjectLink' || hasDecorator(property, 'Require');
  // A block behind the call takes the place of the one @BuilderParam.
  const isBlock =
    kind === 'BuilderParam' && compiler.isEtsComponentExpression(chain.root) && chain.root.body !== undefined;
  if (!isRequired || isBlock) return;
  const message = `The '@${kind === regular ? 'Require' : kind}' property '${name}' of '${chain.name}' must be given.`;
  context.reporter.report(chain.root, 'ui-property-missing', message);
}

/** A `@BuilderParam` of either version is given a builder, unless a builder passes on what it was given. */
function checkGivenBuilder(
  chain: UiChain,
  property: ts.PropertyDeclaration,
  value: ts.PropertyAssignment,
  context: BuildContext,
): void {
  const { reporter, checker } = context;
  const name = memberName(property);
  const { initializer } = value;
  if (!hasDecorator(property, 'BuilderParam') || compiler.isArrowFunction(initializer)) return;
  const inBuilder = enclosing(initializer, (node): node is ts.Node => isFunction(node) && isBuilder(node));
  if (inBuilder !== undefined || namesBuilder(initializer, checker)) return;
  const message = `The '@BuilderParam' property '${name}' of '${chain.name}' can only be given a builder.`;
  reporter.warn(initializer, 'ui-builder', message);
}

function isFunction(node: ts.Node): boolean {
  return compiler.isFunctionDeclaration(node) || compiler.isMethodDeclaration(node);
}

function checkGiven(
  chain: UiChain,
  property: ts.PropertyDeclaration,
  value: ts.PropertyAssignment,
  isParentV2: boolean,
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
  if (hasModifier(property, compiler.SyntaxKind.StaticKeyword)) {
    const message = `The static property '${name}' of '${chain.name}' cannot be given by a parent.`;
    reporter.warn(value.name, 'ui-property-given', message);
  }
  if (hasModifier(property, compiler.SyntaxKind.PrivateKeyword)) {
    const message = `The private property '${name}' of '${chain.name}' cannot be given by a parent.`;
    reporter.warn(value.name, 'ui-property-given', message);
  }
  const { initializer } = value;
  const source = parentProperty(initializer);
  if (source !== undefined && kindOf(source) === 'Env' && kind !== regular) {
    const message = `The '@Env' property '${memberName(source)}' can only be given to a regular property.`;
    reporter.report(initializer, 'ui-property-source', message);
    return;
  }
  // What an '@ComponentV2' struct gives is not looked at any further.
  if (isParentV2) return;
  const isReference = compiler.isIdentifier(initializer) && initializer.text.startsWith('$');
  if (isReference && takesNoReference.has(kind)) {
    const message = `'${initializer.getText()}' is a reference; '${name}' is '@${kind}' and takes a value.`;
    reporter.report(initializer, 'ui-reference', message);
    return;
  }
  if (kind === 'Link') checkLink(name, initializer, source, context);
  if (kind === 'ObjectLink') checkObjectLink(name, initializer, source, context);
  const sourceKind = source === undefined ? regular : kindOf(source);
  if (source !== undefined && kind === regular && !regularSources.has(sourceKind)) {
    const message = `The '@${sourceKind}' property '${memberName(source)}' cannot be given to the regular property '${name}'.`;
    reporter.report(initializer, 'ui-property-source', message);
  }
}

function checkLink(
  name: string,
  initializer: ts.Expression,
  source: ts.PropertyDeclaration | undefined,
  context: BuildContext,
): void {
  const { reporter } = context;
  const isPart = accessDepth(initializer) >= 2;
  if (isPart && !context.isInBuilder) {
    const message = `'@Link' '${name}' must be given a state variable of the parent, not a part of one.`;
    reporter.report(initializer, 'ui-property-source', message);
    return;
  }
  const isState = source !== undefined && kindOf(source) !== regular;
  if (isState) return;
  const message = `'@Link' '${name}' must be given a state variable of the parent ('this.x' or '$x').`;
  // The compiler is sure of plain names only.
  if (source !== undefined || (compiler.isIdentifier(initializer) && !initializer.text.startsWith('$'))) {
    reporter.report(initializer, 'ui-property-source', message);
  } else reporter.warn(initializer, 'ui-property-source', message);
}

function checkObjectLink(
  name: string,
  initializer: ts.Expression,
  source: ts.PropertyDeclaration | undefined,
  context: BuildContext,
): void {
  if (source !== undefined) {
    if (kindOf(source) !== regular) return;
    const message = `The regular property '${memberName(source)}' cannot be given to the '@ObjectLink' property '${name}'.`;
    context.reporter.report(initializer, 'ui-property-source', message);
    return;
  }
  const mayBeState =
    compiler.isPropertyAccessExpression(initializer) ||
    compiler.isElementAccessExpression(initializer) ||
    compiler.isIdentifier(initializer);
  if (mayBeState) return;
  const message = `'@ObjectLink' '${name}' must be given a part of a state variable of the parent.`;
  context.reporter.warn(initializer, 'ui-property-source', message);
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
