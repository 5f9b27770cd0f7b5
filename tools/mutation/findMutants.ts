/**
 * Finds all small changes that can be made in a source. Each is written beside the original, as in `(isMutant(7) ? a < b :
 * a <= b)`, so that a source is compiled once for all of them.
 */
import type ts from 'ohos-typescript';
import { compiler } from '../../packages/arkts-host/arkts/compiler.ts';
import { emitOptions } from '../../packages/arkts-host/arkts/language.ts';
import { type Mutant, type Place, SWITCH } from './Mutant.ts';

export type FoundMutant = Omit<Mutant, 'id'>;

const SWAPPED = new Map<ts.SyntaxKind, string>([
  [compiler.SyntaxKind.LessThanToken, '<='],
  [compiler.SyntaxKind.LessThanEqualsToken, '<'],
  [compiler.SyntaxKind.GreaterThanToken, '>='],
  [compiler.SyntaxKind.GreaterThanEqualsToken, '>'],
  [compiler.SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [compiler.SyntaxKind.ExclamationEqualsEqualsToken, '==='],
  [compiler.SyntaxKind.AmpersandAmpersandToken, '||'],
  [compiler.SyntaxKind.BarBarToken, '&&'],
  [compiler.SyntaxKind.PlusToken, '-'],
  [compiler.SyntaxKind.MinusToken, '+'],
  [compiler.SyntaxKind.AsteriskToken, '/'],
  [compiler.SyntaxKind.SlashToken, '*'],
  [compiler.SyntaxKind.PercentToken, '*'],
  [compiler.SyntaxKind.AmpersandToken, '|'],
  [compiler.SyntaxKind.BarToken, '&'],
  [compiler.SyntaxKind.LessThanLessThanToken, '>>'],
  [compiler.SyntaxKind.GreaterThanGreaterThanToken, '<<'],
  [compiler.SyntaxKind.PlusEqualsToken, '-='],
  [compiler.SyntaxKind.MinusEqualsToken, '+='],
]);

const OFF_BY_ONE = new Set(['<', '<=', '>', '>=']);
/** Up to here a number counts things, and is made one more; beyond it is a size or a time, and is doubled. */
const LARGEST_COUNT = 1000;
/** What is written for a developer's eyes alone. */
const CHATTER = /\b(?:log|logger)\s*\??\.(?:debug|info)\(/;
const UI_DECORATOR = /^@(?:Builder|Extend|AnimatableExtend|Styles|LocalBuilder)\b/;
const LONGEST = 90;

/**
 * @param file path from the project's root
 * @param folder where its results are counted
 */
export function findMutants(file: string, folder: string, text: string): FoundMutant[] {
  const tree = compiler.createSourceFile(
    file,
    text,
    compiler.ScriptTarget.ES2021,
    true,
    compiler.ScriptKind.ETS,
    emitOptions(),
  );
  const found: FoundMutant[] = [];
  const seen = new Map<string, number>();

  const add = (kind: string, node: ts.Node, after: string, place: Omit<Place, 'start' | 'end'>) => {
    const [start, end] = [node.getStart(tree), node.getEnd()];
    const before = onOneLine(node.getText(tree));
    const name = `${file}#${nameOf(node)} ${kind}: ${before}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    const line = tree.getLineAndCharacterOfPosition(start).line + 1;
    const key = count === 1 ? name : `${name} (${count})`;
    found.push({ file, folder, line, kind, before, after: onOneLine(after), key, place: { start, end, ...place } });
  };
  const replace = (kind: string, node: ts.Expression, after: string) =>
    add(kind, node, after, { open: (id) => `(${SWITCH}(${id}) ? (${after.replaceAll('\n', ' ')}) : (`, close: '))' });
  const remove = (kind: string, node: ts.Statement) =>
    // In braces of its own: an else that follows belongs to the if before it.
    add(kind, node, '', { open: (id) => `{ if (!${SWITCH}(${id})) { `, close: ' } }' });
  const empty = (node: ts.Block) => {
    if (node.statements.length === 0) return;
    add('block emptied', node, '{}', { open: (id) => `{ if (!${SWITCH}(${id})) `, close: ' }' });
  };
  const textOf = (node: ts.Node) => node.getText(tree);

  const visit = (node: ts.Node): void => {
    if (isLeftOut(node, tree)) return;
    if (isCondition(node)) replace('condition negated', node as ts.Expression, `!(${textOf(node)})`);
    if (compiler.isBinaryExpression(node)) {
      const swapped = SWAPPED.get(node.operatorToken.kind);
      const isText =
        [node.left, node.right].some(compiler.isStringLiteralLike) ||
        [node.left, node.right].some(compiler.isTemplateExpression);
      const isNegation = swapped !== undefined && /[!=]==/.test(swapped) && isCondition(node);
      if (swapped !== undefined && !isNegation && !(isText && /^[-+]/.test(swapped))) {
        const kind = OFF_BY_ONE.has(swapped) ? 'off by one' : 'operator swapped';
        replace(kind, node, `${textOf(node.left)} ${swapped} ${textOf(node.right)}`);
      }
    }
    if (
      compiler.isPrefixUnaryExpression(node) &&
      node.operator === compiler.SyntaxKind.ExclamationToken &&
      !isCondition(node)
    ) {
      replace('negation dropped', node, textOf(node.operand));
    }
    if (
      compiler.isPostfixUnaryExpression(node) ||
      (compiler.isPrefixUnaryExpression(node) && /^(\+\+|--)/.test(textOf(node)))
    ) {
      const swapped = textOf(node).replace(/\+\+|--/, (operator) => (operator === '++' ? '--' : '++'));
      replace('operator swapped', node, swapped);
    }
    if (compiler.isNumericLiteral(node)) replace('number changed', node, otherNumber(textOf(node)));
    if (node.kind === compiler.SyntaxKind.TrueKeyword || node.kind === compiler.SyntaxKind.FalseKeyword) {
      replace(
        'boolean flipped',
        node as ts.Expression,
        node.kind === compiler.SyntaxKind.TrueKeyword ? 'false' : 'true',
      );
    }
    if (compiler.isExpressionStatement(node) || compiler.isThrowStatement(node)) remove('statement removed', node);
    if (compiler.isBlock(node) && mayBeEmptied(node)) empty(node);
    compiler.forEachChild(node, visit);
  };
  compiler.forEachChild(tree, visit);
  return found;
}

/** Types, names, what ArkUI alone runs, and what only tells a developer what happens. */
function isLeftOut(node: ts.Node, tree: ts.SourceFile): boolean {
  if (compiler.isTypeNode(node) || compiler.isInterfaceDeclaration(node) || compiler.isTypeAliasDeclaration(node))
    return true;
  if (compiler.isImportDeclaration(node) || compiler.isExportDeclaration(node) || compiler.isDecorator(node))
    return true;
  if (compiler.isEnumDeclaration(node) || compiler.isStructDeclaration(node)) return true;
  if (compiler.isFunctionDeclaration(node) && UI_DECORATOR.test(node.getText(tree))) return true;
  if (compiler.isExpressionStatement(node)) {
    if (CHATTER.test(node.getText(tree)) || node.getText(tree).startsWith('super(')) return true;
  }
  return false;
}

function isCondition(node: ts.Node): boolean {
  const { parent } = node;
  if (parent === undefined) return false;
  if (compiler.isIfStatement(parent) || compiler.isWhileStatement(parent) || compiler.isDoStatement(parent))
    return parent.expression === node;
  return (compiler.isForStatement(parent) || compiler.isConditionalExpression(parent)) && parent.condition === node;
}

/** Branches, loops and functions that return nothing; the rest would only be a fault of types. */
function mayBeEmptied(block: ts.Block): boolean {
  const { parent } = block;
  if (compiler.isIfStatement(parent) || compiler.isCatchClause(parent)) return true;
  if (compiler.isForStatement(parent) || compiler.isForOfStatement(parent)) return true;
  if (
    compiler.isMethodDeclaration(parent) ||
    compiler.isFunctionDeclaration(parent) ||
    compiler.isArrowFunction(parent)
  ) {
    // One statement alone is removed as such.
    if (block.statements.length === 1) return false;
    return parent.type === undefined ? !hasResult(block) : /^(?:Promise<void>|void)$/.test(parent.type.getText());
  }
  return false;
}

function hasResult(node: ts.Node): boolean {
  if (compiler.isFunctionLike(node)) return false;
  if (compiler.isReturnStatement(node)) return node.expression !== undefined;
  return compiler.forEachChild(node, hasResult) ?? false;
}

function otherNumber(text: string): string {
  const value = Number(text.replaceAll('_', ''));
  return String(Math.abs(value) > LARGEST_COUNT ? value * 2 : value + 1);
}

/** The function or class member that it stands in, outermost first. */
function nameOf(node: ts.Node): string {
  const names: string[] = [];
  for (let at: ts.Node | undefined = node; at !== undefined; at = at.parent) {
    if (compiler.isConstructorDeclaration(at)) names.unshift('constructor');
    else if (
      compiler.isClassDeclaration(at) ||
      compiler.isMethodDeclaration(at) ||
      compiler.isFunctionDeclaration(at) ||
      compiler.isAccessor(at)
    ) {
      names.unshift(at.name?.getText() ?? '');
    } else if (
      compiler.isPropertyDeclaration(at) ||
      (compiler.isVariableDeclaration(at) && compiler.isSourceFile(at.parent.parent.parent))
    ) {
      names.unshift(at.name.getText());
    }
  }
  return names.join('.');
}

function onOneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
