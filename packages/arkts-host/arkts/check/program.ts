/**
 * A typed program for each module, made as the platform's compiler makes it, and what it and ArkTS's linter report.
 * Modules are checked apart, as they are built apart: two pages without exports, one in each HAP, may share a name.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type ts from 'ohos-typescript';
import { workFolder } from '../../project/hostConfig.ts';
import { compiler } from '../compiler.ts';
import { etsOptions, projectRoot } from '../language.ts';
import { findSafely } from './breakdown.ts';
import type { Finding } from './finding.ts';
import type { Project, ProjectModule } from './project.ts';
import { isSdkFile, type PlatformSdk } from './sdk.ts';
import { isKnownReference, isSetByFramework } from './ui/references.ts';

export interface CheckedProgram {
  readonly module: ProjectModule;
  readonly program: ts.Program;
  /** The module's own source files. */
  readonly sources: readonly ts.SourceFile[];
  /**
   * Findings of the parser, the type checker and ArkTS's strict rules.
   *
   * @param some of the sources; all of them by default
   */
  diagnose(some?: readonly ts.SourceFile[]): Finding[];
}

/** The published types leave out the argument. */
interface LinterService {
  getBuilderProgram(withLinterProgram: boolean): ts.BuilderProgram | undefined;
}

/** Parsed files, the SDK's above all, for all programs of this process. */
const registry = compiler.createDocumentRegistry();

/**
 * Parses and binds everything. The types are checked by `diagnose`. The SDK's files are parsed once for all modules.
 *
 * @param modules those for which a program is made
 */
export function createCheckedPrograms(
  project: Project,
  sdk: PlatformSdk,
  modules: readonly ProjectModule[] = project.modules,
): CheckedProgram[] {
  const options = checkOptions(sdk);
  const readFile = cachingReader(sdk);
  return modules.map((module) => {
    const service = compiler.createLanguageService(serviceHost(project, module, sdk, options, readFile), registry);
    // The second program, "for the linter", is the one that is checked with strict null checks and the like.
    const builder = (service as unknown as LinterService).getBuilderProgram(true);
    if (builder === undefined) throw new Error('The ArkTS compiler made no program.');
    const program = builder.getProgram();
    const own = new Set(module.sourceFiles);
    const sources = program.getSourceFiles().filter((file) => own.has(file.fileName));
    return { module, program, sources, diagnose: (some = sources) => diagnose(builder, some) };
  });
}

function checkOptions(sdk: PlatformSdk): ts.CompilerOptions {
  return {
    ets: etsOptions(sdk.components),
    etsLoaderPath: sdk.loaderFolder,
    needDoArkTsLinter: true,
    isCompatibleVersion: false,
    target: compiler.ScriptTarget.ES2021,
    lib: ['lib.es2021.d.ts'],
    module: compiler.ModuleKind.ES2020,
    moduleResolution: compiler.ModuleResolutionKind.NodeJs,
    importsNotUsedAsValues: compiler.ImportsNotUsedAsValues.Remove,
    experimentalDecorators: true,
    allowSyntheticDefaultImports: true,
    esModuleInterop: true,
    resolveJsonModule: true,
    noImplicitAny: false,
    alwaysStrict: true,
    skipLibCheck: true,
    allowJs: true,
    checkJs: false,
    maxFlowDepth: 2000,
    packageManagerType: 'ohpm',
    compatibleSdkVersion: 22,
    types: [],
    newLine: compiler.NewLineKind.LineFeed,
    incremental: true,
    tsBuildInfoFile: workFolder(projectRoot, 'check.tsbuildinfo'),
    declaration: true,
    noEmit: false,
  };
}

type FileReader = (file: string) => string | undefined;

function cachingReader(sdk: PlatformSdk): FileReader {
  const texts = new Map<string, string | undefined>();
  return (file) => {
    if (!texts.has(file)) {
      const onDisk = isSdkFile(file) ? sdk.read(file) : existsSync(file) ? readFileSync(file, 'utf8') : undefined;
      texts.set(file, onDisk);
    }
    return texts.get(file);
  };
}

