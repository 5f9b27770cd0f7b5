/**
 * Declarations of a public SDK are for two languages: ArkTS as applications compile it today ("dynamic"), and one to come
 * ("static"). `@since 14 dynamic` and `@since 23 static` say which since when; without such a word it is the first. What is
 * only there in the second is taken out, as the SDK's own build does, so that no overload of it is chosen.
 */
import type ts from 'ohos-typescript';
import { compiler } from '../compiler.ts';

const staticBlock = /\/\*\*\* if arkts (?:static|1\.2) \*\/[\s\S]*?\/\*\*\* endif \*\//g;

const staticSince = /@since\s+\S+\s+static\b/;

/** The text without what is only there in static ArkTS; every line stays where it is. */
export function keepDynamic(file: string, text: string): string {
  const kept = text.replace(staticBlock, blank);
  if (!staticSince.test(kept)) return kept;
  const source = compiler.createSourceFile(file, kept, compiler.ScriptTarget.ES2021, true);
  let result = kept;
  const visit = (node: ts.Node): void => {
    if (isStaticOnly(node)) {
      const [start, end] = [node.getFullStart(), node.getEnd()];
      result = result.slice(0, start) + blank(result.slice(start, end)) + result.slice(end);
    } else if (mayHoldDeclarations(node)) compiler.forEachChild(node, visit);
  };
  visit(source);
  return result;
}

/** API levels since which a declaration is there in dynamic ArkTS. */
export function dynamicVersions(docs: readonly ts.JSDoc[]): number[] {
  return sinceTags(docs).flatMap((text) => {
    const version = isStatic(text) ? Number.NaN : Number.parseInt(text, 10);
    return Number.isNaN(version) ? [] : [version];
  });
}

function isStaticOnly(node: ts.Node): boolean {
  const tags = sinceTags((node as { jsDoc?: readonly ts.JSDoc[] }).jsDoc ?? []);
  return tags.length > 0 && tags.every(isStatic);
}

function isStatic(since: string): boolean {
  return /\sstatic$/.test(since.trim());
}

function sinceTags(docs: readonly ts.JSDoc[]): string[] {
  return docs.flatMap((doc) => {
    const tags = doc.tags?.filter((tag) => tag.tagName.text === 'since') ?? [];
    return tags.map((tag) => compiler.getTextOfJSDocComment(tag.comment) ?? '');
  });
}

function mayHoldDeclarations(node: ts.Node): boolean {
  return (
    compiler.isSourceFile(node) ||
    compiler.isModuleDeclaration(node) ||
    compiler.isModuleBlock(node) ||
    compiler.isClassDeclaration(node) ||
    compiler.isInterfaceDeclaration(node) ||
    compiler.isEnumDeclaration(node)
  );
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
