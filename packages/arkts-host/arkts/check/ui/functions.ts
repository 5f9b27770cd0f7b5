/** Rules of `@Extend`, `@AnimatableExtend`, `@Styles` and `@Concurrent`. Which decorator stands where is in decorators.ts. */
import type ts from 'ohos-typescript';
import { compiler } from '../../compiler.ts';
import { hasAttribute } from './attributes.ts';
import { checkClosure } from './closures.ts';
import { decoratorsOf, hasDecorator, type Reporter } from './syntax.ts';

const extending = new Set(['Extend', 'AnimatableExtend']);

export function checkFunctions(
  source: ts.SourceFile,
  componentNames: ReadonlySet<string>,
  checker: ts.TypeChecker,
  reporter: Reporter,
): void {
  const visit = (node: ts.Node): void => {
    if (compiler.isFunctionDeclaration(node)) checkFunction(node, componentNames, checker, reporter);
    if (compiler.isMethodDeclaration(node)) checkStyles(node, reporter);
    compiler.forEachChild(node, visit);
  };
  if (/@(?:Extend|AnimatableExtend|Styles|Concurrent)\b/.test(source.text)) visit(source);
}

function checkFunction(
  declaration: ts.FunctionDeclaration,
  componentNames: ReadonlySet<string>,
  checker: ts.TypeChecker,
  reporter: Reporter,
): void {
  checkStyles(declaration, reporter);
  for (const { name, arguments: given, node } of decoratorsOf(declaration)) {
    if (name === 'Concurrent' && declaration.asteriskToken !== undefined) {
      reporter.report(declaration.name ?? declaration, 'ui-concurrent', "'@Concurrent' cannot decorate a generator.");
    }
    if (name === 'Concurrent') checkClosure(declaration, checker, reporter);
    if (!extending.has(name)) continue;
    const [component] = given;
    if (given.length !== 1 || component === undefined) {
      reporter.report(node, 'ui-extend', `'@${name}' needs exactly one argument, the name of a component.`);
    } else if (compiler.isIdentifier(component)) {
      checkExtension(declaration, name, component, componentNames, checker, reporter);
    }
  }
}

function checkExtension(
  declaration: ts.FunctionDeclaration,
  decorator: string,
  component: ts.Identifier,
  componentNames: ReadonlySet<string>,
  checker: ts.TypeChecker,
  reporter: Reporter,
): void {
  if (componentNames.has(component.text)) {
    checkExtensionName(declaration, decorator, component.text, checker, reporter);
    checkExtensionBody(declaration, component.text, reporter);
  } else {
    const message = `'@${decorator}' extends '${component.text}', which is no built-in component.`;
    reporter.warn(component, 'ui-extend', message);
  }
}

/** An extension hides an attribute of its name; one that calls itself never ends. */
function checkExtensionName(
  declaration: ts.FunctionDeclaration,
  decorator: string,
  component: string,
  checker: ts.TypeChecker,
  reporter: Reporter,
): void {
  const { name } = declaration;
  if (decorator !== 'Extend' || name === undefined || !hasAttribute(component, name, checker)) return;
  const message = `'${name.text}' is already an attribute of '${component}'.`;
  const [first] = declaration.body?.statements ?? [];
  if (first && attributesOf(first).includes(name.text)) reporter.report(name, 'ui-extend', message);
  else reporter.warn(name, 'ui-extend', message);
}

function checkStyles(declaration: ts.FunctionDeclaration | ts.MethodDeclaration, reporter: Reporter): void {
  if (!hasDecorator(declaration, 'Styles')) return;
  if (declaration.parameters.length > 0) {
    const message = "A '@Styles' function or method cannot have parameters.";
    reporter.report(declaration.name ?? declaration, 'ui-styles-arguments', message);
  }
  checkExtensionBody(declaration, 'Common', reporter);
}

/** One chain of attributes, and nothing else. */
function checkExtensionBody(
  declaration: ts.FunctionDeclaration | ts.MethodDeclaration,
  component: string,
  reporter: Reporter,
): void {
  const [first, second] = declaration.body?.statements ?? [];
  if (first === undefined) return;
  if (second === undefined && rootOf(first)?.text === `${component}Instance`) return;
  reporter.warn(first, 'ui-only-components', 'Only one chain of attributes can be written here.');
}

/** The parser puts the name of an instance before the first dot of `.width(1).height(1)`. */
function rootOf(statement: ts.Statement): ts.Identifier | undefined {
  let current: ts.Expression | undefined = compiler.isExpressionStatement(statement) ? statement.expression : undefined;
  if (current === undefined || !compiler.isCallExpression(current)) return undefined;
  while (compiler.isCallExpression(current) && compiler.isPropertyAccessExpression(current.expression)) {
    current = current.expression.expression;
  }
  return compiler.isIdentifier(current) ? current : undefined;
}

function attributesOf(statement: ts.Statement): string[] {
  const names: string[] = [];
  let current: ts.Node | undefined = compiler.isExpressionStatement(statement) ? statement.expression : undefined;
  while (current && compiler.isCallExpression(current) && compiler.isPropertyAccessExpression(current.expression)) {
    names.push(current.expression.name.text);
    current = current.expression.expression;
  }
  return names;
}
