/**
 * Compiles the body of `build()` and of builders. Each statement becomes a call that makes a node; the block becomes an
 * array of them. Nothing is evaluated when the array is made but builders called in it: a node's arguments and
 * attributes stand in an update function of its own, which runs again when a variable that it read has changed, as on
 * the platform.
 */

import type ts from 'ohos-typescript';
import { ArkTSSyntaxError } from '../ArkTSSyntaxError.ts';
import { compiler } from '../compiler.ts';
import { ExpressionCompiler } from './expressions.ts';
import { fileName, type KnownNames, updateName } from './names.ts';
import {
  type AttributeCall,
  builtInName,
  type Chain,
  isUiBlock,
  readAttributes,
  readChain,
  repeatAttributes,
  reuseAttributes,
  thisMember,
  twoWayTarget,
} from './syntax.ts';

const uiOnly =
  'Only components, builders, if/else, ForEach, LazyForEach and Repeat can stand here. Do other work in a method.';

export class BlockCompiler {
  readonly expressions: ExpressionCompiler;
  private readonly factory: ts.NodeFactory;

  /** @param owner makes the expression for the struct that builds: `this` in structs */
  constructor(
    context: ts.TransformationContext,
    private readonly file: ts.SourceFile,
    private readonly names: KnownNames,
    private readonly owner: () => ts.Expression,
  ) {
    this.factory = context.factory;
    this.expressions = new ExpressionCompiler(context, names, this);
  }

  blockToArray(block: ts.Block): ts.ArrayLiteralExpression {
    return compiler.setTextRange(
      this.factory.createArrayLiteralExpression(
        block.statements.map((statement) => this.statement(statement)),
        true,
      ),
      block,
    );
  }

  statementToArray(expression: ts.Expression, place: ts.Node): ts.ArrayLiteralExpression {
    return this.factory.createArrayLiteralExpression([this.expressionNode(expression, place)]);
  }

  /** The statements of a `@Styles` or `@Extend` body, written to the update object. */
  attributeStatements(block: ts.Block): ts.Statement[] {
    return block.statements.flatMap((statement) => {
      const attributes = compiler.isExpressionStatement(statement) ? readAttributes(statement.expression) : undefined;
      if (!attributes) this.fail(statement, 'Only attributes such as .width(10) can stand here.');
      return attributes.map((attribute) => this.attribute(attribute));
    });
  }

  private statement(statement: ts.Statement): ts.Expression {
    if (compiler.isIfStatement(statement)) return this.condition(statement);
    if (!compiler.isExpressionStatement(statement)) return this.fail(statement, uiOnly);
    return this.expressionNode(statement.expression, statement);
  }

  private expressionNode(expression: ts.Expression, place: ts.Node): ts.Expression {
    const chain = readChain(expression);
    if (!chain) return this.fail(place, uiOnly);
    const name = builtInName(chain.root, this.names);
    if (name !== undefined) return this.component(name, chain);
    const callee = chain.root.expression;
    if (compiler.isIdentifier(callee)) {
      if (callee.text === 'ForEach' || callee.text === 'LazyForEach') return this.loop(callee.text, chain);
      if (callee.text === 'Repeat') return this.repeat(chain);
      if (/^[A-Z]/.test(callee.text) || !compiler.isCallExpression(chain.root)) return this.custom(chain);
    }
    return this.builder(chain);
  }

  /** `Column({ space: 1 }) { … }.width(1)`. */
  private component(name: string, chain: Chain): ts.Expression {
    const { factory } = this;
    const args = chain.root.arguments.map((argument) => this.expressions.argument(argument));
    const create = this.updateCall('create', args, chain.root);
    const update = this.updateFunction([create, ...chain.attributes.map((attribute) => this.attribute(attribute))]);
    const body = compiler.isEtsComponentExpression(chain.root) ? chain.root.body : undefined;
    const children = body ? [this.expressions.thunk(this.blockToArray(body))] : [];
    const what = factory.createStringLiteral(name);
    return this.expressions.runtimeCall('node', [...this.place(chain.root), what, update, ...children], chain.root);
  }

