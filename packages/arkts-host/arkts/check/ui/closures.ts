/** What a `@Concurrent` function may use. */
import type ts from 'ohos-typescript';
import { compiler } from '../../compiler.ts';
import type { Reporter } from './syntax.ts';

/** A task runs in another thread, where of its file nothing is there but what is imported. */
export function checkClosure(declaration: ts.FunctionDeclaration, checker: ts.TypeChecker, reporter: Reporter): void {
  const isOutside = ({ parent, pos, end }: ts.Declaration) =>
    parent !== undefined && (pos < declaration.pos || end > declaration.end);
  const meant = (node: ts.Identifier) =>
    compiler.isShorthandPropertyAssignment(node.parent)
      ? checker.getShorthandAssignmentValueSymbol(node.parent)
      : checker.getSymbolAtLocation(node);
  const visit = (node: ts.Node): void => {
    if (compiler.isTypeNode(node)) return;
    const symbol = compiler.isIdentifier(node) && !isMemberName(node) ? meant(node) : undefined;
    const declared = symbol?.declarations?.find((each) => each.getSourceFile() === reporter.source && isOutside(each));
    if (declared && declared !== declaration && !isImport(declared)) {
      const message = `A '@Concurrent' function can only use what is imported, local or a parameter; '${node.getText()}' is none of these.`;
      reporter.report(node, 'ui-concurrent', message);
    }
    compiler.forEachChild(node, visit);
  };
  if (declaration.body) visit(declaration.body);
}

function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (compiler.isPropertyAccessExpression(parent) && parent.name === node) ||
    (compiler.isPropertyAssignment(parent) && parent.name === node)
  );
}

function isImport(declaration: ts.Declaration): boolean {
  return (
    compiler.isImportSpecifier(declaration) ||
    compiler.isImportClause(declaration) ||
    compiler.isNamespaceImport(declaration)
  );
}
