/** Recognizes ArkUI's syntax in statements: components with their attribute chains, builders, conditions and loops. */
import type ts from 'ohos-typescript';
import { compiler } from '../compiler.ts';
import { builtInComponents, type KnownNames } from './names.ts';

export interface AttributeCall {
  readonly name: string;
  readonly arguments: readonly ts.Expression[];
  readonly node: ts.Node;
}

/** Which pool a struct is taken from: here each is built anew. */
export const reuseAttributes: ReadonlySet<string> = new Set(['reuse', 'reuseId']);

/** What may stand in the chain behind `Repeat(array)`. */
export const repeatAttributes: ReadonlySet<string> = new Set([
  'each',
  'key',
  'virtualScroll',
  'template',
  'templateId',
]);

/** A statement such as `Text('a').width(10)`: what is built, and the attributes in the order they are written. */
export interface Chain {
  readonly root: ts.EtsComponentExpression | ts.CallExpression;
  readonly attributes: readonly AttributeCall[];
}

/** Takes an expression apart, or gives undefined when it is no call at all. */
export function readChain(expression: ts.Expression): Chain | undefined {
  const attributes: AttributeCall[] = [];
  let current: ts.Expression = expression;
  for (;;) {
    if (compiler.isEtsComponentExpression(current)) return { root: current, attributes };
    if (!compiler.isCallExpression(current)) return undefined;
    const callee: ts.Expression = current.expression;
    const isAttribute =
      compiler.isPropertyAccessExpression(callee) &&
      (compiler.isCallExpression(callee.expression) || compiler.isEtsComponentExpression(callee.expression));
    if (!isAttribute) return { root: current, attributes };
    attributes.unshift({ name: callee.name.text, arguments: [...current.arguments], node: callee.name });
    current = callee.expression;
  }
}

/** Takes `.a(1).b(2)` apart, as the bodies of `@Styles` and `@Extend` functions have it. */
export function readAttributes(expression: ts.Expression): AttributeCall[] | undefined {
  const attributes: AttributeCall[] = [];
  let current: ts.Expression = expression;
  while (compiler.isCallExpression(current) && compiler.isPropertyAccessExpression(current.expression)) {
    const callee: ts.PropertyAccessExpression = current.expression;
    attributes.unshift({ name: callee.name.text, arguments: [...current.arguments], node: callee.name });
    current = callee.expression;
  }
  return compiler.isIdentifier(current) && current.text.endsWith('Instance') && attributes.length > 0
    ? attributes
    : undefined;
}

/** The name of a built-in component that an expression builds. */
export function builtInName(root: Chain['root'], names: KnownNames): string | undefined {
  const callee = root.expression;
  if (!compiler.isIdentifier(callee) || names.imported.has(callee.text) || names.structs.has(callee.text))
    return undefined;
  return builtInComponents().has(callee.text) ? callee.text : undefined;
}

/** The member name in `this.name`. */
export function thisMember(expression: ts.Expression): string | undefined {
  let current = expression;
  while (
    compiler.isParenthesizedExpression(current) ||
    compiler.isAsExpression(current) ||
    (compiler.isNonNullExpression(current) && !compiler.isNonNullExpression(current.expression))
  ) {
    current = current.expression;
  }
  if (!compiler.isPropertyAccessExpression(current)) return undefined;
  return current.expression.kind === compiler.SyntaxKind.ThisKeyword ? current.name.text : undefined;
}

/** The expression in `expression!!`. */
export function twoWayTarget(node: ts.Node): ts.Expression | undefined {
  const isTwice = compiler.isNonNullExpression(node) && compiler.isNonNullExpression(node.expression);
  return isTwice ? (node.expression as ts.NonNullExpression).expression : undefined;
}

/** True for a call that builds components: `this.header()`, `row(…)`, with the builders known here. */
export function isBuilderCall(expression: ts.Expression, names: KnownNames): boolean {
  if (!compiler.isCallExpression(expression)) return false;
  const member = thisMember(expression.expression);
  if (member !== undefined) return names.memberBuilders.has(member);
  return compiler.isIdentifier(expression.expression) && names.fileBuilders.has(expression.expression.text);
}

function isUiStatement(statement: ts.Statement, names: KnownNames): boolean {
  if (compiler.isIfStatement(statement)) {
    const branches = [statement.thenStatement, ...(statement.elseStatement ? [statement.elseStatement] : [])];
    return branches.every((branch) =>
      compiler.isBlock(branch) ? isUiBlock(branch, names) : isUiStatement(branch, names),
    );
  }
  if (!compiler.isExpressionStatement(statement)) return false;
  const chain = readChain(statement.expression);
  if (!chain) return false;
  if (compiler.isEtsComponentExpression(chain.root) || isBuilderCall(chain.root, names)) return true;
  const callee = chain.root.expression;
  if (!compiler.isIdentifier(callee)) return false;
  if (['ForEach', 'LazyForEach', 'Repeat'].includes(callee.text)) return true;
  return names.structs.has(callee.text) || (names.imported.has(callee.text) && /^[A-Z]/.test(callee.text));
}

/** True for a block that holds only ArkUI syntax, and something of it. */
export function isUiBlock(block: ts.Block, names: KnownNames): boolean {
  return block.statements.length > 0 && block.statements.every((statement) => isUiStatement(statement, names));
}
