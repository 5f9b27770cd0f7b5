/**
 * What the product uses of the platform, by the tags in the declarations: `@since`, `@deprecated`, `@systemapi`,
 * `@permission`. A declaration may carry several doc comments, one a version; the first says since when it exists, the
 * last how it is now.
 */
import type ts from 'ohos-typescript';
import { compiler } from '../compiler.ts';
import { findSafely } from './breakdown.ts';
import { dynamicVersions } from './dynamicDeclarations.ts';
import type { Finding } from './finding.ts';
import type { CheckedProgram } from './program.ts';
import { isSdkFile } from './sdk.ts';

/** The API level that the project is built for. */
export const targetApi = 22;

export interface ApiUse {
  readonly name: string;
  /** Where it is used; rule and message to be filled in. */
  readonly finding: Finding;
  /** API level of its first version. */
  readonly since: number | undefined;
  readonly deprecatedSince: string | undefined;
  readonly isSystemApi: boolean;
  /** Names of permissions, joined by "and" and "or". */
  readonly permission: string | undefined;
}

/**
 * All uses of platform declarations in a module's own sources.
 *
 * @param findings takes up the files that could not be looked at
 */
export function collectApiUses(checked: CheckedProgram, findings: Finding[]): ApiUse[] {
  const checker = checked.program.getTypeChecker();
  const tagsByDeclaration = new Map<ts.Declaration, Tags>();
  const uses: ApiUse[] = [];
  for (const source of checked.sources) {
    const visit = (node: ts.Node): void => {
      if (compiler.isIdentifier(node)) {
        const declaration = platformDeclaration(node, checker);
        if (declaration !== undefined) {
          let tags = tagsByDeclaration.get(declaration);
          if (tags === undefined) {
            tags = readTags(declaration);
            tagsByDeclaration.set(declaration, tags);
          }
          const place = source.getLineAndCharacterOfPosition(node.getStart(source));
          const finding = {
            file: source.fileName,
            line: place.line + 1,
            column: place.character + 1,
            rule: '',
            message: '',
          };
          uses.push({ name: node.text, finding, ...tags });
        }
      }
      compiler.forEachChild(node, visit);
    };
    const visitAll = () => {
      visit(source);
      return [];
    };
    findings.push(...findSafely(source.fileName, visitAll));
  }
  return uses;
}

/** Uses of what is newer than the project's target, outdated, or not for applications: warnings of the platform's. */
export function judgeApiUses(uses: readonly ApiUse[]): Finding[] {
  return uses.flatMap((use) => {
    const { name, since, deprecatedSince } = use;
    const finding = { ...use.finding, severity: 'warning' } as const;
    if (use.isSystemApi) {
      return [{ ...finding, rule: 'api-system', message: `'${name}' is for system applications only.` }];
    }
    if (since !== undefined && since > targetApi) {
      const message = `'${name}' exists since API ${since}; the project is built for API ${targetApi}.`;
      return [{ ...finding, rule: 'api-since', message }];
    }
    if (deprecatedSince !== undefined && Number(deprecatedSince) <= targetApi) {
      const message = `'${name}' is deprecated since API ${deprecatedSince}.`;
      return [{ ...finding, rule: 'api-deprecated', message }];
    }
    return [];
  });
}

function platformDeclaration(node: ts.Identifier, checker: ts.TypeChecker): ts.Declaration | undefined {
  const { parent } = node;
  // Names that a declaration gives are not uses.
  if (compiler.isPropertyDeclaration(parent) || compiler.isMethodDeclaration(parent) || compiler.isParameter(parent)) {
    if (parent.name === node) return undefined;
  }
  const call = calledBy(node);
  const resolved = call && checker.getResolvedSignature(call)?.declaration;
  if (resolved && isPlatform(resolved) && !compiler.isJSDocSignature(resolved)) return resolved;
  let symbol = givenProperty(node, checker) ?? checker.getSymbolAtLocation(node);
  if (symbol && symbol.flags & compiler.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol);
  const declarations = symbol?.declarations;
  // With several declarations (overloads, merged namespaces) only the resolved one of a call says anything certain.
  const [declaration] = declarations ?? [];
  if (declaration === undefined || declarations?.length !== 1 || compiler.isSourceFile(declaration)) return undefined;
  return isPlatform(declaration) ? declaration : undefined;
}

/** For a name in an object literal, the property of the declared type that the literal fills. */
function givenProperty(node: ts.Identifier, checker: ts.TypeChecker): ts.Symbol | undefined {
  const { parent } = node;
  const isName =
    (compiler.isPropertyAssignment(parent) || compiler.isShorthandPropertyAssignment(parent)) && parent.name === node;
  if (!isName || !compiler.isObjectLiteralExpression(parent.parent)) return undefined;
  return checker.getContextualType(parent.parent)?.getProperty(node.text);
}

function isPlatform(declaration: ts.Node): boolean {
  return isSdkFile(declaration.getSourceFile().fileName);
}

function calledBy(node: ts.Identifier): ts.CallLikeExpression | undefined {
  const { parent } = node;
  const callee = compiler.isPropertyAccessExpression(parent) && parent.name === node ? parent : node;
  const call = callee.parent;
  return (compiler.isCallExpression(call) || compiler.isNewExpression(call)) && call.expression === callee
    ? call
    : undefined;
}

type Tags = Pick<ApiUse, 'since' | 'deprecatedSince' | 'isSystemApi' | 'permission'>;

function readTags(declaration: ts.Declaration): Tags {
  const owner = compiler.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  const docs = (owner as { jsDoc?: readonly ts.JSDoc[] }).jsDoc ?? [];
  const last = docs.at(-1);
  const versions = dynamicVersions(docs);
  return {
    since: versions.length === 0 ? undefined : Math.min(...versions),
    deprecatedSince: last && /since\s+(\d+)/.exec(tagText(last, 'deprecated') ?? '')?.[1],
    isSystemApi: last !== undefined && isSystemApi(tagText(last, 'systemapi')),
    permission: last && tagText(last, 'permission')?.replace(/\s+/g, ' ').trim(),
  };
}

/** Some were for the system at first, and then for everybody: `@systemapi [since 19 - 24]`. */
function isSystemApi(text: string | undefined): boolean {
  const range = /\[since (\d+)[\d.]* - (\d+)/.exec(text ?? '');
  if (range === null) return text !== undefined;
  return Number(range[1]) <= targetApi && targetApi <= Number(range[2]);
}

function tagText(doc: ts.JSDoc, name: string): string | undefined {
  const tag = doc.tags?.find((candidate) => candidate.tagName.text === name);
  return tag === undefined ? undefined : (compiler.getTextOfJSDocComment(tag.comment) ?? '');
}
