/** Compiles a struct into a class that the runtime instantiates, and says what its members are. */
import path from 'node:path';
import type ts from 'ohos-typescript';
import { ArkTSSyntaxError } from '../ArkTSSyntaxError.ts';
import { compiler } from '../compiler.ts';
import { BlockCompiler } from './blocks.ts';
import {
  decoratorsOf,
  fileName,
  hasDecorator,
  type KnownNames,
  methodDecoratorsV2,
  otherMemberDecorators,
  runtimeName,
  structDecorators,
  updateName,
  variableDecorators,
  variableDecoratorsV2,
  withMembers,
} from './names.ts';

export class StructCompiler {
  private readonly factory: ts.NodeFactory;
  private readonly blocks: BlockCompiler;
  /** Whether the struct is of state management V2. */
  private readonly isV2: boolean;
  private readonly monitors: ts.Expression[] = [];
  private readonly computed: ts.Expression[] = [];

  constructor(
    context: ts.TransformationContext,
    private readonly file: ts.SourceFile,
    names: KnownNames,
    private readonly struct: ts.StructDeclaration,
  ) {
    this.factory = context.factory;
    this.isV2 = hasDecorator(struct, 'ComponentV2');
    this.blocks = new BlockCompiler(context, file, withMembers(names, struct), () => context.factory.createThis());
  }

  /** The class, and what registers it as a page if it is one. */
  compile(): ts.Statement[] {
    const { factory, struct } = this;
    const members: ts.ClassElement[] = [];
    const initial: ts.Statement[] = [];
    const variables: ts.PropertyAssignment[] = [];
    for (const member of struct.members) {
      if (compiler.isPropertyDeclaration(member) && !hasModifier(member, compiler.SyntaxKind.StaticKeyword)) {
        initial.push(this.initial(member));
        const variable = this.variable(member);
        if (variable) variables.push(variable);
      } else if (compiler.isMethodDeclaration(member)) {
        members.push(this.method(member));
      } else if (compiler.isGetAccessorDeclaration(member)) {
        members.push(this.getter(member));
      } else if (!compiler.isConstructorDeclaration(member)) {
        members.push(this.blocks.expressions.plain(member));
      }
    }
    const { line } = this.file.getLineAndCharacterOfPosition(struct.getStart(this.file));
    const meta = factory.createObjectLiteralExpression(
      [
        factory.createPropertyAssignment('name', factory.createStringLiteral(struct.name?.text ?? '')),
        factory.createPropertyAssignment('file', factory.createIdentifier(fileName)),
        factory.createPropertyAssignment('line', factory.createNumericLiteral(line + 1)),
        factory.createPropertyAssignment('dialogMember', this.dialogMember()),
        factory.createPropertyAssignment('variables', factory.createObjectLiteralExpression(variables, true)),
        factory.createPropertyAssignment('monitors', factory.createArrayLiteralExpression(this.monitors)),
        factory.createPropertyAssignment('computed', factory.createArrayLiteralExpression(this.computed)),
      ],
      true,
    );
    members.unshift(
      factory.createMethodDeclaration(
        [factory.createModifier(compiler.SyntaxKind.StaticKeyword)],
        undefined,
        '__meta',
        undefined,
        undefined,
        [],
        undefined,
        factory.createBlock([factory.createReturnStatement(meta)], true),
      ),
      factory.createMethodDeclaration(
        undefined,
        undefined,
        '__initialize',
        undefined,
        undefined,
        [],
        undefined,
        factory.createBlock(initial, true),
      ),
    );
    const base = factory.createHeritageClause(compiler.SyntaxKind.ExtendsKeyword, [
      factory.createExpressionWithTypeArguments(this.runtime(this.isV2 ? 'StructV2' : 'StructV1'), undefined),
    ]);
    const modifiers = struct.modifiers?.filter(compiler.isModifier);
    const declaration = factory.createClassDeclaration(modifiers, struct.name, undefined, [base], members);
    return [compiler.setTextRange(declaration, struct), ...this.entry()];
  }

