/**
 * The tables of calls, events and options in `docs/`, written from the docstrings of the classes that they describe. A page
 * says where a table stands by a pair of marks: `<!-- api calls FILE NAME -->` … `<!-- api end -->`, with `events` or
 * `fields` for `calls`. Run it after a change: `npx tsx tools/docs/apiTables.ts`. A test fails while a page is out of
 * date.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type ts from 'ohos-typescript';
import { compiler } from '../../packages/arkts-host/arkts/compiler.ts';
import { projectRoot } from '../../packages/arkts-host/projectRoot.ts';

const docs = path.join(projectRoot, 'docs');

/** Pages with tables. */
export const apiPages: readonly string[] = readdirSync(docs)
  .map((name) => path.join(docs, name))
  .filter((file) => file.endsWith('.md') && readFileSync(file, 'utf8').includes('<!-- api '));

const marks = /(<!-- api (calls|events|fields) (\S+) (\w+) -->\n)[\s\S]*?(<!-- api end -->)/g;

type Declaration = ts.ClassDeclaration | ts.InterfaceDeclaration;

function parse(file: string): ts.SourceFile {
  const text = readFileSync(path.join(projectRoot, file), 'utf8');
  return compiler.createSourceFile(file, text, compiler.ScriptTarget.ES2021, true, compiler.ScriptKind.ETS);
}

function find(source: ts.SourceFile, name: string): Declaration | undefined {
  return source.statements.find(
    (node): node is Declaration =>
      (compiler.isClassDeclaration(node) || compiler.isInterfaceDeclaration(node)) && node.name?.text === name,
  );
}

function declared(file: string, name: string): Declaration {
  const declaration = find(parse(file), name);
  if (declaration === undefined) throw new Error(`${file} declares no ${name}, which a table in docs/ is of.`);
  return declaration;
}

/** The docstring of a declaration as one line; empty without one. */
function docOf(node: ts.Node): string {
  const text = node.getSourceFile().text;
  const comments = compiler.getLeadingCommentRanges(text, node.getFullStart()) ?? [];
  const last = comments.at(-1);
  const raw = last === undefined ? '' : text.slice(last.pos, last.end);
  if (!raw.startsWith('/**')) return '';
  const [words = ''] = raw
    .slice(3, -2)
    .replace(/^\s*\* ?/gm, '')
    .split('```');
  return words
    .replace(/@param (\w+)/g, ' `$1`:')
    .replace(/@returns/g, ' Gives')
    .replace(/\s+/g, ' ')
    .trim();
}

