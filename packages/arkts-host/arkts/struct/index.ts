/**
 * Turns structs and ArkUI functions into code for the runtime in `arkui`, for programs that render; Node programs
 * use structGate.
 */
import path from 'node:path';
import type ts from 'ohos-typescript';
import { compiler } from '../compiler.ts';
import { BlockCompiler } from './blocks.ts';
import { ExpressionCompiler, type NodeBuilder } from './expressions.ts';
import {
  decoratorsOf,
  fileName,
  functionDecorators,
  hasDecorator,
  type KnownNames,
  knownNames,
  ownerName,
  runtimeModule,
  runtimeName,
  updateName,
} from './names.ts';
import { StructCompiler } from './structs.ts';

/** @param root the project's folder; messages name files from here */
export function structCompiler(root: string): ts.TransformerFactory<ts.SourceFile> {
  return (context) => (file) => {
    const isUi = file.statements.some(isUiDeclaration);
    if (!isUi) return file;
    const { factory } = context;
    const names = knownNames(file);
    const statements = file.statements.flatMap((statement): ts.Statement[] => {
      if (compiler.isStructDeclaration(statement)) return new StructCompiler(context, file, names, statement).compile();
      if (compiler.isFunctionDeclaration(statement) && isUiFunction(statement))
        return [compileFunction(context, file, names, statement)];
      return [new ExpressionCompiler(context, names, noNodes).plain(statement)];
    });
    const relative = path.relative(root, file.fileName).split(path.sep).join('/');
    return factory.updateSourceFile(file, [...header(factory, relative), ...statements]);
  };
}

/** `import * as __ui from '…'; const __file = '…';` */
function header(factory: ts.NodeFactory, relative: string): ts.Statement[] {
  const namespace = factory.createNamespaceImport(factory.createIdentifier(runtimeName));
  const clause = factory.createImportClause(false, undefined, namespace);
  const declaration = factory.createVariableDeclaration(
    fileName,
    undefined,
    undefined,
    factory.createStringLiteral(relative),
  );
  return [
    factory.createImportDeclaration(undefined, clause, factory.createStringLiteral(runtimeModule)),
    factory.createVariableStatement(
      undefined,
      factory.createVariableDeclarationList([declaration], compiler.NodeFlags.Const),
    ),
  ];
}

function compileFunction(
  context: ts.TransformationContext,
  file: ts.SourceFile,
  names: KnownNames,
  declaration: ts.FunctionDeclaration,
): ts.Statement {
  const { factory } = context;
  const blocks = new BlockCompiler(context, file, names, () => factory.createIdentifier(ownerName));
  const body = declaration.body ?? factory.createBlock([]);
  const update = factory.createParameterDeclaration(undefined, undefined, updateName);
  const make = (parameters: readonly ts.ParameterDeclaration[], statements: readonly ts.Statement[]) =>
    compiler.setTextRange(
      factory.createFunctionDeclaration(
        declaration.modifiers?.filter(compiler.isModifier),
        undefined,
        declaration.name,
        undefined,
        parameters,
        undefined,
        factory.createBlock(statements, true),
      ),
      declaration,
    );
  if (!hasDecorator(declaration, 'Builder')) {
    return make([update, ...declaration.parameters], blocks.attributeStatements(body));
  }
  const owner = factory.createVariableDeclaration(
    ownerName,
    undefined,
    undefined,
    blocks.expressions.runtimeCall('owner', []),
  );
  return make(declaration.parameters, [
    factory.createVariableStatement(
      undefined,
      factory.createVariableDeclarationList([owner], compiler.NodeFlags.Const),
    ),
    factory.createReturnStatement(blocks.blockToArray(body)),
  ]);
}

function isUiDeclaration(statement: ts.Statement): boolean {
  return (
    compiler.isStructDeclaration(statement) || (compiler.isFunctionDeclaration(statement) && isUiFunction(statement))
  );
}

function isUiFunction(declaration: ts.FunctionDeclaration): boolean {
  return decoratorsOf(declaration).some((decorator) => functionDecorators.has(decorator.name));
}

/** Outside structs there is nothing to build: classes and functions are compiled as they are. */
const noNodes: NodeBuilder = {
  blockToArray: () => {
    throw new Error('There is no ArkUI syntax outside of structs and builders.');
  },
  statementToArray: () => {
    throw new Error('There is no ArkUI syntax outside of structs and builders.');
  },
};
