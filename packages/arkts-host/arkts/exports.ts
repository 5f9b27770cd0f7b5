/**
 * Which exported names of a file are values. A file is compiled alone, as bundlers need it, but
 * `import { X } from './x'` must vanish when X is only a type there, and so must `export { X } from './x'`:
 * an ES module that asks for a missing export does not link.
 */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type ts from 'ohos-typescript';
import type { CompileCache } from './CompileCache.ts';
import { compiler } from './compiler.ts';
import { emitOptions } from './language.ts';

/** Finds the file that a specifier leads to, or undefined when it leads out of the project (a kit, a package). */
export type ProjectFileResolver = (specifier: string, importer: string) => string | undefined;

interface Origin {
  readonly specifier: string;
  readonly name: string;
}

interface FileExports {
  /** Exported values declared here. */
  readonly values: string[];
  /** Exported name and where it comes from, for `export { a as b } from` and for re-exported imports. */
  readonly forwarded: [string, Origin][];
  /** Specifiers of `export * from`. */
  readonly stars: string[];
}

export class ExportIndex {
  private readonly filesByName = new Map<string, { stamp: string; exports: FileExports }>();

  constructor(
    private readonly resolve: ProjectFileResolver,
    private readonly cache?: CompileCache,
  ) {}

  /** True when `name`, imported by `importer` from `specifier`, exists at run time. Unknown targets count as values. */
  isValue(specifier: string, name: string, importer: string, seen = new Set<string>()): boolean {
    const file = this.resolve(specifier, importer);
    if (file === undefined || name === '*') return true;
    const key = `${file}\0${name}`;
    if (seen.has(key)) return false;
    seen.add(key);
    const exports = this.read(file);
    if (exports === undefined || exports.values.includes(name)) return true;
    const forwarded = exports.forwarded.find(([exported]) => exported === name)?.[1];
    if (forwarded) return this.isValue(forwarded.specifier, forwarded.name, file, seen);
    return name !== 'default' && exports.stars.some((star) => this.starHasValue(star, name, file, seen));
  }

  private starHasValue(specifier: string, name: string, importer: string, seen: Set<string>): boolean {
    return this.resolve(specifier, importer) !== undefined && this.isValue(specifier, name, importer, seen);
  }

  private read(file: string): FileExports | undefined {
    const status = statSync(file, { throwIfNoEntry: false });
    if (status === undefined) return undefined;
    const stamp = `${status.mtimeMs}:${status.size}`;
    const known = this.filesByName.get(file);
    if (known?.stamp === stamp) return known.exports;
    const text = readFileSync(file, 'utf8');
    const key = ['exports', path.extname(file), text];
    let exports = this.cache?.read<FileExports>(key);
    if (exports === undefined) {
      exports = exportsOf(file, text);
      this.cache?.write(key, exports);
    }
    this.filesByName.set(file, { stamp, exports });
    return exports;
  }
}

function exportsOf(file: string, text: string): FileExports {
  const kind = file.endsWith('.ets') ? compiler.ScriptKind.ETS : compiler.ScriptKind.TS;
  const source = compiler.createSourceFile(file, text, compiler.ScriptTarget.ES2021, false, kind, emitOptions());
  const exports: FileExports = { values: [], forwarded: [], stars: [] };
  collect(source, exports);
  return exports;
}

function collect(source: ts.SourceFile, into: FileExports): void {
  const imported = new Map<string, Origin>();
  const declared = new Set<string>();
  for (const statement of source.statements) {
    if (compiler.isImportDeclaration(statement)) {
      for (const [local, origin] of importBindings(statement)) imported.set(local, origin);
      continue;
    }
    const names = declaredValues(statement);
    for (const name of names) declared.add(name);
    if (hasModifier(statement, compiler.SyntaxKind.ExportKeyword)) {
      const isDefault = hasModifier(statement, compiler.SyntaxKind.DefaultKeyword);
      if (!isDefault) into.values.push(...names);
      else if (!compiler.isInterfaceDeclaration(statement)) into.values.push('default');
    }
  }
  for (const statement of source.statements) {
    if (compiler.isExportAssignment(statement)) {
      const name = compiler.isIdentifier(statement.expression) ? statement.expression.text : undefined;
      const origin = name === undefined ? undefined : imported.get(name);
      if (origin) into.forwarded.push(['default', origin]);
      else if (name === undefined || declared.has(name)) into.values.push('default');
      continue;
    }
    if (!compiler.isExportDeclaration(statement) || statement.isTypeOnly) continue;
    const specifier = statement.moduleSpecifier && (statement.moduleSpecifier as ts.StringLiteral).text;
    if (!statement.exportClause) {
      if (specifier !== undefined) into.stars.push(specifier);
    } else if (compiler.isNamespaceExport(statement.exportClause)) {
      into.values.push(statement.exportClause.name.text);
    } else {
      for (const element of statement.exportClause.elements) {
        if (element.isTypeOnly) continue;
        const local = (element.propertyName ?? element.name).text;
        const origin = specifier === undefined ? imported.get(local) : { specifier, name: local };
        if (origin) into.forwarded.push([element.name.text, origin]);
        else if (declared.has(local)) into.values.push(element.name.text);
      }
    }
  }
}

/** The local names that an import declaration binds, each with its origin; type-only ones left out. */
export function importBindings(declaration: ts.ImportDeclaration): Map<string, Origin> {
  const bindings = new Map<string, Origin>();
  const clause = declaration.importClause;
  if (!clause || clause.isTypeOnly) return bindings;
  const specifier = (declaration.moduleSpecifier as ts.StringLiteral).text;
  if (clause.name) bindings.set(clause.name.text, { specifier, name: 'default' });
  const named = clause.namedBindings;
  if (named && compiler.isNamespaceImport(named)) bindings.set(named.name.text, { specifier, name: '*' });
  if (named && compiler.isNamedImports(named)) {
    for (const element of named.elements) {
      if (element.isTypeOnly) continue;
      bindings.set(element.name.text, { specifier, name: (element.propertyName ?? element.name).text });
    }
  }
  return bindings;
}

function declaredValues(statement: ts.Statement): string[] {
  if (hasModifier(statement, compiler.SyntaxKind.DeclareKeyword)) return [];
  if (
    compiler.isClassDeclaration(statement) ||
    compiler.isStructDeclaration(statement) ||
    compiler.isFunctionDeclaration(statement) ||
    compiler.isEnumDeclaration(statement) ||
    compiler.isModuleDeclaration(statement)
  ) {
    return statement.name ? [statement.name.text] : [];
  }
  if (compiler.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) =>
      compiler.isIdentifier(name) ? [name.text] : [],
    );
  }
  return [];
}

function hasModifier(node: ts.Statement, kind: ts.SyntaxKind): boolean {
  return (
    compiler.canHaveModifiers(node) &&
    (compiler.getModifiers(node)?.some((modifier) => modifier.kind === kind) ?? false)
  );
}