function row(...cells: string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function table(head: string[], rows: string[]): string {
  return [row(...head), row(...head.map(() => '---')), ...rows].join('\n');
}

function isPublic(member: ts.ClassElement | ts.TypeElement): boolean {
  const flags = compiler.getCombinedModifierFlags(member as ts.Declaration);
  return (flags & (compiler.ModifierFlags.Private | compiler.ModifierFlags.Protected)) === 0;
}

/** What may be called or asked of a class: its public methods, getters and fields, in the order of the source. */
function calls(type: Declaration): string {
  const rows: string[] = [];
  for (const member of type.members as ts.NodeArray<ts.ClassElement | ts.TypeElement>) {
    if (!isPublic(member) || /^For the \w+ only/.test(docOf(member))) continue;
    const name = member.name?.getText() ?? '';
    if (compiler.isMethodDeclaration(member) || compiler.isMethodSignature(member)) {
      const parameters = member.parameters.map((one) => one.name.getText() + (isOptional(one) ? '?' : ''));
      const result = member.type?.getText() ?? 'void';
      rows.push(row(`\`${name}(${parameters.join(', ')})\``, `\`${result.replace(/\s+/g, ' ')}\``, docOf(member)));
    } else if (compiler.isGetAccessorDeclaration(member) || compiler.isPropertyDeclaration(member)) {
      rows.push(row(`\`${name}\``, `\`${member.type?.getText() ?? ''}\``, docOf(member)));
    }
  }
  return table(['Call', 'Gives', 'What it does'], rows);
}

function isOptional(parameter: ts.ParameterDeclaration): boolean {
  return parameter.questionToken !== undefined || parameter.initializer !== undefined;
}

function fields(type: Declaration): string {
  const rows = (type.members as ts.NodeArray<ts.ClassElement | ts.TypeElement>)
    .filter(isPublic)
    .filter(
      (member): member is ts.PropertySignature | ts.PropertyDeclaration =>
        compiler.isPropertySignature(member) || compiler.isPropertyDeclaration(member),
    )
    .map((member) => {
      const mark = member.questionToken === undefined ? '' : '?';
      return row(`\`${member.name.getText()}${mark}\``, `\`${member.type?.getText() ?? ''}\``, docOf(member));
    });
  return table(['Name', 'Type', 'What it is'], rows);
}

/** The events of a class by their names, from the overloads of its `on`. */
function events(type: Declaration): string {
  const rows: string[] = [];
  const named = namedSignals(type);
  for (const member of type.members) {
    if (!compiler.isMethodDeclaration(member) || member.name.getText() !== 'on' || member.body !== undefined) continue;
    const [first, listener] = member.parameters;
    const name = /^'(.+)'$/.exec(first?.type?.getText() ?? '')?.[1];
    if (name === undefined) continue;
    const carried = /:\s*([\w<>]+)\)/.exec(listener?.type?.getText() ?? '')?.[1] ?? '';
    const doc = docOf(member) || named.get(name) || docOfType(type, carried);
    rows.push(row(`\`${name}\``, carried === '' ? '' : `\`${carried}\``, doc));
  }
  return table(['Event', 'With', 'When'], rows);
}

/** Docstrings of the signals that `SignalTable.add` gives a name, of a class and of its ancestors. */
function namedSignals(type: Declaration): Map<string, string> {
  const found = new Map<string, string>();
  for (const one of [type, ...ancestors(type)]) {
    const text = one.getText();
    for (const [, field = '', name = ''] of text.matchAll(
      /(\w+)(?:: [\w<>]+)? = this\.named\.add<\w+>\('([\w-]+)'\)/g,
    )) {
      const member = one.members.find((candidate) => candidate.name?.getText() === field);
      if (member !== undefined) found.set(name, docOf(member));
    }
  }
  return found;
}

function ancestors(type: Declaration): Declaration[] {
  const parent = type.heritageClauses?.[0]?.types[0]?.expression.getText();
  if (parent === undefined) return [];
  const declaration = imported(type, parent);
  return declaration === undefined ? [] : [declaration, ...ancestors(declaration)];
}

function docOfType(near: Declaration, name: string): string {
  const declaration = find(near.getSourceFile(), name) ?? imported(near, name);
  return declaration === undefined ? '' : docOf(declaration);
}

/** What a file of the same module exports by this name, if the file of `near` imports it from there. */
function imported(near: Declaration, name: string): Declaration | undefined {
  const source = near.getSourceFile();
  for (const statement of source.statements) {
    if (!compiler.isImportDeclaration(statement)) continue;
    const from = (statement.moduleSpecifier as ts.StringLiteral).text;
    if (!from.startsWith('.') || !new RegExp(`\\b${name}\\b`).test(statement.importClause?.getText() ?? '')) continue;
    return find(parse(`${path.join(path.dirname(source.fileName), from)}.ets`), name);
  }
  return undefined;
}

const makers = { calls, events, fields };

/** A page with its tables brought up to date. */
export function withCurrentTables(page: string): string {
  return page.replace(
    marks,
    (_all, begin: string, kind: keyof typeof makers, file: string, name: string, end: string) =>
      [begin, makers[kind](declared(file, name)), '\n', end].join(''),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const page of apiPages) writeFileSync(page, withCurrentTables(readFileSync(page, 'utf8')));
}
