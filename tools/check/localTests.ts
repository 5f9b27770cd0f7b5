/**
 * What local tests load. DevEco runs `src/test` on the computer, where no system kit is: a suite that reaches one through
 * its imports cannot run there, and belongs to `src/ohosTest` or wants the kit handed in.
 */
import path from 'node:path';
import type ts from 'ohos-typescript';
import {
  type CheckedProgram,
  type Finding,
  type PlatformSdk,
  type Project,
  Reporter,
} from '../../packages/arkts-host/check.ts';
import { runtimeImports } from './runtimeImports.ts';

const systemModule = /^@(?:kit|ohos|arkts|system|hms)\./;
const localSuite = /\/src\/test\/.*\.test\.ets$/;

interface Step {
  readonly source: ts.SourceFile;
  /** How the suite came here: from its own import on. */
  readonly way: readonly ts.StringLiteral[];
}

/** For each suite of `src/test` the kits that it loads, each with the shortest way there. */
export function checkLocalTests(project: Project, sdk: PlatformSdk, programs: readonly CheckedProgram[]): Finding[] {
  const loaded = new Map<ts.SourceFile, ts.StringLiteral[]>();
  return programs.flatMap(({ program, sources }) => {
    const checker = program.getTypeChecker();
    const importsOf = (source: ts.SourceFile): ts.StringLiteral[] => {
      const imports = loaded.get(source) ?? runtimeImports(source, checker);
      loaded.set(source, imports);
      return imports;
    };
    const findings: Finding[] = [];
    for (const suite of sources) {
      if (!localSuite.test(suite.fileName)) continue;
      const reporter = new Reporter(suite);
      const kits = new Set<string>();
      const seen = new Set([suite]);
      const queue: Step[] = [{ source: suite, way: [] }];
      for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
        for (const specifier of importsOf(step.source)) {
          const way = [...step.way, specifier];
          if (systemModule.test(specifier.text)) {
            if (kits.has(specifier.text)) continue;
            kits.add(specifier.text);
            reporter.report(way[0] ?? specifier, 'test-kit', describe(project, way));
            continue;
          }
          const file = project.resolve(specifier.text, step.source.fileName, sdk);
          const next = file === undefined ? undefined : program.getSourceFile(file);
          // What another suite loads is that suite's finding: the list of suites imports them all.
          if (next === undefined || seen.has(next) || next.isDeclarationFile || localSuite.test(next.fileName))
            continue;
          seen.add(next);
          queue.push({ source: next, way });
        }
      }
      findings.push(...reporter.findings);
    }
    return findings;
  });
}

function describe(project: Project, way: readonly ts.StringLiteral[]): string {
  const files = way.slice(1).map((specifier) => path.relative(project.root, specifier.getSourceFile().fileName));
  const there = files.length === 0 ? '' : ` through ${files.join(' → ')}`;
  return `Local tests have no system kits, and this one loads '${way.at(-1)?.text}'${there}.`;
}
