/** The check of the ArkTS modules. With the host's own code it is `npm run check`; see everything.ts. */
import { removeOldDeclarations } from '../declarationFiles.ts';
import { findMissingKitTypes, writeDeclarations } from '../declarations.ts';
import { collectApiUses, judgeApiUses } from './apiUse.ts';
import { checkConfiguration } from './config/modules.ts';
import { checkNeededPermissions } from './config/permissions.ts';
import { Resources } from './config/resources.ts';
import { type Finding, sortFindings } from './finding.ts';
import { checkHouse } from './house/index.ts';
import { type CheckedProgram, createCheckedPrograms } from './program.ts';
import { type Project, type ProjectModule, readProject } from './project.ts';
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

/** Checks the rules of the house only, those included that are not yet in force. */
export function checkHouseRules(options: CheckOptions): Finding[] {
  return sortFindings(checkHouse(load(options)));
}

/** Writes the modules' declarations for host code; see declarations.ts. */
export function emitDeclarations(root: string): Finding[] {
  const { programs } = load({ root });
  const declarations = writeDeclarations(programs, root);
  removeOldDeclarations(root, declarations);
  return findMissingKitTypes(declarations, root);
}

/**
 * Does one of the two shares of `npm run check`; see everything.ts. Making a program and checking its types takes the most
 * time, so the largest module is a share of its own.
 *
 * @param onDeclarations told of the declarations of the share's modules when they are written
 */
export function checkShare(
  share: 'largest module' | 'others',
  options: CheckOptions,
  onDeclarations: (files: readonly string[]) => void,
): Finding[] {
  const project = readProject(options.root);
  const sizeOf = (module: ProjectModule): number => module.sourceFiles.length;
  const largest = [...project.modules].sort((a, b) => sizeOf(b) - sizeOf(a)).slice(0, 1);
  const isOthers = share === 'others';
  // Rules about all modules look at the texts of the largest one, too.
  const loaded = load(options, project, isOthers ? project.modules : largest);
  const own = loaded.programs.filter(({ module }) => largest.includes(module) !== isOthers);
  const declarations = writeDeclarations(own, options.root);
  onDeclarations(declarations);
  const types = [...own.flatMap((checked) => checked.diagnose()), ...findMissingKitTypes(declarations, options.root)];
  return isOthers ? [...types, ...findingsOfRules(loaded), ...checkHouse(loaded)] : types;
}

interface Loaded {
  readonly project: Project;
  readonly sdk: PlatformSdk;
  readonly programs: readonly CheckedProgram[];
}

/** @param project with those of its modules that are loaded, where it is known */
function load(options: CheckOptions, project = readProject(options.root), modules = project.modules): Loaded {
  const sdk = options.sdk === undefined ? packagedPlatformSdk() : realPlatformSdk(options.sdk);
  return { project, sdk, programs: createCheckedPrograms(project, sdk, modules) };
}

function findingsOf(loaded: Loaded): Finding[] {
  return [...loaded.programs.flatMap((checked) => checked.diagnose()), ...findingsOfRules(loaded)];
}

function findingsOfRules({ project, sdk, programs }: Loaded): Finding[] {
  const findings: Finding[] = [];
  const componentNames = new Set(sdk.components.map((component) => component.name));
  const resources = new Resources(project, findings);
  const usesByModule = new Map(programs.map((checked) => [checked.module, collectApiUses(checked)]));
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
