/** Rules of expressions and statements. */
import type ts from 'ohos-typescript';
import { compiler, type Reporter } from '../../../packages/arkts-host/check.ts';

const comparisons = new Map<ts.SyntaxKind, string>([
  [compiler.SyntaxKind.EqualsEqualsEqualsToken, '==='],
  [compiler.SyntaxKind.ExclamationEqualsEqualsToken, '!=='],
  [compiler.SyntaxKind.GreaterThanToken, '>'],
  [compiler.SyntaxKind.GreaterThanEqualsToken, '>='],
  [compiler.SyntaxKind.LessThanToken, '<'],
]);

/** Comparisons of a length that ask whether there is anything → what a text is compared with instead. */
const emptiness: Readonly<Record<string, string>> = {
  '=== 0': "=== ''",
  '< 1': "=== ''",
  '!== 0': "!== ''",
  '> 0': "!== ''",
  '>= 1': "!== ''",
};

/** A text is empty when it is `''`; only lists are asked for their length. */
export function checkEmptyText(node: ts.Node, checker: ts.TypeChecker, reporter: Reporter): void {
  if (!compiler.isBinaryExpression(node) || !compiler.isNumericLiteral(node.right)) return;
  const instead = emptiness[`${comparisons.get(node.operatorToken.kind)} ${node.right.text}`];
  const { left } = node;
  if (instead === undefined || !compiler.isPropertyAccessExpression(left) || left.name.text !== 'length') return;
  const type = checker.getNonNullableType(checker.getTypeAtLocation(left.expression));
  if ((type.flags & compiler.TypeFlags.StringLike) === 0) return;
  reporter.report(node, 'dialect-empty-text', `An empty text is compared as a text: '${instead}'.`);
}

/**
 * `catch (error) { throw error as Error; }` does nothing, except that it quiets the compiler where a call may throw. Then a
 * comment in it says why the error is somebody else's.
 */
export function checkRethrow(node: ts.Node, reporter: Reporter): void {
  if (!compiler.isCatchClause(node)) return;
  const [only, ...more] = node.block.statements;
  if (only === undefined || more.length > 0 || !compiler.isThrowStatement(only)) return;
  const thrown = compiler.isAsExpression(only.expression) ? only.expression.expression : only.expression;
  const caught = node.variableDeclaration?.name;
  if (caught === undefined || !compiler.isIdentifier(caught) || !compiler.isIdentifier(thrown)) return;
  const text = node.getSourceFile().text;
  const hasReason = compiler.getLeadingCommentRanges(text, only.pos) !== undefined;
  if (thrown.text === caught.text && !hasReason) {
    reporter.report(
      node,
      'dialect-rethrow',
      'A catch that only throws what it caught says in a comment why it is there.',
    );
  }
}
