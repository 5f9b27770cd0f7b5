/** The check of the ArkTS modules. All that is checked is in everything.ts. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { hostFolder } from '../../hostFolder.ts';
import { type Declaration, declarationOf, findMissingKitTypes, writeDeclarations } from '../declarations.ts';
import { collectApiUses, judgeApiUses } from './apiUse.ts';
import { findSafely } from './breakdown.ts';
import { CheckMemory } from './CheckMemory.ts';
import { checkConfiguration } from './config/modules.ts';
import { checkNeededPermissions } from './config/permissions.ts';
import { Resources } from './config/resources.ts';
import { type Finding, sortFindings } from './finding.ts';
import { type CheckedProgram, createCheckedPrograms } from './program.ts';
import { type Project, readProject } from './project.ts';
import { type CheckedModules, type ProjectRules, rulesFile } from './projectRules.ts';
import { type PlatformSdk, packagedPlatformSdk, realPlatformSdk } from './sdk.ts';
import { checkArkUI } from './ui/index.ts';

export interface CheckOptions {
  readonly root: string;
  /** A real SDK's `ets` folder, instead of the packaged declarations. */
  readonly sdk?: string;
}

/** Checks the ArkTS modules and their configuration only, as the platform would. */
export function checkModules(options: CheckOptions): Finding[] {
  return sortFindings(findingsOf(load(options)));
}

/** Checks a project's own rules only, those included that are not yet in force. */
export function checkProjectRules(options: CheckOptions, rules: ProjectRules): Finding[] {
  const loaded = load(options);
  return sortFindings([...rules.checkModules(loaded), ...rules.checkTexts(loaded.project)]);
}

/** Writes the modules' declarations for host code; see declarations.ts. */
export function emitDeclarations(root: string): Finding[] {
  const { programs } = load({ root });
  const declarations = programs.flatMap(({ program, sources }) =>
    sources.flatMap((source) => declarationOf(program, source, root) ?? []),
  );
  writeDeclarations(declarations, root);
  return findMissingKitTypes(declarations, root);
}

/** What the compiler says of one source file. */
interface FileTypes {
  readonly declaration?: Declaration;
  readonly findings: readonly Finding[];
}

/** What is checked, and with what earlier runs found. */
export interface ModulesAndMemory {
  readonly project: Project;
  readonly sdk: PlatformSdk;
  readonly memory: CheckMemory;
}

export function readModules({ root, sdk: realSdk }: CheckOptions): ModulesAndMemory {
  const project = readProject(root);
  const sdk = findSdk(realSdk);
  return { project, sdk, memory: new CheckMemory(project, sdk, realSdk) };
}

/**
 * Checks the modules by all rules and writes their declarations, with what earlier runs found wherever it still holds.
 *
 * @param rules the project's own, beside the platform's
 * @param onDeclarations called when the declarations are written
 */
export function checkChanges(
  { project, sdk, memory }: ModulesAndMemory,
  rules?: ProjectRules,
  onDeclarations = (): void => {},
): Finding[] {
  let made: readonly CheckedProgram[] | undefined;
  const load = (): CheckedModules => {
    made ??= createCheckedPrograms(project, sdk);
    return { project, sdk, programs: made };
  };
  const findings: Finding[] = [];
  const declarations = new Map<string, Declaration | undefined>();
  const unknown = new Set<string>();
  for (const file of project.sourceFiles) {
    const known = memory.recall<FileTypes>(memory.keyOfSource(file));
    if (known === undefined) unknown.add(file);
    findings.push(...(known?.findings ?? []));
    declarations.set(file, known?.declaration);
  }
  const changes = (unknown.size === 0 ? [] : load().programs).map((checked) => ({
    ...checked,
    changed: checked.sources.filter(({ fileName }) => unknown.has(fileName)),
  }));
  const brokenDown = new Map<string, readonly Finding[]>();
  for (const { program, changed } of changes) {
    for (const source of changed) {
      const declare = () => {
        declarations.set(source.fileName, declarationOf(program, source, project.root));
        return [];
      };
      brokenDown.set(source.fileName, findSafely(source.fileName, declare));
    }
  }
  const all = [...declarations.values()].filter((declaration) => declaration !== undefined);
  writeDeclarations(all, project.root);
  onDeclarations();
  for (const { changed, diagnose } of changes) {
    const found = [...diagnose(changed), ...changed.flatMap(({ fileName }) => brokenDown.get(fileName) ?? [])];
    findings.push(...found);
    for (const { fileName } of changed) {
      // What is said of no file in particular is said with each of them.
      const own = found.filter(({ file }) => file === fileName || file === '');
      const types: FileTypes = { declaration: declarations.get(fileName), findings: own };
      memory.remember(memory.keyOfSource(fileName), types);
    }
  }
  return sortFindings([
    ...findings,
    ...findMissingKitTypes(all, project.root),
    ...checkRules(load, project, memory, rules),
    ...ownFindings(project, () => rules?.checkTexts(project)),
  ]);
}

/** What this host implements of ArkUI, which is a rule, too. */
const supportedUi = path.join(hostFolder, 'arkui/supported.ts');

function checkRules(
  load: () => CheckedModules,
  project: Project,
  memory: CheckMemory,
  rules: ProjectRules | undefined,
): readonly Finding[] {
  const configurations = readdirSync(project.root).filter((name) => name.endsWith('.json5'));
  const folders = [path.join(project.root, 'AppScope'), ...project.modules.map(({ folder }) => folder)];
  const decisive = [supportedUi, rules === undefined ? [] : (rulesFile(project.root) ?? [])].flat();
  const reached = decisive.flatMap((file) => memory.reachedFrom(file));
  const key = memory.keyOfFiles('rules', [...configurations, ...folders, ...reached]);
  const known = memory.recall<{ findings: readonly Finding[] }>(key);
  if (known !== undefined) return known.findings;
  const loaded = load();
  const findings = [...findingsOfRules(loaded), ...ownFindings(project, () => rules?.checkModules(loaded))];
  memory.remember(key, { findings });
  return findings;
}

/** What the project's own rules find; should they break down, that is a finding about them. */
function ownFindings({ root }: Project, find: () => readonly Finding[] | undefined): readonly Finding[] {
  return findSafely(rulesFile(root) ?? root, () => find() ?? []);
}

function findSdk(folder: string | undefined): PlatformSdk {
  return folder === undefined ? packagedPlatformSdk() : realPlatformSdk(folder);
}

function load(options: CheckOptions): CheckedModules {
  const project = readProject(options.root);
  const sdk = findSdk(options.sdk);
  return { project, sdk, programs: createCheckedPrograms(project, sdk) };
}

function findingsOf(loaded: CheckedModules): Finding[] {
  return [...loaded.programs.flatMap((checked) => checked.diagnose()), ...findingsOfRules(loaded)];
}

function findingsOfRules({ project, sdk, programs }: CheckedModules): Finding[] {
  const findings: Finding[] = [];
  const componentNames = new Set(sdk.components.map((component) => component.name));
  const resources = new Resources(project, findings);
  const usesByModule = new Map(programs.map((checked) => [checked.module, collectApiUses(checked, findings)]));
  for (const checked of programs) {
    findings.push(...checkArkUI(checked, componentNames));
    findings.push(...judgeApiUses(usesByModule.get(checked.module) ?? []));
    resources.checkCode(checked);
  }
  resources.checkTables();
  checkConfiguration(project, programs, resources, findings);
  checkNeededPermissions(project, usesByModule, findings);
  return findings;
}