  /** The member of a `@CustomDialog` struct that the platform sets to the controller which opened it. */
  private dialogMember(): ts.Expression {
    const { factory, struct } = this;
    const member = struct.members.find(
      (each) =>
        compiler.isPropertyDeclaration(each) && each.type?.getText(this.file).includes('CustomDialogController'),
    );
    if (!member || !hasDecorator(struct, 'CustomDialog')) return factory.createIdentifier('undefined');
    return factory.createStringLiteral(this.nameOf(member));
  }

  /** `__ui.entry(Page, __file, () => options)` for `@Entry`. */
  private entry(): ts.Statement[] {
    const { factory, struct } = this;
    for (const decorator of decoratorsOf(struct)) {
      if (!structDecorators.has(decorator.name)) {
        this.fail(decorator.node, `The decorator @${decorator.name} is not implemented for structs.`);
      }
    }
    const entry = decoratorsOf(struct).find((decorator) => decorator.name === 'Entry');
    if (!entry || !struct.name) return [];
    const options = entry.arguments[0] ?? factory.createIdentifier('undefined');
    const thunk = this.blocks.expressions.thunk(options);
    const call = this.blocks.expressions.runtimeCall('entry', [struct.name, factory.createIdentifier(fileName), thunk]);
    return [factory.createExpressionStatement(call)];
  }

  /** `this.__define('count', () => 0)`: runs in the order of declaration, as on the platform. */
  private initial(member: ts.PropertyDeclaration): ts.Statement {
    const { factory } = this;
    const name = this.nameOf(member);
    const args: ts.Expression[] = [factory.createStringLiteral(name)];
    if (member.initializer) args.push(this.blocks.expressions.thunk(this.blocks.expressions.plain(member.initializer)));
    const callee = factory.createPropertyAccessExpression(factory.createThis(), '__define');
    return compiler.setTextRange(
      factory.createExpressionStatement(factory.createCallExpression(callee, undefined, args)),
      member,
    );
  }

  /** `count: { decorator: 'State', argument: …, watch: 'onCount' }`. */
  private variable(member: ts.PropertyDeclaration): ts.PropertyAssignment | undefined {
    const { factory } = this;
    const properties: ts.PropertyAssignment[] = [];
    const set = (key: string, value: ts.Expression) => properties.push(factory.createPropertyAssignment(key, value));
    for (const decorator of decoratorsOf(member)) {
      const [argument] = decorator.arguments;
      if (this.variables.has(decorator.name)) {
        if (properties.some((property) => (property.name as ts.Identifier).text === 'decorator')) {
          this.fail(decorator.node, `A variable has one state decorator; @${decorator.name} is its second.`);
        }
        set('decorator', factory.createStringLiteral(decorator.name));
        if (argument) set('argument', this.blocks.expressions.plain(argument));
      } else if (decorator.name === 'Watch') {
        set('watch', argument ?? this.fail(decorator.node, "@Watch needs the name of a method: @Watch('onChange')."));
      } else if (decorator.name === 'Require') {
        set('isRequired', factory.createTrue());
      } else if (decorator.name === 'BuilderParam') {
        set('isBuilder', factory.createTrue());
      } else if (decorator.name === 'Once') {
        set('isOnce', factory.createTrue());
      } else if (!otherMemberDecorators.has(decorator.name)) {
        this.fail(decorator.node, `The decorator @${decorator.name} is not implemented.`);
      }
    }
    if (properties.length === 0) return undefined;
    return factory.createPropertyAssignment(this.nameOf(member), factory.createObjectLiteralExpression(properties));
  }

  private get variables(): ReadonlySet<string> {
    return this.isV2 ? variableDecoratorsV2 : variableDecorators;
  }

