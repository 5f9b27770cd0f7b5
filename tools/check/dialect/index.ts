/** The one dialect of all modules, tests included. */
import type ts from 'ohos-typescript';
import { type CheckedProgram, compiler, type Finding, Reporter } from '../../../packages/arkts-host/check.ts';
import { checkEmptyText, checkRethrow } from './code.ts';
import { checkLines } from './lines.ts';
import { checkBooleanName, checkFileName, checkTestName, checkTypeNames } from './names.ts';
import { checkSizes } from './sizes.ts';

/** Checks all sources of a module. */
export function checkDialect({ program, sources }: CheckedProgram, componentNames: ReadonlySet<string>): Finding[] {
  const checker = program.getTypeChecker();
  const ours = sources.filter((source) => source.fileName.endsWith('.ets'));
  const findings = ours.flatMap((source) => {
    const reporter = new Reporter(source);
    checkTypeNames(source, componentNames, reporter);
    checkFileName(source, reporter);
    const visit = (node: ts.Node): void => {
      checkEmptyText(node, checker, reporter);
      checkRethrow(node, reporter);
      checkBooleanName(node, checker, reporter);
      checkTestName(node, reporter);
      compiler.forEachChild(node, visit);
    };
    visit(source);
    return [...reporter.findings, ...checkLines(source)];
  });
  return [...findings, ...checkSizes(ours)];
}
