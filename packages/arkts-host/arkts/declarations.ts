/**
 * TypeScript declarations of the ArkTS modules, so that host code can import `.ets` with types: a package's name
 * and the project's aliases lead here by `paths` of tsconfig.json. Kits in them lead to the host's own
 * kits (`kits`), since those are the objects that host code really holds.
 *
 * `npm run check` writes them before it runs tsc; `npm run check -- --types` writes only them.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type ts from 'ohos-typescript';
import type { Finding } from './check/finding.ts';
import { compiler } from './compiler.ts';
import { declarationFolder, removeOldDeclarations } from './declarationFiles.ts';
import { findKit } from './modules.ts';

export interface Declaration {
  readonly file: string;
  readonly text: string;
}

/** The declarations of a module's `src/main` and `Index.ets`, and of what its tests stand on; undefined for other sources. */
export function declarationOf(program: ts.Program, source: ts.SourceFile, root: string): Declaration | undefined {
  const place = path.relative(root, source.fileName);
  if (/[\\/]src[\\/](?!main[\\/]|test[\\/]support[\\/])/.test(place)) return undefined;
  let text = '';
  program.emit(
    source,
    (_name, written) => {
      text = toTypeScript(written);
    },
    undefined,
    true,
  );
  return { file: path.join(declarationFolder(root), place.replace(/\.e?ts$/, '.d.ts')), text };
}

/**
 * Writes declarations. Files that say the same as before stay untouched, so that tsc's own cache holds; those whose sources
 * are gone are removed.
 *
 * @param declarations those of all modules
 */
export function writeDeclarations(declarations: readonly Declaration[], root: string): void {
  for (const { file, text } of declarations) writeIfChanged(file, text);
  removeOldDeclarations(
    root,
    declarations.map(({ file }) => file),
  );
}

/** TypeScript knows no structs. Host code that meets one can hold it, and that is all. */
function toTypeScript(declarations: string): string {
  return declarations.replace(/\bdeclare struct\b/g, 'declare class');
}

function writeIfChanged(file: string, text: string): void {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/**
 * Kit members that declarations name and the host's kits do not export. tsc would silently take such a type for `any`,
 * because it does not check declaration files.
 */
export function findMissingKitTypes(declarations: readonly Declaration[], root: string): Finding[] {
  const exportsByKit = new Map<string, ReadonlySet<string> | undefined>();
  const findings: Finding[] = [];
  for (const { file, text } of declarations) {
    const source = compiler.createSourceFile(file, text, compiler.ScriptTarget.ES2021);
    for (const statement of source.statements) {
      if (!compiler.isImportDeclaration(statement)) continue;
      const specifier = (statement.moduleSpecifier as ts.StringLiteral).text;
      const named = statement.importClause?.namedBindings;
      if (!specifier.startsWith('@kit.') || !named || !compiler.isNamedImports(named)) continue;
      const kitFile = findKit(specifier.slice('@kit.'.length), root);
      if (!exportsByKit.has(specifier))
        exportsByKit.set(specifier, kitFile === undefined ? undefined : exportedNames(kitFile));
      const known = exportsByKit.get(specifier);
      for (const element of named.elements) {
        const name = (element.propertyName ?? element.name).text;
        if (known?.has(name)) continue;
        const place = source.getLineAndCharacterOfPosition(element.getStart(source));
        findings.push({
          file,
          line: place.line + 1,
          column: place.character + 1,
          rule: 'host-kit-type',
          message: `The host has no '${name}' in ${specifier}, so host code would see 'any' here.`,
        });
      }
    }
  }
  return findings;
}

/** Names that a kit's index exports, types included; undefined when there is no such file. */
function exportedNames(file: string, seen = new Set<string>()): ReadonlySet<string> | undefined {
  if (!existsSync(file) || seen.has(file)) return undefined;
  seen.add(file);
  const names = new Set<string>();
  const source = compiler.createSourceFile(file, readFileSync(file, 'utf8'), compiler.ScriptTarget.ES2021);
  for (const statement of source.statements) {
    if (compiler.isExportDeclaration(statement)) {
      const clause = statement.exportClause;
      if (clause && compiler.isNamespaceExport(clause)) names.add(clause.name.text);
      else if (clause) for (const element of clause.elements) names.add(element.name.text);
      else {
        const from = path.resolve(path.dirname(file), (statement.moduleSpecifier as ts.StringLiteral).text);
        for (const name of exportedNames(from, seen) ?? []) names.add(name);
      }
      continue;
    }
    const modifiers = compiler.canHaveModifiers(statement) ? compiler.getModifiers(statement) : undefined;
    if (!modifiers?.some((modifier) => modifier.kind === compiler.SyntaxKind.ExportKeyword)) continue;
    if (compiler.isVariableStatement(statement)) {
      for (const { name } of statement.declarationList.declarations)
        if (compiler.isIdentifier(name)) names.add(name.text);
    } else {
      const { name } = statement as ts.DeclarationStatement;
      if (name && compiler.isIdentifier(name)) names.add(name.text);
    }
  }
  return names;
}
