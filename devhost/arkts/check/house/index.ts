/** The rules of the house: what the platform would accept, and this project does not. */
import type { Finding } from '../finding.ts';
import type { CheckedProgram } from '../program.ts';
import type { Project } from '../project.ts';
import type { PlatformSdk } from '../sdk.ts';
import { checkArchitecture } from './architecture.ts';
import { checkDialect } from './dialect/index.ts';
import { checkHostCycles } from './hostCycles.ts';
import { checkLocalTests } from './localTests.ts';
import { checkProtocolRules } from './protocolRules.ts';

export interface House {
  readonly project: Project;
  readonly sdk: PlatformSdk;
  readonly programs: readonly CheckedProgram[];
}

export function checkHouse({ project, sdk, programs }: House): Finding[] {
  const componentNames = new Set(sdk.components.map((component) => component.name));
  return [
    ...checkArchitecture(project, programs),
    ...checkLocalTests(project, sdk, programs),
    ...programs.flatMap((checked) => checkDialect(checked, componentNames)),
    ...checkProtocolRules(project),
    ...checkHostCycles(project.root),
  ];
}
