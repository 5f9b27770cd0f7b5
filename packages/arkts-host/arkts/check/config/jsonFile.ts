/** JSON and JSON5 files with the places of their values, so that a finding can name a line. */
import { existsSync, readFileSync } from 'node:fs';
import JSON5 from 'json5';
import type ts from 'ohos-typescript';
import { compiler } from '../../compiler.ts';
import type { Finding } from '../finding.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

export type JsonPath = readonly (string | number)[];

export class JsonFile {
  private constructor(
    readonly file: string,
    readonly value: Json,
    private readonly tree: ts.SourceFile | undefined,
  ) {}

  /** Reads a file; a missing or malformed one is reported and has the value null. */
  static read(file: string, findings: Finding[]): JsonFile {
    if (!existsSync(file)) {
      findings.push({ file, line: 1, column: 1, rule: 'config-missing', message: 'The file does not exist.' });
      return new JsonFile(file, null, undefined);
    }
    const text = readFileSync(file, 'utf8');
    try {
      const value = file.endsWith('.json5') ? JSON5.parse<Json>(text) : (JSON.parse(text) as Json);
      // JSON5 is a JavaScript expression; the parenthesis keeps an object from being a block.
      const tree = compiler.createSourceFile(
        file,
        `(${text})`,
        compiler.ScriptTarget.ES2021,
        true,
        compiler.ScriptKind.JS,
      );
      return new JsonFile(file, value, tree);
    } catch (error) {
      const {
        lineNumber = 1,
        columnNumber = 1,
        message,
      } = error as SyntaxError & {
        lineNumber?: number;
        columnNumber?: number;
      };
      findings.push({ file, line: lineNumber, column: columnNumber, rule: 'config-syntax', message });
      return new JsonFile(file, null, undefined);
    }
  }

  /** A file whose content is not JSON: only its name counts. */
  static opaque(file: string): JsonFile {
    return new JsonFile(file, null, undefined);
  }

  /** The value at a path; undefined when there is none. */
  at(...path: JsonPath): Json | undefined {
    let current: Json | undefined = this.value;
    for (const step of path) {
      if (current === null || typeof current !== 'object') return undefined;
      current = (current as Record<string | number, Json | undefined>)[step];
    }
    return current;
  }

  text(...path: JsonPath): string | undefined {
    const value = this.at(...path);
    return typeof value === 'string' ? value : undefined;
  }

  list(...path: JsonPath): readonly Json[] {
    const value = this.at(...path);
    return Array.isArray(value) ? value : [];
  }

  /** A finding at the value of a path, or at the innermost part of the path that there is. */
  finding(path: JsonPath, rule: string, message: string): Finding {
    const offset = this.offset(path);
    const before = this.tree?.text.slice(1, offset) ?? '';
    const line = before.split('\n').length;
    return { file: this.file, line, column: before.length - before.lastIndexOf('\n'), rule, message };
  }

  /** All strings in the file with their paths. */
  *strings(value: Json = this.value, path: JsonPath = []): Generator<{ text: string; path: JsonPath }> {
    if (typeof value === 'string') yield { text: value, path };
    else if (value !== null && typeof value === 'object') {
      for (const [name, child] of Object.entries(value)) {
        yield* this.strings(child as Json, [...path, Array.isArray(value) ? Number(name) : name]);
      }
    }
  }

  private offset(path: JsonPath): number {
    const [statement] = this.tree?.statements ?? [];
    if (statement === undefined || !compiler.isExpressionStatement(statement)) return 1;
    let node: ts.Expression = statement.expression;
    while (compiler.isParenthesizedExpression(node)) node = node.expression;
    for (const step of path) {
      const next = childOf(node, step);
      if (next === undefined) break;
      node = next;
    }
    return node.getStart(this.tree);
  }
}

function childOf(node: ts.Expression, step: string | number): ts.Expression | undefined {
  if (compiler.isArrayLiteralExpression(node)) return node.elements[Number(step)];
  if (!compiler.isObjectLiteralExpression(node)) return undefined;
  const property = node.properties.find(
    (candidate): candidate is ts.PropertyAssignment =>
      compiler.isPropertyAssignment(candidate) &&
      (compiler.isIdentifier(candidate.name) || compiler.isStringLiteral(candidate.name)) &&
      candidate.name.text === step,
  );
  return property?.initializer;
}
