/** The rules of the house: what the platform would accept, and this project does not. */
import type { Finding } from '../finding.ts';
import type { CheckedProgram } from '../program.ts';
import type { Project } from '../project.ts';
import type { PlatformSdk } from '../sdk.ts';
import { checkArchitecture } from './architecture.ts';
import { checkDialect } from './dialect/index.ts';
import { checkHostCycles } from './hostCycles.ts';
import { checkLicenses } from './licenses.ts';
import { checkLimitTests } from './limitTests.ts';
import { checkLocalTests } from './localTests.ts';
import { checkProtocolRules } from './protocolRules.ts';

export interface House {
  readonly project: Project;
  readonly sdk: PlatformSdk;
  readonly programs: readonly CheckedProgram[];
}

export function checkHouse(house: House): Finding[] {
  return [...checkHouseOfModules(house), ...checkHouseTexts(house.project)];
}

/** The rules of the modules' code. */
export function checkHouseOfModules({ project, sdk, programs }: House): Finding[] {
  const componentNames = new Set(sdk.components.map((component) => component.name));
  return [
    ...checkArchitecture(project, programs),
    ...checkLocalTests(project, sdk, programs),
    ...programs.flatMap((checked) => checkDialect(checked, componentNames)),
  ];
}

/** The rules that only search texts, those of the host's code and of the documents among them. */
export function checkHouseTexts(project: Project): Finding[] {
  return [
    ...checkProtocolRules(project),
    ...checkLimitTests(project),
    ...checkHostCycles(project.root),
    ...checkLicenses(project.root),
  ];
}
