/** The check of everything: `npm run check`. */
import { findMissingKitTypes, writeDeclarations } from '../declarations.ts';
import type { Finding } from './finding.ts';
import { sortFindings } from './finding.ts';
import { createCheckedPrograms } from './program.ts';
import { readProject } from './project.ts';
import { type PlatformSdk, packagedPlatformSdk, realPlatformSdk } from './sdk.ts';
import { checkArkUI } from './ui/index.ts';

export interface CheckOptions {
  readonly root: string;
  /** A real SDK's `ets` folder, instead of the packaged declarations. */
  readonly sdk?: string;
}

/** Checks the ArkTS modules and their configuration. */
export function checkModules(options: CheckOptions): Finding[] {
  const project = readProject(options.root);
  const sdk: PlatformSdk = options.sdk === undefined ? packagedPlatformSdk() : realPlatformSdk(options.sdk);
  const programs = createCheckedPrograms(project, sdk);
  const componentNames = new Set(sdk.components.map((component) => component.name));
  return sortFindings(programs.flatMap((program) => [...program.diagnose(), ...checkArkUI(program, componentNames)]));
}

/** Writes the modules' declarations for host code; see declarations.ts. */
export function emitDeclarations(root: string): Finding[] {
  const programs = createCheckedPrograms(readProject(root), packagedPlatformSdk());
  return findMissingKitTypes(writeDeclarations(programs, root), root);
}
