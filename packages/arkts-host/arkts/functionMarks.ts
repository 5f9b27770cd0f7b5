/**
 * `@Concurrent` and `@Sendable` on functions, where JavaScript has no decorators: the function loses them, and one that is
 * concurrent is marked, so that the task pool knows it again.
 */
import type ts from 'ohos-typescript';
import { concurrentMark } from '../kits/ArkTS/concurrentMark.ts';
import { compiler } from './compiler.ts';

const marks = new Set(['Concurrent', 'Sendable']);

export function functionMarks(): ts.TransformerFactory<ts.SourceFile> {
  return (context) => (file) => {
    const { factory } = context;
    const statements = file.statements.flatMap((statement): ts.Statement[] => {
      if (!compiler.isFunctionDeclaration(statement)) return [statement];
      const names = compiler.getAllDecorators(statement).map(({ expression }) => expression.getText(file));
      if (!names.some((name) => marks.has(name))) return [statement];
      const { modifiers, asteriskToken, name, typeParameters, parameters, type, body } = statement;
      // Created anew, not updated: an update keeps the decorators.
      const plain = factory.createFunctionDeclaration(
        modifiers?.filter(compiler.isModifier),
        asteriskToken,
        name,
        typeParameters,
        parameters,
        type,
        body,
      );
      const result = compiler.setTextRange(plain, statement);
      return name && names.includes('Concurrent') ? [result, mark(factory, name)] : [result];
    });
    return factory.updateSourceFile(file, statements);
  };
}

/** `name[Symbol.for('arkts:concurrent')] = true;` */
function mark(factory: ts.NodeFactory, name: ts.Identifier): ts.Statement {
  const symbolFor = factory.createPropertyAccessExpression(factory.createIdentifier('Symbol'), 'for');
  const symbol = factory.createCallExpression(symbolFor, undefined, [factory.createStringLiteral(concurrentMark)]);
  const target = factory.createElementAccessExpression(factory.createIdentifier(name.text), symbol);
  return factory.createExpressionStatement(factory.createAssignment(target, factory.createTrue()));
}