  private method(member: ts.MethodDeclaration): ts.MethodDeclaration {
    const name = this.nameOf(member);
    for (const decorator of decoratorsOf(member)) {
      if (!['Builder', 'LocalBuilder', 'Styles', 'Monitor'].includes(decorator.name)) {
        this.fail(decorator.node, `The decorator @${decorator.name} is not implemented for methods.`);
      }
      if (decorator.name === 'Monitor') this.noteMonitor(name, decorator.arguments);
    }
    if (!member.body) return member;
    const { factory, blocks } = this;
    if (name === 'pageTransition') this.fail(member, 'pageTransition() is not implemented.');
    const isBuilder = name === 'build' || hasDecorator(member, 'Builder') || hasDecorator(member, 'LocalBuilder');
    if (isBuilder) {
      const body = factory.createBlock([factory.createReturnStatement(blocks.blockToArray(member.body))], true);
      return this.newMethod(member, member.parameters, body);
    }
    if (hasDecorator(member, 'Styles')) {
      const update = factory.createParameterDeclaration(undefined, undefined, updateName);
      return this.newMethod(member, [update], factory.createBlock(blocks.attributeStatements(member.body), true));
    }
    return blocks.expressions.plain(this.withoutStateDecorators(member));
  }

  /** `@Computed get sum(): number`. */
  private getter(member: ts.GetAccessorDeclaration): ts.GetAccessorDeclaration {
    if (hasDecorator(member, 'Computed')) this.computed.push(this.factory.createStringLiteral(this.nameOf(member)));
    return this.blocks.expressions.plain(this.withoutStateDecorators(member));
  }

  /** `{ method: 'onChange', paths: ['a', 'b.c'] }`. */
  private noteMonitor(name: string, paths: readonly ts.Expression[]): void {
    const { factory } = this;
    const list = paths.map((path) => this.blocks.expressions.plain(path));
    this.monitors.push(
      factory.createObjectLiteralExpression([
        factory.createPropertyAssignment('method', factory.createStringLiteral(name)),
        factory.createPropertyAssignment('paths', factory.createArrayLiteralExpression(list)),
      ]),
    );
  }

  private withoutStateDecorators<T extends ts.MethodDeclaration | ts.GetAccessorDeclaration>(member: T): T {
    if (!decoratorsOf(member).some(({ name }) => methodDecoratorsV2.has(name))) return member;
    const { factory } = this;
    const modifiers = member.modifiers?.filter(compiler.isModifier);
    const copy = compiler.isMethodDeclaration(member)
      ? factory.createMethodDeclaration(
          modifiers,
          member.asteriskToken,
          member.name,
          undefined,
          undefined,
          member.parameters,
          undefined,
          member.body,
        )
      : factory.createGetAccessorDeclaration(modifiers, member.name, member.parameters, undefined, member.body);
    return compiler.setTextRange(copy, member) as T;
  }

  private newMethod(
    member: ts.MethodDeclaration,
    parameters: readonly ts.ParameterDeclaration[],
    body: ts.Block,
  ): ts.MethodDeclaration {
    const modifiers = member.modifiers?.filter(compiler.isModifier);
    const { factory } = this;
    const method = factory.createMethodDeclaration(
      modifiers,
      undefined,
      member.name,
      undefined,
      undefined,
      parameters,
      undefined,
      body,
    );
    return compiler.setTextRange(method, member);
  }

  private runtime(name: string): ts.Expression {
    return this.factory.createPropertyAccessExpression(this.factory.createIdentifier(runtimeName), name);
  }

  private nameOf(member: ts.ClassElement): string {
    if (member.name && (compiler.isIdentifier(member.name) || compiler.isStringLiteral(member.name)))
      return member.name.text;
    return this.fail(member, 'Members of a struct have plain names.');
  }

  private fail(node: ts.Node, message: string): never {
    const place = this.file.getLineAndCharacterOfPosition(node.getStart(this.file));
    throw new ArkTSSyntaxError(message, path.resolve(this.file.fileName), place.line + 1, place.character + 1);
  }
}

function hasModifier(node: ts.PropertyDeclaration, kind: ts.SyntaxKind): boolean {
  return node.modifiers?.some((modifier) => modifier.kind === kind) ?? false;
}
