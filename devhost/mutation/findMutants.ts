/**
 * Finds all small changes that can be made in a source. Each is written beside the original, as in `(isMutant(7) ? a < b :
 * a <= b)`, so that a source is compiled once for all of them.
 */
import ts from 'ohos-typescript';
import { emitOptions } from '../arkts/language.ts';
import { type Mutant, type Place, SWITCH } from './Mutant.ts';

export type FoundMutant = Omit<Mutant, 'id'>;

const SWAPPED = new Map<ts.SyntaxKind, string>([
  [ts.SyntaxKind.LessThanToken, '<='],
  [ts.SyntaxKind.LessThanEqualsToken, '<'],
  [ts.SyntaxKind.GreaterThanToken, '>='],
  [ts.SyntaxKind.GreaterThanEqualsToken, '>'],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, '==='],
  [ts.SyntaxKind.AmpersandAmpersandToken, '||'],
  [ts.SyntaxKind.BarBarToken, '&&'],
  [ts.SyntaxKind.PlusToken, '-'],
  [ts.SyntaxKind.MinusToken, '+'],
  [ts.SyntaxKind.AsteriskToken, '/'],
  [ts.SyntaxKind.SlashToken, '*'],
  [ts.SyntaxKind.PercentToken, '*'],
  [ts.SyntaxKind.AmpersandToken, '|'],
  [ts.SyntaxKind.BarToken, '&'],
  [ts.SyntaxKind.LessThanLessThanToken, '>>'],
  [ts.SyntaxKind.GreaterThanGreaterThanToken, '<<'],
  [ts.SyntaxKind.PlusEqualsToken, '-='],
  [ts.SyntaxKind.MinusEqualsToken, '+='],
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
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2021, true, ts.ScriptKind.ETS, emitOptions());
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
    if (ts.isBinaryExpression(node)) {
      const swapped = SWAPPED.get(node.operatorToken.kind);
      const isText =
        [node.left, node.right].some(ts.isStringLiteralLike) || [node.left, node.right].some(ts.isTemplateExpression);
      const isNegation = swapped !== undefined && /[!=]==/.test(swapped) && isCondition(node);
      if (swapped !== undefined && !isNegation && !(isText && /^[-+]/.test(swapped))) {
        const kind = OFF_BY_ONE.has(swapped) ? 'off by one' : 'operator swapped';
        replace(kind, node, `${textOf(node.left)} ${swapped} ${textOf(node.right)}`);
      }
    }
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken && !isCondition(node)) {
      replace('negation dropped', node, textOf(node.operand));
    }
    if (ts.isPostfixUnaryExpression(node) || (ts.isPrefixUnaryExpression(node) && /^(\+\+|--)/.test(textOf(node)))) {
      const swapped = textOf(node).replace(/\+\+|--/, (operator) => (operator === '++' ? '--' : '++'));
      replace('operator swapped', node, swapped);
    }
    if (ts.isNumericLiteral(node)) replace('number changed', node, otherNumber(textOf(node)));
    if (node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword) {
      replace('boolean flipped', node as ts.Expression, node.kind === ts.SyntaxKind.TrueKeyword ? 'false' : 'true');
    }
    if (ts.isExpressionStatement(node) || ts.isThrowStatement(node)) remove('statement removed', node);
    if (ts.isBlock(node) && mayBeEmptied(node)) empty(node);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(tree, visit);
  return found;
}

/** Types, names, what ArkUI alone runs, and what only tells a developer what happens. */
function isLeftOut(node: ts.Node, tree: ts.SourceFile): boolean {
  if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return true;
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isDecorator(node)) return true;
  if (ts.isEnumDeclaration(node) || ts.isStructDeclaration(node)) return true;
  if (ts.isFunctionDeclaration(node) && UI_DECORATOR.test(node.getText(tree))) return true;
  if (ts.isExpressionStatement(node)) {
    if (CHATTER.test(node.getText(tree)) || node.getText(tree).startsWith('super(')) return true;
  }
  return false;
}

function isCondition(node: ts.Node): boolean {
  const { parent } = node;
  if (parent === undefined) return false;
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent))
    return parent.expression === node;
  return (ts.isForStatement(parent) || ts.isConditionalExpression(parent)) && parent.condition === node;
}

/** Branches, loops and functions that return nothing; the rest would only be a fault of types. */
function mayBeEmptied(block: ts.Block): boolean {
  const { parent } = block;
  if (ts.isIfStatement(parent) || ts.isCatchClause(parent)) return true;
  if (ts.isForStatement(parent) || ts.isForOfStatement(parent)) return true;
  if (ts.isMethodDeclaration(parent) || ts.isFunctionDeclaration(parent) || ts.isArrowFunction(parent)) {
    // One statement alone is removed as such.
    if (block.statements.length === 1) return false;
    return parent.type === undefined ? !hasResult(block) : /^(?:Promise<void>|void)$/.test(parent.type.getText());
  }
  return false;
}

function hasResult(node: ts.Node): boolean {
  if (ts.isFunctionLike(node)) return false;
  if (ts.isReturnStatement(node)) return node.expression !== undefined;
  return ts.forEachChild(node, hasResult) ?? false;
}

function otherNumber(text: string): string {
  const value = Number(text.replaceAll('_', ''));
  return String(Math.abs(value) > LARGEST_COUNT ? value * 2 : value + 1);
}

/** The function or class member that it stands in, outermost first. */
function nameOf(node: ts.Node): string {
  const names: string[] = [];
  for (let at: ts.Node | undefined = node; at !== undefined; at = at.parent) {
    if (ts.isConstructorDeclaration(at)) names.unshift('constructor');
    else if (
      ts.isClassDeclaration(at) ||
      ts.isMethodDeclaration(at) ||
      ts.isFunctionDeclaration(at) ||
      ts.isAccessor(at)
    ) {
      names.unshift(at.name?.getText() ?? '');
    } else if (
      ts.isPropertyDeclaration(at) ||
      (ts.isVariableDeclaration(at) && ts.isSourceFile(at.parent.parent.parent))
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
