/**
 * `$r('app.string.x', …)` and `$rawfile('x')` as resource objects. The platform's compiler replaces these calls by
 * object literals, so at run time there is no function `$r` to call, and none is needed here.
 *
 * As on a device, an application's own resource has a number, and `params` are what fills it. Its name is written beside
 * them, for the host alone. A computed name, and what is the system's, has id -1 and the name as the first of `params`.
 */
import path from 'node:path';
import type ts from 'ohos-typescript';
import { compiler } from './compiler.ts';
import { resourceId } from './resourceIds.ts';

/** Numbers of `resourceManager`'s resource types, as the platform's compiler writes them. */
export const resourceTypes: Readonly<Record<string, number>> = {
  color: 10001,
  float: 10002,
  string: 10003,
  plural: 10004,
  boolean: 10005,
  intarray: 10006,
  integer: 10007,
  pattern: 10008,
  strarray: 10009,
  media: 20000,
  rawfile: 30000,
  symbol: 40000,
};

export interface ResourceOwner {
  readonly bundleName: string;
  readonly moduleName: string;
}

/** A transformer that turns `$r` and `$rawfile` calls into resource objects. */
export function resourceTransformer(owner: ResourceOwner): ts.TransformerFactory<ts.SourceFile> {
  return (context) => {
    const { factory } = context;
    const visit = (node: ts.Node): ts.Node => {
      const type = resourceType(node);
      if (type === undefined) return compiler.visitEachChild(node, visit, context);
      const call = node as ts.CallExpression;
      const property = (name: string, value: ts.Expression) => factory.createPropertyAssignment(name, value);
      const minusOne = factory.createPrefixUnaryExpression(
        compiler.SyntaxKind.MinusToken,
        factory.createNumericLiteral(1),
      );
      const own = ownResource(call);
      const [, ...fillings] = call.arguments;
      const literal = factory.createObjectLiteralExpression([
        property('id', own === undefined ? minusOne : factory.createNumericLiteral(own.id)),
        property('type', type < 0 ? minusOne : factory.createNumericLiteral(type)),
        property(
          'params',
          factory.createArrayLiteralExpression(
            (own === undefined ? call.arguments : fillings).map(
              (argument) => compiler.visitNode(argument, visit) as ts.Expression,
            ),
          ),
        ),
        property('bundleName', factory.createStringLiteral(owner.bundleName)),
        property('moduleName', factory.createStringLiteral(owner.moduleName)),
        ...(own === undefined ? [] : [property('name', factory.createStringLiteral(own.name))]),
      ]);
      return compiler.setTextRange(literal, node);
    };
    return (file) => compiler.visitNode(file, visit) as ts.SourceFile;
  };
}

function resourceType(node: ts.Node): number | undefined {
  if (!compiler.isCallExpression(node) || !compiler.isIdentifier(node.expression)) return undefined;
  const [name] = node.arguments;
  if (name === undefined) return undefined;
  if (node.expression.text === '$rawfile') return resourceTypes.rawfile;
  if (node.expression.text !== '$r') return undefined;
  // A computed name is looked up, type and all, when the resource is used.
  if (!compiler.isStringLiteralLike(name)) return -1;
  return resourceTypes[name.text.trim().split('.')[1] ?? ''];
}

/** What `$r('app.string.x')` names. */
function ownResource({ expression, arguments: [name] }: ts.CallExpression): { id: number; name: string } | undefined {
  if (!compiler.isIdentifier(expression) || expression.text !== '$r') return undefined;
  if (name === undefined || !compiler.isStringLiteralLike(name)) return undefined;
  const text = name.text.trim();
  const [scope, kind = '', ...rest] = text.split('.');
  return scope === 'app' ? { id: resourceId(kind, rest.join('.')), name: text } : undefined;
}

/** The module and bundle whose resources a file's `$r` means: the folder at the project's root that it is in. */
export function resourceOwner(projectFolder: string, file: string, bundleName: string): ResourceOwner {
  const [moduleName = ''] = path.relative(projectFolder, file).split(path.sep);
  return { bundleName, moduleName };
}
