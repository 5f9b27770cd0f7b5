/**
 * The imports that are left when a file runs. The platform's compiler drops what a file uses as a type only, and a kit
 * that nobody uses as a value is not loaded.
 */
import type ts from 'ohos-typescript';
import { compiler } from '../../packages/arkts-host/check.ts';

/** The specifiers that a file loads, as they stand in it. */
export function runtimeImports(source: ts.SourceFile, checker: ts.TypeChecker): ts.StringLiteral[] {
  let values: Set<string> | undefined;
  const isValue = (name: ts.Identifier): boolean => {
    values ??= valueNames(source);
    return values.has(name.text);
  };
  return source.statements.flatMap((statement) => {
    const isLoaded = compiler.isImportDeclaration(statement)
      ? loadsImport(statement, isValue)
      : compiler.isExportDeclaration(statement) && loadsExport(statement, checker);
    const specifier = isLoaded ? (statement as ts.ImportDeclaration).moduleSpecifier : undefined;
    return specifier && compiler.isStringLiteral(specifier) ? [specifier] : [];
  });
}

function loadsImport({ importClause }: ts.ImportDeclaration, isValue: (name: ts.Identifier) => boolean): boolean {
  if (importClause === undefined) return true;
  if (importClause.isTypeOnly) return false;
  const { name, namedBindings } = importClause;
  if (name !== undefined && isValue(name)) return true;
  if (namedBindings === undefined) return false;
  if (compiler.isNamespaceImport(namedBindings)) return isValue(namedBindings.name);
  return namedBindings.elements.some((element) => !element.isTypeOnly && isValue(element.name));
}

function loadsExport(statement: ts.ExportDeclaration, checker: ts.TypeChecker): boolean {
  const { exportClause } = statement;
  if (statement.moduleSpecifier === undefined || statement.isTypeOnly) return false;
  if (exportClause === undefined || compiler.isNamespaceExport(exportClause)) return true;
  return exportClause.elements.some((element) => {
    const symbol = checker.getSymbolAtLocation(element.name);
    const target = symbol && symbol.flags & compiler.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return !element.isTypeOnly && target !== undefined && (target.flags & compiler.SymbolFlags.Value) !== 0;
  });
}

/** All names that stand where a value stands. A local of the same name counts, too, which is rare and harmless. */
function valueNames(source: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (
      compiler.isImportDeclaration(node) ||
      compiler.isInterfaceDeclaration(node) ||
      compiler.isTypeAliasDeclaration(node)
    )
      return;
    if (compiler.isHeritageClause(node) && node.token === compiler.SyntaxKind.ImplementsKeyword) return;
    if (compiler.isTypeNode(node) && !compiler.isExpressionWithTypeArguments(node)) return;
    if (compiler.isIdentifier(node) && !isOnlyAName(node)) names.add(node.text);
    compiler.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

/** `x` in `a.x`, in `{ x: 1 }`, and in its own declaration. */
function isOnlyAName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (compiler.isPropertyAccessExpression(parent) || compiler.isPropertyAssignment(parent)) return parent.name === node;
  if (compiler.isShorthandPropertyAssignment(parent)) return false;
  return (parent as { name?: ts.Node }).name === node;
}
