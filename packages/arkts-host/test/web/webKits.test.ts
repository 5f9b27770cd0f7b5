/**
 * Kits for pages: files that stand in for Node's offer what those offer, and what stands in for Node's own modules
 * answers as these do. What the kits do in a page is tested in a page: test/pages/kits.
 */
import { readdirSync, readFileSync } from 'node:fs';
import nodePath from 'node:path';
import nodeUtil from 'node:util';
import type ts from 'ohos-typescript';
import { describe, expect, test } from 'vitest';
import { compiler } from '../../arkts/compiler.ts';
import { kitsFolder, webKitsFolder } from '../../web/build/webKits.ts';
import { createHash, createHmac, randomBytes, randomUUID } from '../../web/node/crypto.ts';
import { dirname, join } from '../../web/node/path.ts';
import { format, isDeepStrictEqual } from '../../web/node/util.ts';

function sourceOf(file: string): ts.SourceFile {
  return compiler.createSourceFile(file, readFileSync(file, 'utf8'), compiler.ScriptTarget.Latest, true);
}

function isExported(statement: ts.Statement): boolean {
  return (compiler.canHaveModifiers(statement) ? compiler.getModifiers(statement) : undefined)?.some(
    ({ kind }) => kind === compiler.SyntaxKind.ExportKeyword,
  ) as boolean;
}

/** Names that a file exports as values. */
function exportedValues(file: string): string[] {
  return sourceOf(file).statements.flatMap((statement) => {
    if (compiler.isExportDeclaration(statement)) {
      const { exportClause } = statement;
      if (statement.isTypeOnly || !exportClause || !compiler.isNamedExports(exportClause)) return [];
      return exportClause.elements.filter(({ isTypeOnly }) => !isTypeOnly).map(({ name }) => name.text);
    }
    if (!isExported(statement)) return [];
    if (compiler.isVariableStatement(statement)) {
      return statement.declarationList.declarations.map(({ name }) => name.getText());
    }
    const isValue =
      compiler.isFunctionDeclaration(statement) ||
      compiler.isClassDeclaration(statement) ||
      compiler.isEnumDeclaration(statement);
    return isValue && statement.name ? [statement.name.text] : [];
  });
}

/** Public members of a file's exported classes, as `Class.member`. */
function publicMembers(file: string): string[] {
  return sourceOf(file).statements.flatMap((statement) => {
    if (!compiler.isClassDeclaration(statement) || !isExported(statement)) return [];
    return statement.members
      .filter((member) => !compiler.isConstructorDeclaration(member) && !isPrivate(member))
      .map((member) => `${statement.name?.text}.${member.name?.getText()}`);
  });
}

function isPrivate(member: ts.ClassElement): boolean {
  const modifiers = compiler.canHaveModifiers(member) ? (compiler.getModifiers(member) ?? []) : [];
  return modifiers.some(({ kind }) => kind === compiler.SyntaxKind.PrivateKeyword);
}

const standIns = readdirSync(webKitsFolder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.replaceAll('\\', '/'));
/** Files of pages alone: no file of Node's has their name. */
const additions = ['ArkData/relationalStore/carried.ts', 'ArkUI/curves.ts'];
/** What only Node's side of the host calls. */
const controls =
  /^HostApp\.ofModule$|^HostNetwork\.(switchOn|cut|blackhole|whenUp|attach|detach)$|^Transaction\.ends$|^WebSocketClient\.link|^WebSocketServer\.service/;

describe('a file that stands in for one of Node', () => {
  const replacing = standIns.filter((name) => !additions.includes(name));

  test.each(replacing)('%s exports what that exports', (name) => {
    const here = exportedValues(nodePath.join(webKitsFolder, name));
    expect(here).toEqual(expect.arrayContaining(exportedValues(nodePath.join(kitsFolder, name))));
  });

  test.each(replacing)('%s has the public members that its classes have there', (name) => {
    const there = publicMembers(nodePath.join(kitsFolder, name)).filter((member) => !controls.test(member));
    expect(publicMembers(nodePath.join(webKitsFolder, name))).toEqual(expect.arrayContaining(there));
  });
});

describe('what stands in for modules of Node', () => {
  test('paths are joined and cut as on POSIX', () => {
    for (const parts of [
      ['/a/', 'b'],
      ['/a', '../b', './c'],
      ['a', '', 'b/'],
      ['/', 'x'],
    ]) {
      expect(join(...parts)).toBe(nodePath.posix.join(...parts).replace(/(.)\/$/, '$1'));
    }
    expect(dirname('/a/b/c.txt')).toBe('/a/b');
  });

  test('texts are formatted as by util.format', () => {
    for (const args of [['%s and %d', 'a', 2], ['%i%%', 1.9], ['%j', { a: 1 }], ['%s'], ['left', 'over', 1]] as const) {
      expect(format(...(args as unknown as [string]))).toBe(nodeUtil.format(...args));
    }
  });

  test('values are compared as by util.isDeepStrictEqual', () => {
    const values = [1, '1', NaN, null, [1, [2]], { a: [1] }, { a: 1 }, new Uint8Array([1]), new Uint8Array([2]), 1n];
    for (const one of values) {
      for (const other of [...values, ...structuredClone(values)]) {
        expect(isDeepStrictEqual(one, other)).toBe(nodeUtil.isDeepStrictEqual(one, other));
      }
    }
  });

  test('unknown digests are refused, and random bytes of any count are given', () => {
    expect(() => createHash('sha3')).toThrow('Digest method not supported');
    expect(() => createHmac('sha3', new Uint8Array(1))).toThrow('Digest method not supported');
    expect(randomBytes(200_000).some((byte) => byte !== 0)).toBe(true);
    expect(randomUUID()).not.toBe(randomUUID());
  });
});
