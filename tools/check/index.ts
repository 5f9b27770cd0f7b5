/** The rules of this project's house: what the platform would accept, and this project does not. */
import type { CheckedModules, Finding, Project, ProjectRules } from '../../packages/arkts-host/check.ts';
import { checkArchitecture } from './architecture.ts';
import { checkDialect } from './dialect/index.ts';
import { checkHostCycles } from './hostCycles.ts';
import { checkLicenses } from './licenses.ts';
import { checkLimitTests } from './limitTests.ts';
import { checkLocalTests } from './localTests.ts';
import { pending } from './pending.ts';
import { checkProtocolRules } from './protocolRules.ts';

export const rules: ProjectRules = { checkModules, checkTexts, pending };

/** The rules of the modules' code. */
function checkModules({ project, sdk, programs }: CheckedModules): Finding[] {
  const componentNames = new Set(sdk.components.map((component) => component.name));
  return [
    ...checkArchitecture(project, programs),
    ...checkLocalTests(project, sdk, programs),
    ...programs.flatMap((checked) => checkDialect(checked, componentNames)),
  ];
}

/** The rules that only search texts, those of the TypeScript and of the documents among them. */
function checkTexts(project: Project): Finding[] {
  return [
    ...checkProtocolRules(project),
    ...checkLimitTests(project),
    ...checkHostCycles(project.root),
    ...checkLicenses(project.root),
  ];
}
