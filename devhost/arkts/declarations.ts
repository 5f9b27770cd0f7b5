/**
 * TypeScript declarations of the ArkTS modules, so that host code can import `.ets` with types: `@hearth/common`,
 * `@hearth/entry/…`, `@hearth/server_tv/…` lead here by `paths` of tsconfig.json. Kits in them lead to the host's own
 * kits (`devhost/kits`), since those are the objects that host code really holds.
 *
 * `npm run check` writes them before it runs tsc; `npm run check -- --types` writes only them.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'ohos-typescript';
import type { Finding } from './check/finding.ts';
import type { CheckedProgram } from './check/program.ts';
import { declarationFolder } from './declarationFiles.ts';

/**
 * Writes the declarations of modules' `src/main` and `Index.ets`, and of what their tests stand on. Files that say the same
 * as before stay untouched, so that tsc's own cache holds.
 *
 * @returns the declaration files
 */
export function writeDeclarations(programs: readonly CheckedProgram[], root: string): string[] {
  const written = new Set<string>();
  for (const { program, sources } of programs) {
    for (const source of sources) {
      const place = path.relative(root, source.fileName);
      if (/[\\/]src[\\/](?!main[\\/]|test[\\/]support[\\/])/.test(place)) continue;
      const target = path.join(root, declarationFolder, place.replace(/\.e?ts$/, '.d.ts'));
      program.emit(source, (_name, text) => writeIfChanged(target, toTypeScript(text)), undefined, true);
      written.add(target);
    }
  }
  return [...written];
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
export function findMissingKitTypes(declarations: readonly string[], root: string): Finding[] {
  const exportsByKit = new Map<string, ReadonlySet<string> | undefined>();
  const findings: Finding[] = [];
  for (const file of declarations) {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2021);
    for (const statement of source.statements) {
      if (!ts.isImportDeclaration(statement)) continue;
      const specifier = (statement.moduleSpecifier as ts.StringLiteral).text;
      const named = statement.importClause?.namedBindings;
      if (!specifier.startsWith('@kit.') || !named || !ts.isNamedImports(named)) continue;
      const kitFile = path.join(root, 'devhost/kits', specifier.slice('@kit.'.length), 'index.ts');
      if (!exportsByKit.has(specifier)) exportsByKit.set(specifier, exportedNames(kitFile));
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
          message: `devhost/kits has no '${name}' in ${specifier}, so host code would see 'any' here.`,
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
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2021);
  for (const statement of source.statements) {
    if (ts.isExportDeclaration(statement)) {
      const clause = statement.exportClause;
      if (clause && ts.isNamespaceExport(clause)) names.add(clause.name.text);
      else if (clause) for (const element of clause.elements) names.add(element.name.text);
      else {
        const from = path.resolve(path.dirname(file), (statement.moduleSpecifier as ts.StringLiteral).text);
        for (const name of exportedNames(from, seen) ?? []) names.add(name);
      }
      continue;
    }
    const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
    if (!modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)) continue;
    if (ts.isVariableStatement(statement)) {
      for (const { name } of statement.declarationList.declarations) if (ts.isIdentifier(name)) names.add(name.text);
    } else {
      const { name } = statement as ts.DeclarationStatement;
      if (name && ts.isIdentifier(name)) names.add(name.text);
    }
  }
  return names;
}