  /** `Child({ a: this.a }) { … }`: a struct, or a builder called like one; which of them, the runtime sees. */
  private custom(chain: Chain): ts.Expression {
    const { factory, expressions } = this;
    const { root } = chain;
    const [argument, surplus] = root.arguments;
    if (surplus !== undefined || (argument && !compiler.isObjectLiteralExpression(argument)))
      return this.builder(chain);
    const body = compiler.isEtsComponentExpression(root) ? root.body : undefined;
    const nothing = () => factory.createIdentifier('undefined');
    const parameters = argument ? this.parameters(argument as ts.ObjectLiteralExpression) : nothing();
    const trailing = body ? expressions.thunk(this.blockToArray(body)) : nothing();
    const own = chain.attributes.filter(({ name }) => !reuseAttributes.has(name));
    const attributes =
      own.length > 0 ? this.updateFunction(own.map((attribute) => this.attribute(attribute))) : nothing();
    const callee = expressions.plain(root.expression as ts.Expression);
    return expressions.runtimeCall('custom', [...this.place(root), callee, parameters, trailing, attributes], root);
  }

  /** Parameters by name, each read anew when it is wanted, with the variable it is if it is one: `@Link` needs that. */
  private parameters(literal: ts.ObjectLiteralExpression): ts.ObjectLiteralExpression {
    const { factory, expressions } = this;
    const entries = literal.properties.flatMap((property): ts.PropertyAssignment[] => {
      if (compiler.isShorthandPropertyAssignment(property)) {
        return [factory.createPropertyAssignment(property.name.text, this.parameter(property.name))];
      }
      if (!compiler.isPropertyAssignment(property))
        return this.fail(property, 'Parameters of a struct are written as name: value.');
      const { initializer } = property;
      const target = twoWayTarget(initializer);
      if (target) return this.twoWayParameters(property, target);
      const isBuilder =
        compiler.isArrowFunction(initializer) &&
        compiler.isBlock(initializer.body) &&
        isUiBlock(initializer.body, this.names);
      const value = isBuilder
        ? factory.createObjectLiteralExpression([
            factory.createPropertyAssignment('get', expressions.thunk(expressions.builderArrow(initializer))),
          ])
        : this.parameter(initializer);
      return [factory.createPropertyAssignment(property.name, value)];
    });
    return factory.createObjectLiteralExpression(entries, entries.length > 1);
  }

  /** `value: this.text!!` is short for `value: this.text, $value: (value) => { this.text = value; }`. */
  private twoWayParameters(property: ts.PropertyAssignment, target: ts.Expression): ts.PropertyAssignment[] {
    const { factory, expressions } = this;
    if (!compiler.isIdentifier(property.name)) return this.fail(property, 'A parameter has a plain name.');
    const assignment = factory.createAssignment(expressions.plain(target), factory.createIdentifier('value'));
    const event = expressions.thunk(factory.createBlock([factory.createExpressionStatement(assignment)]), ['value']);
    return [
      factory.createPropertyAssignment(property.name, this.parameter(target)),
      factory.createPropertyAssignment(
        `$${property.name.text}`,
        factory.createObjectLiteralExpression([factory.createPropertyAssignment('get', expressions.thunk(event))]),
      ),
    ];
  }

  private parameter(expression: ts.Expression): ts.ObjectLiteralExpression {
    const { factory, expressions } = this;
    const isLink = compiler.isIdentifier(expression) && /^\$[A-Za-z_]/.test(expression.text);
    const member = isLink ? expression.text.slice(1) : thisMember(expression);
    const value = isLink ? factory.createPropertyAccessExpression(factory.createThis(), member ?? '') : expression;
    const properties = [factory.createPropertyAssignment('get', expressions.thunk(expressions.plain(value)))];
    if (member !== undefined) {
      properties.push(
        factory.createPropertyAssignment('owner', factory.createThis()),
        factory.createPropertyAssignment('name', factory.createStringLiteral(member)),
      );
    }
    return factory.createObjectLiteralExpression(properties);
  }

