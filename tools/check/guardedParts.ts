/** Parts of kits that one file a module names (`plan.ts`). */
import path from 'node:path';
import type ts from 'ohos-typescript';
import { compiler, type Finding, type Project, Reporter } from '../../packages/arkts-host/check.ts';
import { type GuardedPart, guardedParts } from './plan.ts';

/** @param sources the product's files of one module */
export function checkGuardedParts(project: Project, sources: readonly ts.SourceFile[]): Finding[] {
  return guardedParts.flatMap((part) => {
    let owner: string | undefined;
    return sources.flatMap((source) => {
      const [first] = source.statements.flatMap((statement) => importOf(statement, part) ?? []);
      if (first === undefined) return [];
      const reporter = new Reporter(source);
      const folder = path.relative(project.root, path.dirname(source.fileName)).split(path.sep).join('/');
      if (!part.folders.includes(folder)) {
        reporter.report(first, part.rule, `Only one file of ${part.folders.join(' and ')} names '${part.name}'.`);
      } else if (owner !== undefined) {
        reporter.report(first, part.rule, `'${part.name}' is named in one file of the module, which is ${owner}.`);
      }
      owner ??= path.relative(project.root, source.fileName);
      return reporter.findings;
    });
  });
}

/** The specifier, if a statement imports or exports the part. */
function importOf(statement: ts.Statement, { name, kit, module }: GuardedPart): ts.StringLiteral | undefined {
  if (!compiler.isImportDeclaration(statement) && !compiler.isExportDeclaration(statement)) return undefined;
  const { moduleSpecifier } = statement;
  if (moduleSpecifier === undefined || !compiler.isStringLiteral(moduleSpecifier)) return undefined;
  if (moduleSpecifier.text === module) return moduleSpecifier;
  if (moduleSpecifier.text !== kit) return undefined;
  const clause = compiler.isImportDeclaration(statement)
    ? statement.importClause?.namedBindings
    : statement.exportClause;
  const isWhole = clause === undefined || compiler.isNamespaceImport(clause) || compiler.isNamespaceExport(clause);
  const isNamed = isWhole || clause.elements.some((element) => (element.propertyName ?? element.name).text === name);
  return isNamed ? moduleSpecifier : undefined;
}
