/** The global enumerations that the packaged declarations, and what completes them, contain. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type ts from 'ohos-typescript';
import { compiler } from '../../arkts/compiler.ts';
import { packagedSdk } from '../../arkts/language.ts';

export type EnumValue = string | number;

const folders = [path.join(packagedSdk, 'component'), path.join(import.meta.dirname, '../../arkts/sdk')];

/** Enumeration → member → value. */
export function declaredEnums(): ReadonlyMap<string, ReadonlyMap<string, EnumValue>> {
  const enums = new Map<string, Map<string, EnumValue>>();
  for (const folder of folders) {
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.d.ts'))) {
      const text = readFileSync(path.join(folder, file), 'utf8');
      const source = compiler.createSourceFile(file, text, compiler.ScriptTarget.ES2021);
      for (const statement of source.statements) {
        if (!compiler.isEnumDeclaration(statement)) continue;
        const members = enums.get(statement.name.text) ?? new Map<string, EnumValue>();
        enums.set(statement.name.text, members);
        readMembers(statement, source, members);
      }
    }
  }
  return enums;
}

function readMembers(declaration: ts.EnumDeclaration, source: ts.SourceFile, into: Map<string, EnumValue>): void {
  let next = 0;
  for (const { name, initializer } of declaration.members) {
    const value = initializer ? enumValue(initializer, source) : next;
    into.set(name.getText(source), value);
    if (typeof value === 'number') next = value + 1;
  }
}

function enumValue(initializer: ts.Expression, source: ts.SourceFile): EnumValue {
  if (compiler.isStringLiteral(initializer)) return initializer.text;
  if (compiler.isBinaryExpression(initializer)) {
    const { left, operatorToken, right } = initializer;
    const [first, second] = [Number(enumValue(left, source)), Number(enumValue(right, source))];
    if (operatorToken.kind === compiler.SyntaxKind.LessThanLessThanToken) return first << second;
    if (operatorToken.kind === compiler.SyntaxKind.BarToken) return first | second;
  }
  const number = Number(initializer.getText(source));
  if (!Number.isNaN(number)) return number;
  throw new Error(
    `${source.fileName}: the value ${initializer.getText(source)} of an enumeration is of no known kind.`,
  );
}
