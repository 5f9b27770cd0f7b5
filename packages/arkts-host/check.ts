/** `arkts-host/check`: what a project's own rules are written with. */
export { describeCycles } from './arkts/check/cycles.ts';
export type { Finding } from './arkts/check/finding.ts';
export type { CheckedProgram } from './arkts/check/program.ts';
export type { Project, ProjectModule } from './arkts/check/project.ts';
export type { CheckedModules, ProjectRules } from './arkts/check/projectRules.ts';
export type { PlatformSdk } from './arkts/check/sdk.ts';
export { hasDecorator, hasModifier, Reporter } from './arkts/check/ui/syntax.ts';
export { compiler } from './arkts/compiler.ts';
