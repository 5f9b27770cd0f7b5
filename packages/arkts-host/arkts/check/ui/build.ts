/** Rules of what stands in `build`, builders and the item functions of `ForEach`: components and conditions, and who contains whom. */
import type ts from 'ohos-typescript';
import { compiler } from '../../compiler.ts';
import { checkAttributes } from './attributes.ts';
import type { BuildContext } from './buildContext.ts';
import { builderDecorators, isBuilder, isWrapped } from './builders.ts';
import { checkCustomComponent } from './customComponents.ts';
import { childKinds, childlessComponents, oneChildComponents, parentKinds } from './facts.ts';
import {
  declarationOf,
  decoratorsOf,
  hasDecorator,
  memberName,
  readChain,
  structOf,
  type UiChain,
  writtenMembers,
} from './syntax.ts';

const iterations = new Set(['ForEach', 'LazyForEach']);

/** Checks every builder of a file. */
export function checkBuilders(source: ts.SourceFile, context: BuildContext): void {
  for (const statement of source.statements) {
    if (compiler.isFunctionDeclaration(statement) && isBuilder(statement) && statement.body) {
      checkBlock(statement.body.statements, undefined, { ...context, isInBuilder: true });
    }
    if (!compiler.isStructDeclaration(statement)) continue;
    for (const member of writtenMembers(statement)) {
      if (!compiler.isMethodDeclaration(member) || !member.body) continue;
      if (memberName(member) === 'build') checkBuild(statement, member, context);
      else if (isBuilder(member)) checkBlock(member.body.statements, undefined, { ...context, isInBuilder: true });
    }
  }
}

function checkBuild(struct: ts.StructDeclaration, build: ts.MethodDeclaration, context: BuildContext): void {
  const statements = build.body?.statements ?? [];
  checkBlock(statements, undefined, context);
  if (statements.length === 0) return;
  const [first] = statements;
  const isEntry = hasDecorator(struct, 'Entry');
  const isRoot = statements.length === 1 && first !== undefined && (!isEntry || isContainer(first, context));
  if (isRoot) return;
  const message = isEntry
    ? "In an '@Entry' component 'build' must have one root, which must be a container component."
    : "'build' must have exactly one root.";
  context.reporter.report(statements[1] ?? first ?? build, 'ui-build-root', message);
}

function isContainer(statement: ts.Statement, context: BuildContext): boolean {
  if (compiler.isIfStatement(statement)) return true;
  const chain = compiler.isExpressionStatement(statement) ? readChain(statement.expression) : undefined;
  const name = chain?.name;
  return name !== undefined && context.componentNames.has(name) && !childlessComponents.has(name);
}

/** @param parent the built-in component that the statements stand directly in */
function checkBlock(statements: readonly ts.Statement[], parent: string | undefined, context: BuildContext): void {
  for (const statement of statements) {
    if (compiler.isIfStatement(statement)) checkIf(statement, context);
    else if (compiler.isExpressionStatement(statement)) checkPart(statement.expression, parent, context);
    else if (compiler.isBlock(statement)) checkBlock(statement.statements, parent, context);
    else if (!compiler.isEmptyStatement(statement)) {
      context.reporter.report(statement, 'ui-only-components', 'Only UI component syntax can be written here.');
    }
  }
}

function checkIf(statement: ts.IfStatement, context: BuildContext): void {
  for (const branch of [statement.thenStatement, statement.elseStatement]) {
    if (branch === undefined) continue;
    if (compiler.isIfStatement(branch)) checkIf(branch, context);
    else checkBlock(compiler.isBlock(branch) ? branch.statements : [branch], undefined, context);
  }
}

/** What makes components: a component with its attributes, an iteration, a call of a builder. */
function checkPart(expression: ts.Expression, parent: string | undefined, context: BuildContext): void {
  const refuse = () => {
    const message = `'${firstLine(expression)}' does not meet UI component syntax.`;
    context.reporter.report(expression, 'ui-not-component', message);
  };
  const chain = readChain(expression);
  if (chain === undefined) {
    refuse();
    return;
  }
  const { name } = chain;
  if (name !== undefined && context.componentNames.has(name)) {
    checkComponent(chain, name, parent, context);
  } else if (name !== undefined && iterations.has(name)) {
    checkIteration(chain, parent, context);
  } else if (name === 'Repeat') {
    for (const attribute of chain.attributes) {
      const name = (attribute.expression as ts.PropertyAccessExpression).name.text;
      if (name === 'each') checkItemFunctions(attribute.arguments, context);
      if (name === 'template') checkItemFunctions(attribute.arguments, { ...context, isInTemplate: true });
    }
  } else {
    const struct = chain.name === undefined ? undefined : structOf(chain.root.expression, context.checker);
    if (struct !== undefined) checkStructUse(chain, struct, context);
    else if (!isBuilderCall(chain, context)) refuse();
  }
}

function checkStructUse(chain: UiChain, struct: ts.StructDeclaration, context: BuildContext): void {
  checkCustomComponent(chain, struct, context);
  checkAttributes(chain, struct, context);
  const body = bodyOf(chain);
  if (body === undefined) return;
  checkBlock(body.statements, undefined, context);
  const slots = writtenMembers(struct).filter((member) => hasDecorator(member, 'BuilderParam'));
  if (slots.length !== 1) {
    const message = `'${chain.name}' takes a block only if exactly one of its properties is a '@BuilderParam'.`;
    context.reporter.report(chain.root, 'ui-trailing-block', message);
  }
}