  /** `this.header('a')`, `row($$)`, `this.wrapped.builder(a)`. One object literal is passed by reference, see platform docs. */
  private builder(chain: Chain): ts.Expression {
    const { factory, expressions } = this;
    const { root } = chain;
    const [attribute] = chain.attributes;
    if (attribute)
      return this.fail(attribute.node, 'A builder takes no attributes: put what it builds into a component.');
    if (!compiler.isCallExpression(root)) return this.fail(root, uiOnly);
    const [argument] = root.arguments;
    const byReference = root.arguments.length === 1 && argument && compiler.isObjectLiteralExpression(argument);
    const args = byReference
      ? [expressions.runtimeCall('byReference', [this.parameters(argument)])]
      : root.arguments.map((item) => expressions.argument(item));
    const callee = expressions.plain(root.expression);
    const call = compiler.setTextRange(
      root.questionDotToken
        ? factory.createCallChain(callee, root.questionDotToken, undefined, args)
        : factory.createCallExpression(callee, undefined, args),
      root,
    );
    return factory.createSpreadElement(
      expressions.runtimeCall('build', [...this.place(root), expressions.thunk(call)], root),
    );
  }

  private condition(statement: ts.IfStatement): ts.Expression {
    const { factory, expressions } = this;
    const branches: ts.Expression[] = [];
    const choose = (current: ts.IfStatement): ts.Expression => {
      const number = factory.createNumericLiteral(branches.length);
      branches.push(expressions.thunk(this.branch(current.thenStatement)));
      const otherwise = current.elseStatement;
      let rest: ts.Expression = factory.createPrefixMinus(factory.createNumericLiteral(1));
      if (otherwise && compiler.isIfStatement(otherwise)) {
        rest = choose(otherwise);
      } else if (otherwise) {
        rest = factory.createNumericLiteral(branches.length);
        branches.push(expressions.thunk(this.branch(otherwise)));
      }
      const condition = factory.createParenthesizedExpression(expressions.plain(current.expression));
      return factory.createConditionalExpression(condition, undefined, number, undefined, rest);
    };
    const chosen = expressions.thunk(choose(statement));
    const list = factory.createArrayLiteralExpression(branches);
    return expressions.runtimeCall('branch', [...this.place(statement), chosen, list], statement);
  }

  private branch(statement: ts.Statement): ts.ArrayLiteralExpression {
    if (compiler.isBlock(statement)) return this.blockToArray(statement);
    return this.factory.createArrayLiteralExpression([this.statement(statement)]);
  }

  /** `ForEach(array, item => { … }, item => key)`, and the same with a data source. */
  private loop(kind: 'ForEach' | 'LazyForEach', chain: Chain): ts.Expression {
    const { expressions } = this;
    const { root } = chain;
    const [attribute] = chain.attributes;
    if (attribute) return this.fail(attribute.node, `The attribute ${attribute.name} of ${kind} is not implemented.`);
    const [source, item, key] = root.arguments;
    if (!source || !item) return this.fail(root, `${kind} needs its data and a function that builds an item.`);
    const args = [expressions.thunk(expressions.plain(source)), this.itemBuilder(item)];
    if (key) args.push(expressions.plain(key));
    const name = kind === 'ForEach' ? 'forEach' : 'lazyForEach';
    return expressions.runtimeCall(name, [...this.place(root), ...args], root);
  }

  /** `Repeat(array).each(item => { … }).key(item => key)`. */
  private repeat(chain: Chain): ts.Expression {
    const { factory, expressions } = this;
    const [source] = chain.root.arguments;
    if (!source) return this.fail(chain.root, 'Repeat needs an array.');
    const settings = chain.attributes.map((attribute) => {
      if (!repeatAttributes.has(attribute.name))
        return this.fail(attribute.node, `The attribute ${attribute.name} of Repeat is not implemented.`);
      const isUi = attribute.name === 'each' || attribute.name === 'template';
      const args = attribute.arguments.map((argument) => {
        if (isUi && compiler.isArrowFunction(argument)) return this.itemBuilder(argument);
        // Options are read anew: they may name state.
        const value = expressions.plain(argument);
        return attribute.name === 'virtualScroll' ? expressions.thunk(value) : value;
      });
      return factory.createArrayLiteralExpression([factory.createStringLiteral(attribute.name), ...args]);
    });
    const list = factory.createArrayLiteralExpression(settings);
    const thunk = expressions.thunk(expressions.plain(source));
    return expressions.runtimeCall('repeat', [...this.place(chain.root), thunk, list], chain.root);
  }

