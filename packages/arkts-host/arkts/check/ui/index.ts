/** ArkUI's rules, as the platform's compiler checks them besides the types. */
import type ts from 'ohos-typescript';
import { compiler } from '../../compiler.ts';
import { findSafely } from '../breakdown.ts';
import type { Finding } from '../finding.ts';
import type { CheckedProgram } from '../program.ts';
import { checkBuilders } from './build.ts';
import { checkWrappedBuilders } from './builders.ts';
import { checkDecorators } from './decorators.ts';
import { checkFunctions } from './functions.ts';
import { checkImports } from './imports.ts';
import { checkClassMonitors } from './propertiesV2.ts';
import { checkStructs } from './structs.ts';
import { checkSupported } from './supported.ts';
import { Reporter } from './syntax.ts';

/** Checks all sources of a module. */
export function checkArkUI(checked: CheckedProgram, componentNames: ReadonlySet<string>): Finding[] {
  const checker = checked.program.getTypeChecker();
  return checked.sources.flatMap((source) => {
    if (!source.fileName.endsWith('.ets')) return [];
    return findSafely(source.fileName, () => checkSource(source, checker, componentNames));
  });
}

function checkSource(
  source: ts.SourceFile,
  checker: ts.TypeChecker,
  componentNames: ReadonlySet<string>,
): readonly Finding[] {
  const reporter = new Reporter(source);
  checkStructs(source, checker, componentNames, reporter);
  checkImports(source, componentNames, reporter);
  checkDecorators(source, checker, reporter);
  checkFunctions(source, componentNames, checker, reporter);
  checkClassMonitors(source, reporter);
  checkWrappedBuilders(source, checker, reporter);
  checkBuilders(source, { checker, componentNames, reporter, ids: new Set() });
  checkSupported(source, checker, componentNames, reporter);
  return reporter.findings;
}

/** True when a file holds an `@Entry` component. */
export function hasEntry(source: ts.SourceFile): boolean {
  return source.statements.some(
    (statement) =>
      compiler.isStructDeclaration(statement) &&
      compiler.getAllDecorators(statement).some((decorator) => /^@Entry\b/.test(decorator.getText(source))),
  );
}
