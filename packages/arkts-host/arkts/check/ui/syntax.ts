/** Reading ArkUI's syntax trees. */
import type ts from 'ohos-typescript';
import { compiler } from '../../compiler.ts';
import type { Finding } from '../finding.ts';

export interface DecoratorUse {
  readonly name: string;
  readonly arguments: readonly ts.Expression[];
  readonly node: ts.Decorator;
}

/** A declaration's decorators, those included that only ArkTS allows in their place. */
export function decoratorsOf(node: ts.Node | undefined): DecoratorUse[] {
  return compiler.getAllDecorators(node).map((decorator) => {
    const { expression } = decorator;
    const isCall = compiler.isCallExpression(expression);
    const name = isCall ? expression.expression : expression;
    return {
      name: compiler.isIdentifier(name) ? name.text : '',
      arguments: isCall ? expression.arguments : [],
      node: decorator,
    };
  });
}

/** Kinds of nodes that carry decorators, where the language allows it or not. */
export function mayBeDecorated(node: ts.Node): boolean {
  return (
    compiler.isStructDeclaration(node) ||
    compiler.isClassLike(node) ||
    compiler.isClassElement(node) ||
    compiler.isFunctionDeclaration(node) ||
    compiler.isParameter(node) ||
    compiler.isVariableStatement(node)
  );
}

export function hasDecorator(node: ts.Node | undefined, name: string): boolean {
  return decoratorsOf(node).some((decorator) => decorator.name === name);
}

export function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  return (
    compiler.canHaveModifiers(node) &&
    (compiler.getModifiers(node)?.some((modifier) => modifier.kind === kind) ?? false)
  );
}

/** Members that stand in the source. The parser adds a constructor of its own to each struct. */
export function writtenMembers(struct: ts.StructDeclaration): ts.ClassElement[] {
  return struct.members.filter((member) => !(member as { virtual?: boolean }).virtual);
}

/** A struct's own properties. */
export function propertiesOf(struct: ts.StructDeclaration): ts.PropertyDeclaration[] {
  return writtenMembers(struct).filter(compiler.isPropertyDeclaration);
}

export function memberName(member: ts.ClassElement): string {
  return member.name && (compiler.isIdentifier(member.name) || compiler.isStringLiteral(member.name))
    ? member.name.text
    : '';
}

/** The innermost declaration of a kind around a node. */
export function enclosing<T extends ts.Node>(node: ts.Node, is: (candidate: ts.Node) => candidate is T): T | undefined {
  for (let current = node.parent; current !== undefined; current = current.parent) {
    if (is(current)) return current;
  }
  return undefined;
}

/** A statement of a builder such as `Text('x').width(1)`: what is built, and the attributes in the order of writing. */
export interface UiChain {
  /** `Text('x')` */
  readonly root: ts.EtsComponentExpression | ts.CallExpression;
  /** The root's name when it is a plain one: `Text`, `ForEach`, a struct, a builder. */
  readonly name: string | undefined;
  readonly attributes: readonly ts.CallExpression[];
}

/** Takes a chain apart; undefined when the expression is none. */
export function readChain(expression: ts.Expression): UiChain | undefined {
  const attributes: ts.CallExpression[] = [];
  let current: ts.Expression = expression;
  while (true) {
    if (compiler.isEtsComponentExpression(current)) {
      return { root: current, name: identifierText(current.expression), attributes: attributes.reverse() };
    }
    if (!compiler.isCallExpression(current)) return undefined;
    const callee: ts.Expression = current.expression;
    if (compiler.isIdentifier(callee)) return { root: current, name: callee.text, attributes: attributes.reverse() };
    if (!compiler.isPropertyAccessExpression(callee)) return undefined;
    const target = callee.expression;
    if (!compiler.isCallExpression(target) && !compiler.isEtsComponentExpression(target)) {
      return { root: current, name: undefined, attributes: attributes.reverse() };
    }
    attributes.push(current);
    current = target;
  }
}

function identifierText(node: ts.Expression): string | undefined {
  return compiler.isIdentifier(node) ? node.text : undefined;
}

/** The struct that an expression names, through imports and re-exports. */
export function structOf(expression: ts.Expression, checker: ts.TypeChecker): ts.StructDeclaration | undefined {
  return declarationOf(expression, checker)?.find((declaration): declaration is ts.StructDeclaration =>
    compiler.isStructDeclaration(declaration),
  );
}

/** The declarations that a name leads to, through imports and re-exports. */
export function declarationOf(node: ts.Node, checker: ts.TypeChecker): readonly ts.Declaration[] | undefined {
  let symbol = checker.getSymbolAtLocation(node);
  if (symbol && symbol.flags & compiler.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol);
  return symbol?.declarations;
}

/** Collects findings of one source file. */
export class Reporter {
  readonly findings: Finding[] = [];

  constructor(readonly source: ts.SourceFile) {}

  /** An error of the platform's compiler. */
  report(node: ts.Node, rule: string, message: string): void {
    this.findings.push(this.finding(node, rule, message));
  }

  /** What the platform's compiler only warns of. */
  warn(node: ts.Node, rule: string, message: string): void {
    this.findings.push({ ...this.finding(node, rule, message), severity: 'warning' });
  }

  private finding(node: ts.Node, rule: string, message: string): Finding {
    const place = this.source.getLineAndCharacterOfPosition(node.getStart(this.source));
    return { file: this.source.fileName, line: place.line + 1, column: place.character + 1, rule, message };
  }
}

/** The name of a type that is a plain one: `Item`, `Map<string, number>`. */
export function typeName(type: ts.TypeNode | undefined): string | undefined {
  return type && compiler.isTypeReferenceNode(type) && compiler.isIdentifier(type.typeName)
    ? type.typeName.text
    : undefined;
}

/** The property of the surrounding struct that `this.x` or `$x` names. */
export function parentProperty(expression: ts.Expression): ts.PropertyDeclaration | undefined {
  let name: string | undefined;
  if (compiler.isIdentifier(expression) && expression.text.startsWith('$')) name = expression.text.slice(1);
  if (
    compiler.isPropertyAccessExpression(expression) &&
    expression.expression.kind === compiler.SyntaxKind.ThisKeyword
  ) {
    name = expression.name.text.replace(/^\$/, '');
  }
  const struct = enclosing(expression, compiler.isStructDeclaration);
  return struct && propertiesOf(struct).find((property) => memberName(property) === name);
}
