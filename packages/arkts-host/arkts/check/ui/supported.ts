/**
 * What the host does not implement of ArkUI is an error: components, attributes, events, decorators, enumeration members,
 * global names, system resources. The tables are those that run pages (`arkui/supported.ts`), so they cannot disagree.
 */

import type ts from 'ohos-typescript';
import { type SupportedUi, supportedUi } from '../../../arkui/supported.ts';
import { compiler } from '../../compiler.ts';
import { reuseAttributes } from '../../struct/syntax.ts';
import {
  declarationOf,
  decoratorsOf,
  enclosing,
  hasDecorator,
  mayBeDecorated,
  type Reporter,
  readChain,
  structOf,
  type UiChain,
} from './syntax.ts';

const rule = 'host-unsupported-ui';

let known: SupportedUi | undefined;

/** Reports every use of ArkUI in a file that this host cannot show. */
export function checkSupported(
  source: ts.SourceFile,
  checker: ts.TypeChecker,
  componentNames: ReadonlySet<string>,
  reporter: Reporter,
): void {
  known ??= supportedUi();
  const supported = known;
  const own = ownAttributes(source);
  const say = (node: ts.Node, what: string) => reporter.report(node, rule, `${what} is not implemented in this host.`);

  const attributes = (calls: readonly ts.CallExpression[], component: string | undefined) => {
    const allowed = component === undefined ? undefined : supported.components.get(component);
    for (const call of calls) {
      const name = (call.expression as ts.PropertyAccessExpression).name;
      const isKnown = allowed?.has(name.text) || supported.commonAttributes.has(name.text) || own.has(name.text);
      if (!isKnown) say(name, `The attribute ${name.text}${component === undefined ? '' : ` of ${component}`}`);
    }
  };

  const visit = (node: ts.Node): void => {
    if (compiler.isExpressionStatement(node)) {
      const chain = readChain(node.expression);
      if (chain?.name !== undefined && compiler.isEtsComponentExpression(chain.root) && isBuiltIn(chain.root)) {
        if (supported.components.has(chain.name)) attributes(chain.attributes, chain.name);
        else say(chain.root, `The component ${chain.name}`);
      }
      if (chain !== undefined) {
        iteration(chain);
        if (structOf(chain.root.expression, checker)) ofStruct(chain.attributes);
      }
      extensionBody(node);
    } else if (compiler.isPropertyAccessExpression(node)) {
      if (compiler.isIdentifier(node.expression)) enumMember(node, node.expression);
      method(node);
    } else if (compiler.isCallExpression(node)) {
      systemResource(node);
    } else if (mayBeDecorated(node)) {
      for (const { node: decorator } of decoratorsOf(node)) decoration(decorator);
    }
    compiler.forEachChild(node, visit);
  };

  /** `Child().width(1)`: those of a box around it. */
  const ofStruct = (calls: readonly ts.CallExpression[]): void => {
    const nameOf = ({ expression }: ts.CallExpression) => (expression as ts.PropertyAccessExpression).name.text;
    attributes(
      calls.filter((call) => !reuseAttributes.has(nameOf(call))),
      undefined,
    );
  };

  /** `ForEach(…).onMove(…)`, `Repeat(…).virtualScroll({ onLazyLoading: … })`. */
  const iteration = ({ name = '', attributes: calls }: UiChain): void => {
    const allowed = supported.iterations.get(name);
    if (!allowed) return;
    for (const call of calls) {
      const attribute = (call.expression as ts.PropertyAccessExpression).name;
      if (!allowed.has(attribute.text)) say(attribute, `The attribute ${attribute.text} of ${name}`);
      const [options] = call.arguments;
      if (attribute.text !== 'virtualScroll' || !options || !compiler.isObjectLiteralExpression(options)) continue;
      for (const { name: option } of options.properties) {
        if (option && !supported.virtualScrollOptions.has(option.getText()))
          say(option, `The option ${option.getText()} of virtualScroll`);
      }
    }
  };

  /** `@Env`: the SDK has it, and nothing here knows what it does. */
  const decoration = ({ expression }: ts.Decorator): void => {
    const name = compiler.isCallExpression(expression) ? expression.expression : expression;
    if (!compiler.isIdentifier(name) || isDecorator(name.text, supported)) return;
    const isOfSdk = declarationOf(name, checker)?.some((each) => each.getSourceFile().isDeclarationFile);
    if (isOfSdk) say(name, `The decorator @${name.text}`);
  };

  const isBuiltIn = (root: ts.EtsComponentExpression): boolean => {
    const { expression } = root;
    if (!compiler.isIdentifier(expression) || !componentNames.has(expression.text)) return false;
    return !declarationOf(expression, checker)?.some((declaration) => compiler.isStructDeclaration(declaration));
  };

  /** `.width(1)` in the body of `@Extend(Text)` and `@Styles` functions. */
  const extensionBody = (statement: ts.ExpressionStatement): void => {
    const owner = enclosing(
      statement,
      (each): each is ts.FunctionDeclaration | ts.MethodDeclaration =>
        compiler.isFunctionDeclaration(each) || compiler.isMethodDeclaration(each),
    );
    if (!owner || statement.parent !== owner.body) return;
    const extend = decoratorsOf(owner).find((decorator) => decorator.name === 'Extend');
    if (!extend && !hasDecorator(owner, 'Styles')) return;
    const calls: ts.CallExpression[] = [];
    let current: ts.Expression = statement.expression;
    while (compiler.isCallExpression(current) && compiler.isPropertyAccessExpression(current.expression)) {
      calls.push(current);
      current = current.expression.expression;
    }
    const [component] = extend?.arguments ?? [];
    attributes(calls.reverse(), component && compiler.isIdentifier(component) ? component.text : undefined);
  };

  /** `FlexAlign.Center`: the enumeration must be the SDK's own, not one of the module. */
  const enumMember = (node: ts.PropertyAccessExpression, name: ts.Identifier): void => {
    const declaration = declarationOf(name, checker)?.[0];
    if (!declaration || !compiler.isEnumDeclaration(declaration) || !isGlobalOfSdk(declaration)) return;
    const members = supported.enums.get(name.text);
    if (!members) say(name, `The enumeration ${name.text}`);
    else if (!members.has(node.name.text)) say(node.name, `${name.text}.${node.name.text}`);
  };

  /** `scroller.someMethod`, of a class of the SDK's or of one that extends it. */
  const method = (node: ts.PropertyAccessExpression): void => {
    const [declaration] = declarationOf(node.name, checker) ?? [];
    const isMethod =
      declaration && (compiler.isMethodDeclaration(declaration) || compiler.isMethodSignature(declaration));
    if (!isMethod || !declaration.getSourceFile().isDeclarationFile) return;
    const name = classNames(checker.getTypeAtLocation(node.expression), checker).find((each) =>
      supported.methods.has(each),
    );
    if (name !== undefined && !supported.methods.get(name)?.has(node.name.text))
      say(node.name, `${name}.${node.name.text}`);
  };

  const systemResource = (call: ts.CallExpression): void => {
    const [argument] = call.arguments;
    if (!compiler.isIdentifier(call.expression) || call.expression.text !== '$r') return;
    if (!argument || !compiler.isStringLiteralLike(argument) || !argument.text.startsWith('sys.')) return;
    const [, kind = '', name = ''] = argument.text.split('.');
    if (!supported.systemResources.get(kind)?.has(name)) say(argument, `The system resource '${argument.text}'`);
  };

  visit(source);
}