  private itemBuilder(item: ts.Expression): ts.Expression {
    if (!compiler.isArrowFunction(item)) return this.expressions.argument(item);
    if (compiler.isBlock(item.body)) return this.expressions.builderArrow(item);
    const { factory } = this;
    const body = this.statementToArray(item.body, item);
    const { modifiers, typeParameters, parameters, type, equalsGreaterThanToken } = item;
    return factory.updateArrowFunction(item, modifiers, typeParameters, parameters, type, equalsGreaterThanToken, body);
  }

  private attribute(attribute: AttributeCall): ts.Statement {
    const { factory, names } = this;
    const { name } = attribute;
    const args = attribute.arguments.map((argument) => this.expressions.argument(argument));
    const update = factory.createIdentifier(updateName);
    const call = (callee: ts.Expression) =>
      factory.createExpressionStatement(
        compiler.setTextRange(factory.createCallExpression(callee, undefined, [update, ...args]), attribute.node),
      );
    if (names.extensions.has(name) || names.fileStyles.has(name)) return call(factory.createIdentifier(name));
    if (names.memberStyles.has(name)) return call(factory.createPropertyAccessExpression(factory.createThis(), name));
    if (name === 'stateStyles') return this.stateStyles(attribute);
    const { line } = this.file.getLineAndCharacterOfPosition(attribute.node.getStart(this.file));
    const place = factory.createNumericLiteral(line + 1);
    return this.updateCall('set', [place, factory.createStringLiteral(name), ...args], attribute.node);
  }

  /** `.stateStyles({ pressed: { .opacity(0.5) }, normal: this.plain })`: each state a function on the update object. */
  private stateStyles(attribute: AttributeCall): ts.Statement {
    const { factory, names } = this;
    const [literal] = attribute.arguments;
    if (!literal || !compiler.isObjectLiteralExpression(literal)) {
      return this.fail(attribute.node, 'stateStyles takes an object literal here: { pressed: { … }, normal: { … } }.');
    }
    const states = literal.properties.map((property) => {
      if (!compiler.isPropertyAssignment(property)) return this.fail(property, 'A state is written as pressed: { … }.');
      const { initializer } = property;
      const member = thisMember(initializer);
      const update = factory.createIdentifier(updateName);
      if (member !== undefined && names.memberStyles.has(member)) {
        const callee = factory.createPropertyAccessExpression(factory.createThis(), member);
        const body = factory.createCallExpression(callee, undefined, [update]);
        return factory.createPropertyAssignment(property.name, this.expressions.thunk(body, [updateName]));
      }
      if (compiler.isIdentifier(initializer) && names.fileStyles.has(initializer.text)) {
        return factory.createPropertyAssignment(property.name, initializer);
      }
      if (!compiler.isObjectLiteralExpression(initializer))
        return this.fail(initializer, 'A state holds attributes or @Styles.');
      const statements = initializer.properties.flatMap((item) => {
        const attributes = compiler.isPropertyAssignment(item) ? readAttributes(item.initializer) : undefined;
        if (!attributes) return this.fail(item, 'A state holds attributes such as .opacity(0.5).');
        return attributes.map((each) => this.attribute(each));
      });
      return factory.createPropertyAssignment(property.name, this.updateFunction(statements));
    });
    return this.updateCall('stateStyles', [factory.createObjectLiteralExpression(states)], attribute.node);
  }

  private updateCall(name: string, args: readonly ts.Expression[], original: ts.Node): ts.Statement {
    const { factory } = this;
    const callee = factory.createPropertyAccessExpression(factory.createIdentifier(updateName), name);
    const call = compiler.setTextRange(factory.createCallExpression(callee, undefined, args), original);
    return factory.createExpressionStatement(call);
  }

  private updateFunction(statements: readonly ts.Statement[]): ts.ArrowFunction {
    return this.expressions.thunk(this.factory.createBlock(statements, true), [updateName]);
  }

  /** Owner, file and line: the first arguments of every runtime call that makes a node. */
  private place(node: ts.Node): ts.Expression[] {
    const { factory } = this;
    const { line } = this.file.getLineAndCharacterOfPosition(node.getStart(this.file));
    return [this.owner(), factory.createIdentifier(fileName), factory.createNumericLiteral(line + 1)];
  }

  private fail(node: ts.Node, message: string): never {
    const place = this.file.getLineAndCharacterOfPosition(node.getStart(this.file));
    throw new ArkTSSyntaxError(message, this.file.fileName, place.line + 1, place.character + 1);
  }
}
