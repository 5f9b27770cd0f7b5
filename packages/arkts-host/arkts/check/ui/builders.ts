/** Where ArkUI wants a builder: the default of a `@BuilderParam`, what a parent gives to one, `wrapBuilder`. */
import type ts from 'ohos-typescript';
import { compiler } from '../../compiler.ts';
import { declarationOf, hasDecorator, memberName, type Reporter } from './syntax.ts';

export const builderDecorators: readonly string[] = ['Builder', 'LocalBuilder'];

/** A function or method that builds. */
export function isBuilder(node: ts.Node | undefined): boolean {
  return builderDecorators.some((name) => hasDecorator(node, name));
}

/** `card`, `this.card`, `Cards.card`: a name that leads to a builder; `wrapped.builder`. */
export function namesBuilder(expression: ts.Expression, checker: ts.TypeChecker): boolean {
  if (compiler.isIdentifier(expression)) return declarationOf(expression, checker)?.some(isBuilder) ?? false;
  if (!compiler.isPropertyAccessExpression(expression)) return false;
  return isWrapped(expression, checker) || (declarationOf(expression.name, checker)?.some(isBuilder) ?? false);
}

/** `wrapped.builder` */
export function isWrapped(expression: ts.Expression, checker: ts.TypeChecker): boolean {
  if (!compiler.isPropertyAccessExpression(expression) || expression.name.text !== 'builder') return false;
  const type = checker.getNonNullableType(checker.getTypeAtLocation(expression.expression));
  return ['WrappedBuilder', 'MutableBuilder'].includes(type.symbol?.name ?? '');
}

/** The default of a `@BuilderParam`. */
export function checkBuilderDefault(
  property: ts.PropertyDeclaration,
  checker: ts.TypeChecker,
  reporter: Reporter,
): void {
  const { initializer } = property;
  if (initializer === undefined || namesBuilder(initializer, checker)) return;
  const message = `The '@BuilderParam' property '${memberName(property)}' can only be given a builder.`;
  reporter.report(initializer, 'ui-builder', message);
}

/** `wrapBuilder(card)` and `mutableBuilder(card)` want a global builder. */
export function checkWrappedBuilders(source: ts.SourceFile, checker: ts.TypeChecker, reporter: Reporter): void {
  const visit = (node: ts.Node): void => {
    if (compiler.isCallExpression(node) && compiler.isIdentifier(node.expression)) checkWrapping(node, node.expression);
    compiler.forEachChild(node, visit);
  };
  const checkWrapping = (call: ts.CallExpression, callee: ts.Identifier): void => {
    if (callee.text !== 'wrapBuilder' && callee.text !== 'mutableBuilder') return;
    const [builder] = call.arguments;
    if (builder === undefined) return; // The type checker says so.
    const declarations = compiler.isIdentifier(builder) ? declarationOf(builder, checker) : undefined;
    if (declarations?.some((each) => hasDecorator(each, 'Builder'))) return;
    reporter.report(builder, 'ui-builder', `'${callee.text}' takes the name of a global '@Builder' function.`);
  };
  if (/\b(?:wrap|mutable)Builder\b/.test(source.text)) visit(source);
}