function checkIteration(chain: UiChain, parent: string | undefined, context: BuildContext): void {
  const item = chain.root.arguments[1];
  if (item === undefined) return; // The type checker says so.
  if (!compiler.isArrowFunction(item)) {
    context.reporter.report(
      item,
      'ui-item-function',
      `The second argument of '${chain.name}' must be an arrow function.`,
    );
    return;
  }
  checkItemFunctions([item], context);
  if (parent !== undefined) checkChildKinds(parent, [chain.root.parent], context);
}

function checkItemFunctions(functions: readonly ts.Expression[], context: BuildContext): void {
  for (const item of functions) {
    if (!compiler.isArrowFunction(item)) continue;
    if (compiler.isBlock(item.body)) checkBlock(item.body.statements, undefined, context);
    else checkPart(item.body, undefined, context);
  }
}

function checkComponent(chain: UiChain, name: string, parent: string | undefined, context: BuildContext): void {
  const { reporter } = context;
  const allowedParents = parentKinds.get(name);
  if (allowedParents && parent !== undefined && !allowedParents.includes(parent)) {
    const message = `'${name}' can only stand in ${quoted(allowedParents)}, not in '${parent}'.`;
    reporter.report(chain.root, 'ui-parent', message);
  }
  checkAttributes(chain, undefined, context);
  const body = bodyOf(chain);
  if (body === undefined) return;
  const toggle = name === 'Toggle' ? toggleKind(chain) : undefined;
  if (childlessComponents.has(name) || toggle === 'Checkbox' || toggle === 'Switch') {
    reporter.report(chain.root, 'ui-no-children', `The component '${name}' can't have children.`);
  }
  if (name === 'Button' && body.statements.length > 0 && hasLabel(chain)) {
    reporter.report(chain.root, 'ui-no-children', "A 'Button' with a label can't have children.");
  }
  if ((oneChildComponents.has(name) || toggle === 'Button') && countChildren(body.statements) > 1) {
    reporter.report(chain.root, 'ui-one-child', `The component '${name}' can have only one child.`);
  }
  checkChildKinds(name, body.statements, context);
  checkBlock(body.statements, name, context);
}

/** Children of components that are particular about them; conditions and iterations are looked through. */
function checkChildKinds(name: string, statements: readonly ts.Node[], context: BuildContext): void {
  const allowed = childKinds.get(name);
  if (allowed === undefined) return;
  for (const { chain, child } of builtInChildren(statements, context)) {
    if (allowed.includes(child)) continue;
    const message = `'${name}' can only have ${quoted(allowed)} as children, not '${child}'.`;
    context.reporter.report(chain.root, 'ui-child', message);
  }
}

function* builtInChildren(
  statements: readonly ts.Node[],
  context: BuildContext,
): Generator<{ chain: UiChain; child: string }> {
  for (const statement of statements) {
    if (compiler.isBlock(statement)) yield* builtInChildren(statement.statements, context);
    else if (compiler.isIfStatement(statement)) {
      yield* builtInChildren([statement.thenStatement], context);
      if (statement.elseStatement) yield* builtInChildren([statement.elseStatement], context);
    } else {
      // An item function may have the component as its body.
      const expression = compiler.isExpressionStatement(statement) ? statement.expression : statement;
      const chain = isCall(expression) ? readChain(expression) : undefined;
      if (chain?.name === undefined) continue;
      const item = chain.root.arguments[1];
      if (iterations.has(chain.name) && item && compiler.isArrowFunction(item))
        yield* builtInChildren([item.body], context);
      else if (context.componentNames.has(chain.name)) yield { chain, child: chain.name };
    }
  }
}

function isCall(node: ts.Node): node is ts.CallExpression | ts.EtsComponentExpression {
  return compiler.isCallExpression(node) || compiler.isEtsComponentExpression(node);
}

function countChildren(statements: readonly ts.Statement[]): number {
  let count = 0;
  for (const statement of statements) {
    if (compiler.isIfStatement(statement)) {
      count += Math.max(countBranch(statement.thenStatement), countBranch(statement.elseStatement));
    } else if (compiler.isExpressionStatement(statement)) {
      const name = readChain(statement.expression)?.name;
      count += name !== undefined && iterations.has(name) ? 2 : 1;
    }
  }
  return count;
}

function countBranch(branch: ts.Statement | undefined): number {
  if (branch === undefined) return 0;
  return countChildren(compiler.isBlock(branch) ? branch.statements : [branch]);
}

function bodyOf(chain: UiChain): ts.Block | undefined {
  const { root } = chain;
  return compiler.isEtsComponentExpression(root) ? root.body : undefined;
}

function toggleKind(chain: UiChain): string | undefined {
  return /\btype\b[^,}]*\b(Checkbox|Switch|Button)\b/.exec(chain.root.arguments[0]?.getText() ?? '')?.[1];
}

function hasLabel(chain: UiChain): boolean {
  return chain.root.arguments.some(
    (argument) =>
      compiler.isStringLiteral(argument) ||
      (compiler.isCallExpression(argument) &&
        compiler.isIdentifier(argument.expression) &&
        argument.expression.text === '$r'),
  );
}

/** `this.menu()`, `menu()`, `wrapped.builder()`, `this.content()` for a `@BuilderParam`, a parameter of a builder type. */
function isBuilderCall(chain: UiChain, context: BuildContext): boolean {
  const { root } = chain;
  if (!compiler.isCallExpression(root) || chain.attributes.length > 0) return false;
  const callee = root.expression;
  const declarations =
    declarationOf(compiler.isPropertyAccessExpression(callee) ? callee.name : callee, context.checker) ?? [];
  const named = declarations.some((declaration) =>
    decoratorsOf(declaration).some((decorator) => [...builderDecorators, 'BuilderParam'].includes(decorator.name)),
  );
  if (named) return true;
  return isWrapped(callee, context.checker);
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ');
}

function firstLine(node: ts.Node): string {
  const [line = ''] = node.getText().split('\n');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