function serviceHost(
  project: Project,
  module: ProjectModule,
  sdk: PlatformSdk,
  options: ts.CompilerOptions,
  readFile: FileReader,
): ts.LanguageServiceHost {
  return {
    getScriptFileNames: () => [...module.sourceFiles, ...sdk.globalFiles],
    getScriptVersion: (file) =>
      isSdkFile(file) ? sdk.version : String(statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0),
    getScriptSnapshot: (file) => {
      const text = readFile(file);
      return text === undefined ? undefined : compiler.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => project.root,
    getCompilationSettings: () => options,
    getDefaultLibFileName: (settings) => compiler.getDefaultLibFilePath(settings),
    fileExists: (file) => (isSdkFile(file) ? sdk.exists(file) : existsSync(file)),
    readFile,
    directoryExists: existsSync,
    getDirectories: () => [],
    resolveModuleNames: (names, containingFile) =>
      names.map((name) => {
        const file = project.resolve(name, containingFile, sdk);
        return file === undefined ? undefined : resolved(file);
      }),
    getJsDocNodeCheckedConfig: () => ({ nodeNeedCheck: false, checkConfig: [] }),
    getFileCheckedModuleInfo: (file: string) => ({
      fileNeedCheck: false,
      checkPayload: undefined,
      currentFileName: file,
    }),
    uiProps: new Set<string>(),
    clearProps: () => undefined,
  } as ts.LanguageServiceHost;
}

function resolved(file: string): ts.ResolvedModuleFull {
  const extension = /\.d\.e?ts$/.exec(file)?.[0] ?? path.extname(file);
  return { resolvedFileName: file, isExternalLibraryImport: false, extension: extension as ts.Extension };
}

/** "Cannot find name", "Property does not exist on type", both with and without a suggestion. */
const unknownName = new Set([2304, 2339, 2551, 2552]);

/** "Property has no initializer" */
const notInitialized = 2564;

function diagnose(builder: ts.BuilderProgram, sources: readonly ts.SourceFile[]): Finding[] {
  const options = builder.getProgram().getOptionsDiagnostics().map(toFinding);
  try {
    return [...options, ...diagnoseSources(builder, sources)];
  } catch {
    // It broke down over one of them: alone, each says what there is to say.
    const one = (source: ts.SourceFile) => findSafely(source.fileName, () => diagnoseSources(builder, [source]));
    return [...options, ...sources.flatMap(one)];
  }
}

function diagnoseSources(builder: ts.BuilderProgram, sources: readonly ts.SourceFile[]): Finding[] {
  const own = limitTo(sources, builder);
  const diagnostics = [
    ...own.getSyntacticDiagnostics(),
    ...own.getSemanticDiagnostics(),
    ...compiler.ArkTSLinter_1_1.runArkTSLinter(own),
  ];
  return diagnostics.flatMap((diagnostic) => {
    const { file, start } = diagnostic;
    if (file !== undefined && !sources.includes(file)) return [];
    if (file && start !== undefined) {
      if (unknownName.has(diagnostic.code) && isKnownReference(file, start)) return [];
      if (diagnostic.code === notInitialized && isSetByFramework(file, start)) return [];
    }
    return [toFinding(diagnostic)];
  });
}

/**
 * A program that has no other files when it is asked for all of them. The compiler and the linter would else go through
 * the whole SDK and the modules that this one depends on, whose findings are not this module's.
 */
function limitTo<Builder extends ts.BuilderProgram>(sources: readonly ts.SourceFile[], builder: Builder): Builder {
  // The one that is checked with strict null checks and the like.
  const strict = builder.builderProgramForLinter;
  const program: ts.Program = { ...builder.getProgram(), getSourceFiles: () => sources };
  return {
    ...builder,
    getProgram: () => program,
    getSyntacticDiagnostics: (file?: ts.SourceFile) =>
      (file ? [file] : sources).flatMap((each) => builder.getSyntacticDiagnostics(each)),
    getSemanticDiagnostics: (file?: ts.SourceFile) =>
      (file ? [file] : sources).flatMap((each) => builder.getSemanticDiagnostics(each)),
    ...(strict && { builderProgramForLinter: limitTo(sources, strict) }),
  };
}

function toFinding(diagnostic: ts.Diagnostic): Finding {
  const text = compiler.flattenDiagnosticMessageText(diagnostic.messageText, ' ');
  const place = diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0) ?? { line: 0, character: 0 };
  // The linter's messages end with the rule's name in parentheses.
  const rule = /^(.*?)\s*\(((?:arkts|arkui)-[\w-]+)\)\s*$/s.exec(text);
  return {
    file: diagnostic.file?.fileName ?? '',
    line: place.line + 1,
    column: place.character + 1,
    rule: rule?.[2] ?? `ts${diagnostic.code}`,
    message: rule?.[1] ?? text,
    ...(diagnostic.category === compiler.DiagnosticCategory.Warning && { severity: 'warning' }),
  };
}
