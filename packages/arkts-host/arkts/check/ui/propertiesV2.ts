/** Rules of what stands in an `@ComponentV2` struct. Which decorator stands where is in decorators.ts. */
import type ts from 'ohos-typescript';
import { compiler } from '../../compiler.ts';
import { checkBuilderDefault } from './builders.ts';
import { checkEnv } from './environment.ts';
import { memberDecoratorsV2 } from './facts.ts';
import { type DecoratorUse, decoratorsOf, hasDecorator, memberName, type Reporter, writtenMembers } from './syntax.ts';

/** What `@Monitor` may watch in a struct. */
const observable: readonly string[] = ['Local', 'Param', 'Provider', 'Consumer', 'Once', 'Computed'];

export function checkMemberV2(
  struct: ts.StructDeclaration,
  member: ts.ClassElement,
  checker: ts.TypeChecker,
  reporter: Reporter,
): void {
  if (compiler.isPropertyDeclaration(member)) checkProperty(struct, member, checker, reporter);
  if (compiler.isGetAccessor(member) && hasDecorator(member, 'Computed')) checkComputed(struct, member, reporter);
  if (compiler.isMethodDeclaration(member)) checkMonitors(member, observableOf(struct, observable), reporter);
}

/** Monitors of the `@ObservedV2` classes of a file. */
export function checkClassMonitors(source: ts.SourceFile, reporter: Reporter): void {
  for (const statement of source.statements) {
    if (!compiler.isClassDeclaration(statement) || !hasDecorator(statement, 'ObservedV2')) continue;
    // Properties of a base class are not looked for.
    if (statement.heritageClauses !== undefined) continue;
    const known = observableOf(statement, ['Trace', 'Computed']);
    for (const member of statement.members)
      if (compiler.isMethodDeclaration(member)) checkMonitors(member, known, reporter);
  }
}

function checkProperty(
  struct: ts.StructDeclaration,
  property: ts.PropertyDeclaration,
  checker: ts.TypeChecker,
  reporter: Reporter,
): void {
  const name = memberName(property);
  const decorators = decoratorsOf(property);
  const names = new Set(decorators.map((decorator) => decorator.name));
  const say = (rule: string, message: string) => reporter.report(property.name, rule, message);
  const isManaged = [...names].some(
    (each) => memberDecoratorsV2.has(each) || each === 'BuilderParam' || each === 'Env',
  );
  if (isManaged && property.type === undefined) {
    say('ui-property-type', `The property '${name}' must specify a type.`);
  }
  if (names.has('Param') && property.initializer === undefined && !names.has('Require')) {
    say('ui-property-default', `The '@Param' property '${name}' needs a default value or '@Require'.`);
  }
  if (names.has('Once') && !names.has('Param')) {
    say('ui-multiple-decorators', `'@Once' stands beside '@Param' only (property '${name}').`);
  }
  if (names.has('Require') && !names.has('Param') && !names.has('BuilderParam')) {
    say('ui-multiple-decorators', `'@Require' stands beside '@Param' or '@BuilderParam' only (property '${name}').`);
  }
  if (names.has('BuilderParam')) checkBuilderDefault(property, checker, reporter);
  for (const decorator of decorators) {
    if (decorator.name !== 'Env') continue;
    checkEnv(struct, property, decorator, reporter);
    if (property.initializer !== undefined) {
      say('ui-property-default', `The '@Env' property '${name}' cannot be given a default value.`);
    }
  }
}

function checkComputed(struct: ts.StructDeclaration, getter: ts.GetAccessorDeclaration, reporter: Reporter): void {
  const setter = struct.members.find(
    (member) => compiler.isSetAccessor(member) && memberName(member) === memberName(getter),
  );
  if (setter === undefined) return;
  const message = `The '@Computed' property '${memberName(getter)}' cannot have a setter.`;
  reporter.report(setter.name ?? setter, 'ui-computed', message);
}

/** Names of what may be watched → whether it is state. */
function observableOf(
  owner: ts.StructDeclaration | ts.ClassDeclaration,
  decorators: readonly string[],
): ReadonlySet<string> {
  const members = compiler.isStructDeclaration(owner) ? writtenMembers(owner) : [...owner.members];
  return new Set(members.filter((member) => decorators.some((name) => hasDecorator(member, name))).map(memberName));
}

function checkMonitors(method: ts.MethodDeclaration, known: ReadonlySet<string>, reporter: Reporter): void {
  for (const decorator of decoratorsOf(method)) {
    if (decorator.name === 'Monitor') checkMonitor(decorator, known, reporter);
  }
}

function checkMonitor(decorator: DecoratorUse, known: ReadonlySet<string>, reporter: Reporter): void {
  for (const argument of decorator.arguments) {
    if (!compiler.isStringLiteral(argument)) {
      reporter.warn(argument, 'ui-monitor', "'@Monitor' takes texts only, no variables.");
      continue;
    }
    const [first = ''] = argument.text.trim().split('.');
    if (known.has(first)) continue;
    reporter.warn(argument, 'ui-monitor', `'@Monitor' watches '${argument.text}', which is no state variable.`);
  }
}
