/**
 * Compiles one `.ets` file to an ES module that Node and browsers run, with a source map that names the `.ets` line.
 * Only what the file itself and the exports of its neighbours say is needed, so one file takes a few milliseconds.
 * Types are not checked here: that is `npm run check`.
 */
import path from 'node:path';
import type ts from 'ohos-typescript';
import { readProjectFacts } from '../project/projectModules.ts';
import { ArkTSSyntaxError } from './ArkTSSyntaxError.ts';
import type { CompileCache } from './CompileCache.ts';
import { compiler } from './compiler.ts';
import { ExportIndex, importBindings, type ProjectFileResolver } from './exports.ts';
import { functionMarks } from './functionMarks.ts';
import { kitMembersModule } from './kitMembers.ts';
import { emitOptions, projectRoot } from './language.ts';
import { resolveProjectFile } from './modules.ts';
import { resourceOwner, resourceTransformer } from './resources.ts';
import { structCompiler } from './struct/index.ts';
import { structGate } from './structGate.ts';

export interface SourceMapJson {
  version: number;
  sources: string[];
  sourcesContent?: string[];
  names: string[];
  mappings: string;
}

export interface CompiledModule {
  readonly code: string;
  readonly map: SourceMapJson;
}

export interface CompilerSetting {
  /** The folder that holds the modules. Default: this project. */
  readonly root?: string;
  /** `bundleName` in resource objects. Default: as `AppScope/app.json5` has it. */
  readonly bundleName?: string;
  /** Whether ArkUI runs (`arkui`). Default: structs and ArkUI functions throw when used, see structGate. */
  readonly hasArkUI?: boolean;
  /** A module imported before each compiled file, for the platform's globals. */
  readonly globalsModule?: string;
}

export type EtsCompiler = (fileName: string, source: string) => CompiledModule;

/** All that decides what becomes of a source, besides its neighbours' exports. */
interface Task extends Required<Pick<CompilerSetting, 'root' | 'bundleName' | 'hasArkUI'>> {
  readonly globalsModule: string | undefined;
  readonly fileName: string;
  readonly source: string;
}

/** Whether a name exists at run time where it is imported from. */
interface Answer {
  readonly specifier: string;
  readonly name: string;
  readonly isValue: boolean;
}

/** What the cache keeps: the rest of a compiled module is in the task. */
interface CacheEntry {
  readonly answers: readonly Answer[];
  readonly code: string;
  readonly names: string[];
  readonly mappings: string;
}

/**
 * Makes a compiler that remembers, between files, which exports are values.
 *
 * @param cache where compiled files are kept
 */
export function createEtsCompiler(setting: CompilerSetting = {}, cache?: CompileCache): EtsCompiler {
  const root = setting.root ?? projectRoot;
  const bundleName = setting.bundleName ?? readProjectFacts(root).bundleName;
  const { hasArkUI = false, globalsModule } = setting;
  const resolve: ProjectFileResolver = (specifier, importer) => resolveProjectFile(specifier, importer, root);
  const index = new ExportIndex(resolve, cache);

  return (fileName, source) => {
    const task: Task = { root, bundleName, hasArkUI, globalsModule, fileName, source };
    const key = ['module', JSON.stringify(task)];
    const known = cache?.read<CacheEntry>(key);
    const isSame = ({ specifier, name, isValue }: Answer) => index.isValue(specifier, name, fileName) === isValue;
    if (known?.answers.every(isSame)) return moduleOf(task, known);
    const entry = compile(task, index);
    cache?.write(key, entry);
    return moduleOf(task, entry);
  };
}

function moduleOf({ fileName, source }: Task, { code, names, mappings }: CacheEntry): CompiledModule {
  return { code, map: { version: 3, sources: [fileName], sourcesContent: [source], names, mappings } };
}

function compile(task: Task, index: ExportIndex): CacheEntry {
  const { root, bundleName, hasArkUI, globalsModule, fileName, source } = task;
  const answers: Answer[] = [];
  const isValue = (specifier: string, name: string) => {
    const answer = index.isValue(specifier, name, fileName);
    answers.push({ specifier, name, isValue: answer });
    return answer;
  };
  const kitImports: KitImport[] = [];
  const output = compiler.transpileModule(source, {
    fileName,
    reportDiagnostics: true,
    compilerOptions: emitOptions(),
    transformers: {
      before: [
        typeImportRemover(isValue),
        functionMarks(),
        hasArkUI ? structCompiler(root) : structGate(),
        resourceTransformer(resourceOwner(root, fileName, bundleName)),
      ],
      after: [kitImportCollector(kitImports)],
    },
  });
  const [problem] = output.diagnostics ?? [];
  if (problem) throw syntaxError(problem, fileName);
  if (output.sourceMapText === undefined) throw new Error(`${fileName}: the compiler gave no source map`);
  const prologue = writePrologue(kitImports, path.relative(root, fileName), globalsModule);
  const { names, mappings } = JSON.parse(output.sourceMapText) as SourceMapJson;
  const code = output.outputText.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n');
  if (prologue === '') return { answers, code, names, mappings };
  return { answers, code: `${prologue}\n${code}`, names, mappings: `;${mappings}` };
}

