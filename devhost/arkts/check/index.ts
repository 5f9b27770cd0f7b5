/** The check of everything: `npm run check`. */
import { findMissingKitTypes, writeDeclarations } from '../declarations.ts';
import { collectApiUses, judgeApiUses } from './apiUse.ts';
import { checkArchitecture } from './architecture.ts';
import { checkConfiguration } from './config/modules.ts';
import { checkNeededPermissions } from './config/permissions.ts';
import { Resources } from './config/resources.ts';
import { type Finding, sortFindings } from './finding.ts';
import { checkStyle, checkTypes } from './hostCode.ts';
import { checkHouse } from './house/index.ts';
import { pending } from './house/pending.ts';
import { type CheckedProgram, createCheckedPrograms } from './program.ts';
import { type Project, readProject } from './project.ts';
import { type PlatformSdk, packagedPlatformSdk, realPlatformSdk } from './sdk.ts';
import { checkArkUI } from './ui/index.ts';

export interface CheckOptions {
  readonly root: string;
  /** A real SDK's `ets` folder, instead of the packaged declarations. */
  readonly sdk?: string;
  /** Findings also of the rules that are not yet in force. */
  readonly withPending?: boolean;
}

/** Checks the ArkTS modules, their configuration, and the host's own code. */
export async function checkEverything(options: CheckOptions): Promise<Finding[]> {
  const loaded = load(options);
  const declarations = writeDeclarations(loaded.programs, options.root);
  // Both are programs of their own and run beside the checks here.
  const host = Promise.all([checkTypes(options.root), checkStyle(options.root)]);
  const modules = [...findingsOf(loaded), ...checkHouse(loaded)];
  const kitTypes = findMissingKitTypes(declarations, options.root);
  const findings = sortFindings([...modules, ...kitTypes, ...(await host).flat()]);
  return options.withPending ? findings : findings.filter(({ rule }) => !pending.has(rule));
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
  return findMissingKitTypes(writeDeclarations(programs, root), root);
}

interface Loaded {
  readonly project: Project;
  readonly sdk: PlatformSdk;
  readonly programs: readonly CheckedProgram[];
}

function load(options: CheckOptions): Loaded {
  const project = readProject(options.root);
  const sdk = options.sdk === undefined ? packagedPlatformSdk() : realPlatformSdk(options.sdk);
  return { project, sdk, programs: createCheckedPrograms(project, sdk) };
}

function findingsOf({ project, sdk, programs }: Loaded): Finding[] {
  const findings: Finding[] = [];
  const componentNames = new Set(sdk.components.map((component) => component.name));
  const resources = new Resources(project, findings);
  const usesByModule = new Map(programs.map((checked) => [checked.module, collectApiUses(checked)]));
  for (const checked of programs) {
    findings.push(...checked.diagnose());
    findings.push(...checkArkUI(checked, componentNames));
    findings.push(...judgeApiUses(usesByModule.get(checked.module) ?? []));
    resources.checkCode(checked);
  }
  resources.checkTables();
  checkConfiguration(project, programs, resources, findings);
  checkNeededPermissions(project, usesByModule, findings);
  findings.push(...checkArchitecture(project, programs));
  return findings;
}
