/**
 * Expressions inside structs that mean more in ArkTS than in TypeScript: two-way bindings (`$$this.x`, `this.x!!`),
 * builders handed over as values, and the builder of a dialog.
 */
import type ts from 'ohos-typescript';
import { compiler } from '../compiler.ts';
import { type KnownNames, runtimeName } from './names.ts';
import { isBuilderCall, isUiBlock, thisMember, twoWayTarget } from './syntax.ts';

/** Builds nodes for a block or for one expression; given by the block compiler, to which this file hands back. */
export interface NodeBuilder {
  blockToArray(block: ts.Block): ts.ArrayLiteralExpression;
  statementToArray(expression: ts.Expression, place: ts.Node): ts.ArrayLiteralExpression;
}

export class ExpressionCompiler {
  private readonly factory: ts.NodeFactory;

  constructor(
    private readonly context: ts.TransformationContext,
    private readonly names: KnownNames,
    private readonly nodes: NodeBuilder,
  ) {
    this.factory = context.factory;
  }

  /** `__ui.name(…)`. */
  runtimeCall(name: string, args: readonly ts.Expression[], original?: ts.Node): ts.CallExpression {
    const { factory } = this;
    const callee = factory.createPropertyAccessExpression(factory.createIdentifier(runtimeName), name);
    const call = factory.createCallExpression(callee, undefined, args);
    return original ? compiler.setTextRange(call, original) : call;
  }

  /** `() => expression`. */
  thunk(body: ts.ConciseBody, parameters: readonly string[] = []): ts.ArrowFunction {
    const { factory } = this;
    return factory.createArrowFunction(
      undefined,
      undefined,
      parameters.map((name) => factory.createParameterDeclaration(undefined, undefined, name)),
      undefined,
      factory.createToken(compiler.SyntaxKind.EqualsGreaterThanToken),
      compiler.isObjectLiteralExpression(body as ts.Node)
        ? factory.createParenthesizedExpression(body as ts.Expression)
        : body,
    );
  }

  /** An expression where builders are no values: methods, event handlers, initial values. */
  plain<T extends ts.Node>(node: T): T {
    return compiler.visitNode(node, (child) => this.visit(child, false)) as T;
  }

  /** An argument of a component or an attribute, where `this.menu()` means "build the menu when it is wanted". */
  argument(node: ts.Expression): ts.Expression {
    return compiler.visitNode(node, (child) => this.visit(child, true)) as ts.Expression;
  }

  private visit(node: ts.Node, isArgument: boolean): ts.Node {
    const twoWay = this.twoWay(node);
    if (twoWay) return twoWay;
    if (
      compiler.isNewExpression(node) &&
      compiler.isIdentifier(node.expression) &&
      node.expression.text === 'CustomDialogController'
    ) {
      return this.dialogController(node);
    }
    if (compiler.isArrowFunction(node)) {
      // In methods, too: `openCustomDialog({ builder: () => { this.content() } })`. Calling a builder means nothing else.
      const isUi = compiler.isBlock(node.body)
        ? isUiBlock(node.body, this.names)
        : isBuilderCall(node.body, this.names);
      if (isUi) return this.builderArrow(node);
      return compiler.visitEachChild(node, (child) => this.visit(child, false), this.context);
    }
    if (isArgument && compiler.isCallExpression(node)) {
      if (isBuilderCall(node, this.names)) return this.thunk(this.nodes.statementToArray(node, node));
      // A call's own arguments are ordinary again: `.width(this.widthOf(this.menu))`.
      return compiler.visitEachChild(node, (child) => this.visit(child, false), this.context);
    }
    if (isArgument && compiler.isPropertyAccessExpression(node)) {
      const member = thisMember(node);
      if (member !== undefined && this.names.memberBuilders.has(member)) {
        const bind = this.factory.createPropertyAccessExpression(node, 'bind');
        return this.factory.createCallExpression(bind, undefined, [this.factory.createThis()]);
      }
    }
    return compiler.visitEachChild(node, (child) => this.visit(child, isArgument), this.context);
  }

  /** `(a) => { Text(a) }` as a function that returns nodes. */
  builderArrow(arrow: ts.ArrowFunction): ts.ArrowFunction {
    const { modifiers, typeParameters, parameters, type, equalsGreaterThanToken, body } = arrow;
    const nodes = compiler.isBlock(body) ? this.nodes.blockToArray(body) : this.nodes.statementToArray(body, body);
    return this.factory.updateArrowFunction(
      arrow,
      modifiers,
      typeParameters,
      parameters,
      type,
      equalsGreaterThanToken,
      nodes,
    );
  }

  private twoWay(node: ts.Node): ts.Expression | undefined {
    const { factory } = this;
    let target: ts.Expression | undefined;
    if (
      compiler.isPropertyAccessExpression(node) &&
      compiler.isIdentifier(node.expression) &&
      /^\$\$\w/.test(node.expression.text)
    ) {
      const name = node.expression.text.slice(2);
      const owner = name === 'this' ? factory.createThis() : factory.createIdentifier(name);
      target = factory.createPropertyAccessExpression(owner, node.name);
    } else {
      const inside = twoWayTarget(node);
      if (inside) target = this.plain(inside);
    }
    if (!target) return undefined;
    const assignment = factory.createAssignment(target, factory.createIdentifier('value'));
    return this.runtimeCall('twoWay', [this.thunk(target), this.thunk(assignment, ['value'])], node);
  }

  /** The dialog's builder is called each time the dialog opens, on behalf of the struct that made the controller. */
  private dialogController(node: ts.NewExpression): ts.Expression {
    const { factory } = this;
    const [options] = node.arguments ?? [];
    if (!options || !compiler.isObjectLiteralExpression(options)) return node;
    const properties = options.properties.map((property) => {
      if (!compiler.isPropertyAssignment(property)) return property;
      const name = compiler.isIdentifier(property.name) ? property.name.text : '';
      const { initializer } = property;
      const isBuilt =
        name === 'builder' &&
        (compiler.isCallExpression(initializer) || compiler.isEtsComponentExpression(initializer));
      const value = isBuilt
        ? this.thunk(this.nodes.statementToArray(initializer, initializer))
        : name === 'builder'
          ? this.argument(initializer)
          : this.plain(initializer);
      return factory.updatePropertyAssignment(property, property.name, value);
    });
    return factory.updateNewExpression(node, node.expression, node.typeArguments, [
      factory.updateObjectLiteralExpression(options, properties),
      factory.createThis(),
    ]);
  }
}