/** The names of a type's class and of those that it extends. Of a class itself, for static members, its own. */
function classNames(type: ts.Type, checker: ts.TypeChecker): string[] {
  const names = type.symbol === undefined ? [] : [type.symbol.name];
  const bases = type.isClassOrInterface() ? checker.getBaseTypes(type) : [];
  return [...names, ...bases.flatMap((base) => classNames(base, checker))];
}

function isDecorator(name: string, supported: SupportedUi): boolean {
  const { structDecorators, memberDecorators, functionDecorators, classDecorators } = supported;
  return [structDecorators, memberDecorators, functionDecorators, classDecorators].some((names) => names.has(name));
}

/** ArkUI's own declarations are global: their files are no modules. */
function isGlobalOfSdk(declaration: ts.Declaration): boolean {
  const file = declaration.getSourceFile();
  return file.isDeclarationFile && !compiler.isExternalModule(file);
}

/** Attributes that the file adds itself: `@Extend` and `@Styles`. */
function ownAttributes(source: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  const note = (node: ts.FunctionDeclaration | ts.MethodDeclaration) => {
    const isOwn = hasDecorator(node, 'Extend') || hasDecorator(node, 'Styles');
    if (isOwn && node.name && compiler.isIdentifier(node.name)) names.add(node.name.text);
  };
  for (const statement of source.statements) {
    if (compiler.isFunctionDeclaration(statement)) note(statement);
    if (compiler.isStructDeclaration(statement))
      for (const member of statement.members) if (compiler.isMethodDeclaration(member)) note(member);
  }
  return names;
}
