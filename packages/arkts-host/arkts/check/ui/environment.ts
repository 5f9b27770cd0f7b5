/** Rules of `@Env`, a property that shows a part of the system's state. */
import type ts from 'ohos-typescript';
import { compiler } from '../../compiler.ts';
import { type DecoratorUse, hasDecorator, memberName, type Reporter, typeName } from './syntax.ts';

/** What can be shown in API 22: type → the key of it. */
const keyByType: ReadonlyMap<string, string> = new Map([
  ['WindowSizeLayoutBreakpointInfo', 'SystemProperties.BREAK_POINT'],
]);

/** That its default is missing, too, is a rule for all properties. */
export function checkEnv(
  struct: ts.StructDeclaration,
  property: ts.PropertyDeclaration,
  decorator: DecoratorUse,
  reporter: Reporter,
): void {
  const refuse = (message: string) => reporter.report(decorator.node, 'ui-env', message);
  if (!hasDecorator(struct, 'Component') && !hasDecorator(struct, 'ComponentV2')) {
    refuse("'@Env' is for structs decorated by '@Component' or '@ComponentV2'.");
  }
  const key = keyByType.get(typeName(property.type) ?? '');
  if (property.type !== undefined && key === undefined) {
    refuse(
      `'@Env' cannot decorate '${memberName(property)}': its type is none of ${[...keyByType.keys()].join(', ')}.`,
    );
  }
  const [argument] = decorator.arguments;
  if (key === undefined || argument === undefined) return;
  if (compiler.isPropertyAccessExpression(argument) && argument.getText() === key) return;
  refuse(`'@Env' of the type '${typeName(property.type)}' takes '${key}'.`);
}
