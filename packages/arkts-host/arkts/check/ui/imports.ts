/** Names that a file imports: none may hide a built-in component. */
import type ts from 'ohos-typescript';
import { compiler } from '../../compiler.ts';
import { hasDecorator, type Reporter } from './syntax.ts';

export function checkImports(source: ts.SourceFile, componentNames: ReadonlySet<string>, reporter: Reporter): void {
  const isPage = source.statements.some((statement) => hasDecorator(statement, 'Entry'));
  for (const statement of source.statements) {
    if (!compiler.isImportDeclaration(statement) || isOfPlatform(statement)) continue;
    const named = statement.importClause?.namedBindings;
    if (named === undefined || !compiler.isNamedImports(named)) continue;
    for (const { name, propertyName } of named.elements) {
      // Without a name of its own, only pages are looked at.
      if (!componentNames.has(name.text) || (propertyName === undefined && !isPage)) continue;
      reporter.report(name, 'ui-import-name', `The import '${name.text}' has the name of a built-in component.`);
    }
  }
}

/** Kits export some components themselves. */
function isOfPlatform(statement: ts.ImportDeclaration): boolean {
  const specifier = statement.moduleSpecifier;
  return compiler.isStringLiteral(specifier) && /^@(kit|ohos|arkts|system)\./.test(specifier.text);
}
