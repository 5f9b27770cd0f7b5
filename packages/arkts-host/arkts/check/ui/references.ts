/**
 * `$$this.x` and `$x`: names that the type checker does not know. The platform's compiler drops the checker's
 * complaint where such a name has a meaning, and so does this.
 */
import type ts from 'ohos-typescript';
import { compiler } from '../../compiler.ts';
import { memberDecorators, twoWayAttributes, twoWayParameters } from './facts.ts';
import { decoratorsOf, enclosing, hasDecorator, memberName, readChain, writtenMembers } from './syntax.ts';

/** True when "cannot find name" (or "property does not exist") at a position is about a reference that ArkUI knows. */
export function isKnownReference(source: ts.SourceFile, position: number): boolean {
  const node = identifierAt(source, position);
  if (node === undefined || !compiler.isIdentifier(node)) return false;
  if (node.text === '$$this' || node.text === '$$') return isTwoWayPlace(node);
  return node.text.startsWith('$') && isStateReference(node);
}

/** A property of `@Env`, which is newer than the compiler. All others that the framework sets are known to it. */
export function isSetByFramework(source: ts.SourceFile, position: number): boolean {
  return hasDecorator(identifierAt(source, position)?.parent, 'Env');
}

function identifierAt(source: ts.SourceFile, position: number): ts.Node | undefined {
  const find = (node: ts.Node): ts.Node | undefined => {
    if (position < node.getFullStart() || position >= node.getEnd()) return undefined;
    if (compiler.isIdentifier(node) && node.getStart(source) === position) return node;
    return compiler.forEachChild(node, find);
  };
  return find(source);
}

/** `$x` of a state variable in the surrounding struct, in the object literal that a custom component is given. */
function isStateReference(node: ts.Identifier): boolean {
  const struct = enclosing(node, compiler.isStructDeclaration);
  if (struct === undefined) return false;
  return writtenMembers(struct).some(
    (member) =>
      memberName(member) === node.text.slice(1) &&
      decoratorsOf(member).some((decorator) => memberDecorators.has(decorator.name)),
  );
}

function isTwoWayPlace(node: ts.Identifier): boolean {
  let value: ts.Node = node;
  while (compiler.isPropertyAccessExpression(value.parent) && value.parent.expression === value) value = value.parent;
  const place = value.parent;
  if (compiler.isPropertyAssignment(place)) {
    const call = place.parent.parent;
    const component =
      compiler.isEtsComponentExpression(call) || compiler.isCallExpression(call) ? readChain(call)?.name : undefined;
    return component !== undefined && (twoWayParameters.get(component)?.includes(place.name.getText()) ?? false);
  }
  if (!compiler.isCallExpression(place) || !compiler.isPropertyAccessExpression(place.expression)) return false;
  const attribute = place.expression.name.text;
  if (twoWayAttributes.has(attribute)) return place.arguments[0] === value;
  const component = readChain(place)?.name;
  return component !== undefined && (twoWayParameters.get(component)?.includes(attribute) ?? false);
}
