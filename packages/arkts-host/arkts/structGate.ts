/**
 * Structs where nothing renders them. In a Node program a page is only a name that an ability loads: its struct becomes
 * a class that says so when it is built, and so do functions of ArkUI's own syntax (`@Builder`, `@Extend`, `@Styles`).
 * Static members of a struct need no page and stay.
 */
import type ts from 'ohos-typescript';
import { compiler } from './compiler.ts';

const uiFunctionDecorators = new Set(['Builder', 'Extend', 'AnimatableExtend', 'Styles', 'LocalBuilder']);

/** A transformer that replaces structs and ArkUI functions by ones that throw when they are used. */
export function structGate(): ts.TransformerFactory<ts.SourceFile> {
  return (context) => (file) => {
    const { factory } = context;
    const refuse = (what: string, node: ts.Node) => {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
      const message = `${what} (${file.fileName}:${line + 1}) can only be used where ArkUI runs, not in this Node program.`;
      return factory.createBlock([
        factory.createThrowStatement(
          factory.createNewExpression(factory.createIdentifier('Error'), undefined, [
            factory.createStringLiteral(message),
          ]),
        ),
      ]);
    };
    const replace = (statement: ts.Statement): ts.Statement => {
      if (compiler.isStructDeclaration(statement)) {
        const body = factory.createConstructorDeclaration(
          undefined,
          [],
          refuse(`The struct ${statement.name?.text ?? ''}`, statement),
          undefined,
        );
        const modifiers = statement.modifiers?.filter(compiler.isModifier);
        const members = [body, ...statement.members.filter(isStatic)];
        return compiler.setTextRange(
          factory.createClassDeclaration(modifiers, statement.name, undefined, undefined, members),
          statement,
        );
      }
      if (compiler.isFunctionDeclaration(statement) && isUiFunction(statement)) {
        // Created anew, not updated: an update keeps the decorators.
        const replacement = factory.createFunctionDeclaration(
          statement.modifiers?.filter(compiler.isModifier),
          statement.asteriskToken,
          statement.name,
          undefined,
          [],
          undefined,
          refuse(`The ArkUI function ${statement.name?.text ?? ''}`, statement),
        );
        return compiler.setTextRange(replacement, statement);
      }
      return statement;
    };
    return factory.updateSourceFile(file, file.statements.map(replace));
  };
}

function isStatic(member: ts.ClassElement): boolean {
  return compiler.canHaveModifiers(member)
    ? (compiler.getModifiers(member)?.some(({ kind }) => kind === compiler.SyntaxKind.StaticKeyword) ?? false)
    : false;
}

function isUiFunction(declaration: ts.FunctionDeclaration): boolean {
  // getDecorators knows only the positions that TypeScript allows; ArkTS allows functions, too.
  const decorators = compiler.getAllDecorators(declaration);
  return decorators.some((decorator) => {
    const { expression } = decorator;
    const name = compiler.isCallExpression(expression) ? expression.expression : expression;
    return compiler.isIdentifier(name) && uiFunctionDecorators.has(name.text);
  });
}