function syntaxError(diagnostic: ts.Diagnostic, fileName: string): ArkTSSyntaxError {
  const text = compiler.flattenDiagnosticMessageText(diagnostic.messageText, '\n');
  const place = diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0) ?? { line: 0, character: 0 };
  return new ArkTSSyntaxError(text, fileName, place.line + 1, place.character + 1);
}

/**
 * Drops imported and re-exported names that are types where they come from. The compiler itself drops an import that
 * the file uses only in types; it cannot know about `export { T }` and `export { T } from`.
 */
function typeImportRemover(
  isValue: (specifier: string, name: string) => boolean,
): ts.TransformerFactory<ts.SourceFile> {
  return (context) => (file) => {
    const { factory } = context;
    const origins = new Map<string, { specifier: string; name: string }>();
    for (const statement of file.statements) {
      if (!compiler.isImportDeclaration(statement)) continue;
      for (const [local, origin] of importBindings(statement)) origins.set(local, origin);
    }
    const isType = (origin: { specifier: string; name: string } | undefined) =>
      origin !== undefined && !isValue(origin.specifier, origin.name);

    const keepImport = (statement: ts.ImportDeclaration): ts.Statement | undefined => {
      const clause = statement.importClause;
      const named = clause?.namedBindings;
      if (!clause || !named || !compiler.isNamedImports(named)) return statement;
      const elements = named.elements.filter((element) => !isType(origins.get(element.name.text)));
      if (elements.length === named.elements.length) return statement;
      if (elements.length === 0 && clause.name === undefined) return undefined;
      const bindings = elements.length === 0 ? undefined : factory.updateNamedImports(named, elements);
      return factory.updateImportDeclaration(
        statement,
        statement.modifiers,
        factory.updateImportClause(clause, clause.isTypeOnly, clause.name, bindings),
        statement.moduleSpecifier,
        statement.assertClause,
      );
    };

    const keepExport = (statement: ts.ExportDeclaration): ts.Statement | undefined => {
      const clause = statement.exportClause;
      if (!clause || !compiler.isNamedExports(clause)) return statement;
      const specifier = statement.moduleSpecifier && (statement.moduleSpecifier as ts.StringLiteral).text;
      const elements = clause.elements.filter((element) => {
        const name = (element.propertyName ?? element.name).text;
        return !isType(specifier === undefined ? origins.get(name) : { specifier, name });
      });
      if (elements.length === clause.elements.length) return statement;
      if (elements.length === 0) return undefined;
      return factory.updateExportDeclaration(
        statement,
        statement.modifiers,
        statement.isTypeOnly,
        factory.updateNamedExports(clause, elements),
        statement.moduleSpecifier,
        statement.assertClause,
      );
    };

    const statements = file.statements.flatMap((statement) => {
      const kept = compiler.isImportDeclaration(statement)
        ? keepImport(statement)
        : compiler.isExportDeclaration(statement)
          ? keepExport(statement)
          : statement;
      return kept ? [kept] : [];
    });
    return factory.updateSourceFile(file, statements);
  };
}

interface KitImport {
  readonly kit: string;
  readonly name: string;
  readonly line: number;
}

/** Notes which members of kits are still imported once all that is only types has gone. */
function kitImportCollector(into: KitImport[]): ts.TransformerFactory<ts.SourceFile> {
  return () => (file) => {
    const original = compiler.getOriginalNode(file) as ts.SourceFile;
    for (const statement of file.statements) {
      if (!compiler.isImportDeclaration(statement)) continue;
      const kit = (statement.moduleSpecifier as ts.StringLiteral).text;
      const named = statement.importClause?.namedBindings;
      if (!kit.startsWith('@kit.') || !named || !compiler.isNamedImports(named)) continue;
      for (const element of named.elements) {
        const position = compiler.getOriginalNode(element).getStart(original);
        const { line } = original.getLineAndCharacterOfPosition(position);
        into.push({ kit, name: (element.propertyName ?? element.name).text, line: line + 1 });
      }
    }
    return file;
  };
}

/** One line of code that runs before the file's own: it loads the globals and checks that kits have what is imported. */
function writePrologue(imports: readonly KitImport[], place: string, globalsModule: string | undefined): string {
  const lines: string[] = [];
  if (globalsModule !== undefined) lines.push(`import ${JSON.stringify(globalsModule)};`);
  if (imports.length > 0)
    lines.push(`import { requireKitMembers as __members } from ${JSON.stringify(kitMembersModule)};`);
  const kits = [...new Set(imports.map((item) => item.kit))];
  kits.forEach((kit, number) => {
    const wanted = imports.filter((item) => item.kit === kit).map((item) => [item.name, `${place}:${item.line}`]);
    lines.push(`import * as __kit${number} from ${JSON.stringify(kit)};`);
    lines.push(`__members(__kit${number}, ${JSON.stringify(kit)}, ${JSON.stringify(wanted)});`);
  });
  return lines.join(' ');
}
