/** Where `@Builder`, `@Extend`, `@Styles`, `@Concurrent` and the decorators of members may stand. */
import type ts from 'ohos-typescript';
import { compiler } from '../../compiler.ts';
import { memberDecorators, memberDecoratorsV2 } from './facts.ts';
import { decoratorsOf, type Reporter } from './syntax.ts';

const functionDecorators = new Set(['AnimatableExtend', 'Builder', 'Extend', 'Styles', 'Concurrent', 'Sendable']);
const globalOnly = new Set(['Extend', 'AnimatableExtend']);
const structOrGlobal = new Set(['Builder', 'Styles']);

export function checkFunctionsAndClasses(
  source: ts.SourceFile,
  componentNames: ReadonlySet<string>,
  checker: ts.TypeChecker,
  reporter: Reporter,
): void {
  const visit = (node: ts.Node): void => {
    if (compiler.isFunctionDeclaration(node)) checkFunction(node, componentNames, checker, reporter);
    if (compiler.isMethodDeclaration(node)) checkMethod(node, reporter);
    if (compiler.isClassDeclaration(node)) checkClass(node, reporter);
    compiler.forEachChild(node, visit);
  };
  visit(source);
}

function checkFunction(
  declaration: ts.FunctionDeclaration,
  componentNames: ReadonlySet<string>,
  checker: ts.TypeChecker,
  reporter: Reporter,
): void {
  const decorators = decoratorsOf(declaration).filter((decorator) => functionDecorators.has(decorator.name));
  const where = declaration.name ?? declaration;
  if (decorators.length > 1) {
    const message =
      "A function can have only one of '@Builder', '@Extend', '@AnimatableExtend', '@Styles', '@Concurrent'.";
    reporter.report(where, 'ui-function-decorators', message);
  }
  for (const decorator of decorators) {
    if (decorator.name === 'Styles' && declaration.parameters.length > 0) {
      reporter.report(where, 'ui-styles-arguments', "A '@Styles' function cannot have parameters.");
    }
    if (decorator.name === 'Concurrent' && declaration.asteriskToken !== undefined) {
      reporter.report(where, 'ui-concurrent', "'@Concurrent' cannot decorate a generator.");
    }
    if (!globalOnly.has(decorator.name)) continue;
    const [component] = decorator.arguments;
    if (decorator.arguments.length !== 1 || component === undefined || !compiler.isIdentifier(component)) {
      const message = `'@${decorator.name}' needs exactly one argument, the name of a component.`;
      reporter.report(decorator.node, 'ui-extend', message);
    } else if (!componentNames.has(component.text)) {
      const message = `'@${decorator.name}' extends '${component.text}', which is no built-in component.`;
      reporter.report(component, 'ui-extend', message);
    } else if (declaration.name && hasAttribute(component.text, declaration.name, checker)) {
      const message = `'${declaration.name.text}' is already an attribute of '${component.text}'.`;
      reporter.report(declaration.name, 'ui-extend', message);
    }
  }
}

function hasAttribute(component: string, name: ts.Identifier, checker: ts.TypeChecker): boolean {
  const attributes = checker
    .getSymbolsInScope(name, compiler.SymbolFlags.Class)
    .find((symbol) => symbol.name === `${component}Attribute`);
  if (attributes === undefined) return false;
  return checker.getDeclaredTypeOfSymbol(attributes).getProperty(name.text)?.valueDeclaration !== undefined;
}

function checkMethod(method: ts.MethodDeclaration, reporter: Reporter): void {
  const inStruct = compiler.isStructDeclaration(method.parent);
  for (const decorator of decoratorsOf(method)) {
    if (globalOnly.has(decorator.name)) {
      reporter.report(
        decorator.node,
        'ui-decorator-place',
        `'@${decorator.name}' can only decorate a global function.`,
      );
    }
    if (structOrGlobal.has(decorator.name) && !inStruct) {
      const message = `'@${decorator.name}' can only decorate a global function or a method of a struct.`;
      reporter.report(decorator.node, 'ui-decorator-place', message);
    }
    if (decorator.name === 'Concurrent') {
      reporter.report(decorator.node, 'ui-decorator-place', "'@Concurrent' can only decorate a function.");
    }
    if (decorator.name === 'Styles' && method.parameters.length > 0) {
      reporter.report(method.name, 'ui-styles-arguments', "A '@Styles' method cannot have parameters.");
    }
  }
}

function checkClass(declaration: ts.ClassDeclaration, reporter: Reporter): void {
  const names = new Set(decoratorsOf(declaration).map((decorator) => decorator.name));
  const where = declaration.name ?? declaration;
  if (names.has('Observed') && names.has('ObservedV2')) {
    reporter.report(where, 'ui-observed', "A class cannot be '@Observed' and '@ObservedV2' at the same time.");
  }
  for (const member of declaration.members) {
    for (const decorator of decoratorsOf(member)) {
      const { name, node } = decorator;
      const isClassMonitor = (name === 'Monitor' || name === 'Computed') && names.has('ObservedV2');
      if ((memberDecorators.has(name) || memberDecoratorsV2.has(name)) && !isClassMonitor) {
        reporter.report(node, 'ui-decorator-place', `'@${name}' can only be used in a struct.`);
      }
      if (name === 'Trace' && !names.has('ObservedV2')) {
        reporter.report(node, 'ui-decorator-place', "'@Trace' can only be used in a class decorated by '@ObservedV2'.");
      }
      if (name === 'Track' && (names.has('ObservedV2') || !compiler.isPropertyDeclaration(member))) {
        reporter.report(node, 'ui-decorator-place', "'@Track' can only decorate a property of an '@Observed' class.");
      }
    }
  }
}
