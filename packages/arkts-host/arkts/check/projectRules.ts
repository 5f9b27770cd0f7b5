/** Rules of a project's own, beside the platform's: a file that `arkts-host.json5` names exports them as `rules`. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readHostConfig } from '../../project/hostConfig.ts';
import type { Finding } from './finding.ts';
import type { CheckedProgram } from './program.ts';
import type { Project } from './project.ts';
import type { PlatformSdk } from './sdk.ts';

/** What is known of the modules when the project's rules look at them. */
export interface CheckedModules {
  readonly project: Project;
  readonly sdk: PlatformSdk;
  readonly programs: readonly CheckedProgram[];
}

export interface ProjectRules {
  /** Looks at the modules' code; not asked again while neither they nor the rules change. */
  checkModules(checked: CheckedModules): Finding[];
  /** Looks at whatever else, at each run: documents, tests, the TypeScript around the modules. */
  checkTexts(project: Project): Finding[];
  /** Names of rules that are written and not yet in force. */
  readonly pending?: ReadonlySet<string>;
}

/** The file that holds the project's rules. */
export function rulesFile(root: string): string | undefined {
  const { rules } = readHostConfig(root);
  return rules === undefined ? undefined : path.resolve(root, rules);
}

/** @throws Error when the file that is named does not export rules */
export async function loadRules(root: string): Promise<ProjectRules | undefined> {
  const file = rulesFile(root);
  if (file === undefined) return undefined;
  const { rules } = (await import(pathToFileURL(file).href)) as { rules?: ProjectRules };
  if (rules === undefined) throw new Error(`arkts-host.json5: ${path.relative(root, file)} exports no 'rules'.`);
  return rules;
}
