/** What the functions of an ArkTS file are called: the place of code → the method or function that it stands in. */
import { readFileSync } from 'node:fs';
import type ts from 'ohos-typescript';
import { compiler } from '../../packages/arkts-host/arkts/compiler.ts';

interface Named {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

export class FunctionNames {
  private readonly file: ts.SourceFile;
  /** The outer before the inner. */
  private readonly named: Named[] = [];

  constructor(path: string) {
    this.file = compiler.createSourceFile(
      path,
      readFileSync(path, 'utf8'),
      compiler.ScriptTarget.ES2021,
      true,
      compiler.ScriptKind.ETS,
    );
    this.collect(this.file, '');
  }

  /**
   * The innermost thing with a name around a place: `Class.method`, or `name` outside of classes. A function without a
   * name belongs to what it is written in.
   *
   * @param line from 1
   * @param column from 0
   */
  at(line: number, column: number): string {
    const position = this.file.getPositionOfLineAndCharacter(line - 1, column);
    return this.named.findLast(({ start, end }) => start <= position && position < end)?.name ?? '(the file)';
  }

  private collect(node: ts.Node, owner: string): void {
    const own = nameOf(node);
    const name = own === undefined ? owner : owner === '' ? own : `${owner}.${own}`;
    if (own !== undefined) this.named.push({ start: node.getStart(this.file), end: node.end, name });
    compiler.forEachChild(node, (child) => this.collect(child, name));
  }
}

/** The name of a class, of a member, and of what a file declares at its top. */
function nameOf(node: ts.Node): string | undefined {
  if (compiler.isConstructorDeclaration(node)) return 'constructor';
  const isNamed =
    compiler.isClassDeclaration(node) ||
    compiler.isStructDeclaration(node) ||
    compiler.isClassElement(node) ||
    compiler.isFunctionDeclaration(node) ||
    (compiler.isVariableDeclaration(node) && compiler.isSourceFile(node.parent.parent.parent));
  const { name } = node as ts.NamedDeclaration;
  return isNamed && name !== undefined && compiler.isIdentifier(name) ? name.text : undefined;
}
