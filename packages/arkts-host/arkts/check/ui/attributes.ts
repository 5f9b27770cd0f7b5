/** Rules of attributes: `stateStyles`, `reuse` and `reuseId`, ids. */
import type ts from 'ohos-typescript';
import { compiler } from '../../compiler.ts';
import type { BuildContext } from './buildContext.ts';
import { declarationOf, hasDecorator, type UiChain } from './syntax.ts';

/** True when the platform declares an attribute of this name for a component. */
export function hasAttribute(component: string, name: ts.Identifier, checker: ts.TypeChecker): boolean {
  const attributes = checker
    .getSymbolsInScope(name, compiler.SymbolFlags.Class)
    .find((symbol) => symbol.name === `${component}Attribute`);
  if (attributes === undefined) return false;
  return checker.getDeclaredTypeOfSymbol(attributes).getProperty(name.text)?.valueDeclaration !== undefined;
}

/** @param struct the struct, unless the component is a built-in one */
export function checkAttributes(chain: UiChain, struct: ts.StructDeclaration | undefined, context: BuildContext): void {
  for (const call of chain.attributes) {
    const { name } = call.expression as ts.PropertyAccessExpression;
    if (name.text === 'stateStyles') checkStateStyles(call, name, context);
    if (name.text === 'id') checkId(call, context);
    if (struct !== undefined) checkReuse(name, struct, context);
  }
}

/** `stateStyles({ normal: { .opacity(1) }, pressed: this.pressed })` */
function checkStateStyles(call: ts.CallExpression, name: ts.MemberName, context: BuildContext): void {
  const [states] = call.arguments;
  const isObject = call.arguments.length === 1 && states && compiler.isObjectLiteralExpression(states);
  if (isObject && states.properties.every((state) => isStyle(state, context.checker))) return;
  const message = "'stateStyles' takes one object that gives each state '@Styles' or attributes in braces.";
  context.reporter.report(name, 'ui-state-styles', message);
}

function isStyle(state: ts.ObjectLiteralElementLike, checker: ts.TypeChecker): boolean {
  if (!compiler.isPropertyAssignment(state)) return false;
  const { initializer } = state;
  if (compiler.isObjectLiteralExpression(initializer)) {
    const [attributes, ...others] = initializer.properties;
    return attributes === undefined || (compiler.isPropertyAssignment(attributes) && others.length === 0);
  }
  const styles = compiler.isPropertyAccessExpression(initializer) ? initializer.name : initializer;
  return declarationOf(styles, checker)?.some((declaration) => hasDecorator(declaration, 'Styles')) ?? false;
}

/** `reuse` is for `@ReusableV2` components, `reuseId` for all others. */
function checkReuse(name: ts.MemberName, struct: ts.StructDeclaration, context: BuildContext): void {
  const isReusableV2 = hasDecorator(struct, 'ReusableV2');
  if (name.text === 'reuse' && !isReusableV2) {
    context.reporter.report(name, 'ui-reuse', "'reuse' is for components decorated by '@ReusableV2'.");
  }
  if (name.text === 'reuseId' && isReusableV2) {
    context.reporter.report(
      name,
      'ui-reuse',
      "A component decorated by '@ReusableV2' takes 'reuse' instead of 'reuseId'.",
    );
  }
}

function checkId(call: ts.CallExpression, context: BuildContext): void {
  const [id] = call.arguments;
  if (id === undefined || !compiler.isStringLiteral(id)) return;
  if (context.ids.has(id.text)) {
    context.reporter.warn(id, 'ui-id', `The id '${id.text}' is given to another component of this file, too.`);
  }
  context.ids.add(id.text);
}
