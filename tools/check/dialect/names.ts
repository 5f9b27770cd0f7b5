/** Rules of names: of classes and structs, of their files, of boolean members, and of tests. */
import path from 'node:path';
import type ts from 'ohos-typescript';
import { compiler, hasDecorator, hasModifier, type Reporter } from '../../../packages/arkts-host/check.ts';

/** Last words of a name that say nothing about what a thing is in the field. */
const emptyWord = /(?:^|[a-z0-9])(Desk|Board|Keeper|Owner|Door|Course|Care|Moments)$/;

/** First words that make a boolean's name a statement, such as `isOpen`, `hasToken`, `looksAtNewest`. */
const statement = new RegExp(
  `^(?:${[
    'is|are|was|were|has|had|can|could|may|must|should|will|would|does|did',
    'accepts|allows|fits|hears|holds|keeps|knows|looks|needs|shows|takes|uses|waits|wants',
  ].join('|')})[A-Z]`,
);

/** What a method that is asked for a boolean would be called by one who forgets the verb. */
const bareAdjective =
  /^(?:active|away|bare|busy|closed|done|empty|enabled|ended|full|gone|known|muted|online|open|ready|running|underWay|valid|visible)$/;

/** Names of classes, structs and interfaces. */
export function checkTypeNames(source: ts.SourceFile, componentNames: ReadonlySet<string>, reporter: Reporter): void {
  for (const declaration of source.statements) {
    if (!isNamedType(declaration) || declaration.name === undefined) continue;
    const { name } = declaration;
    const word = emptyWord.exec(name.text)?.[1];
    if (word !== undefined) {
      const message = `'${name.text}' is no name of the field: say what it is, rather than '${word}'.`;
      reporter.report(name, 'dialect-class-name', message);
    }
    if (componentNames.has(name.text)) {
      const message = `'${name.text}' is a component of ArkUI: whoever reads it in code takes it for that.`;
      reporter.report(name, 'dialect-component-name', message);
    }
  }
}

type NamedType = ts.ClassDeclaration | ts.StructDeclaration | ts.InterfaceDeclaration | ts.EnumDeclaration;

function isNamedType(node: ts.Node): node is NamedType {
  return isClass(node) || compiler.isInterfaceDeclaration(node) || compiler.isEnumDeclaration(node);
}

function isClass(node: ts.Node): node is ts.ClassDeclaration | ts.StructDeclaration {
  return compiler.isClassDeclaration(node) || compiler.isStructDeclaration(node);
}

/**
 * One class with behaviour a file, and a file of the name of its only class. Classes that only hold data stand beside what
 * they are for, as interfaces do; and a file of functions is named after what these make.
 */
export function checkFileName(source: ts.SourceFile, reporter: Reporter): void {
  const listed = new Set(source.statements.flatMap(listedNames));
  const isSeen = (declaration: NamedType): boolean =>
    hasModifier(declaration, compiler.SyntaxKind.ExportKeyword) ||
    hasDecorator(declaration, 'Entry') ||
    listed.has(declaration.name?.text ?? '');
  const seen = source.statements.filter(isNamedType).filter(isSeen);
  const classes = seen.filter(isClass);
  for (const { name } of classes.filter(hasBehaviour).slice(1)) {
    const message = `'${name?.text}' is not the file's only exported class: give it a file of its own.`;
    if (name !== undefined) reporter.report(name, 'dialect-one-class', message);
  }
  const [only] = classes;
  const fileName = path.basename(source.fileName, '.ets');
  if (only?.name === undefined || classes.length > 1) return;
  if (seen.some((declaration) => declaration.name?.text === fileName)) return;
  if (!hasBehaviour(only) && source.statements.some(isExportedFunction)) return;
  const message = `'${only.name.text}' is the only class that this file exports, so it is the file's name, too.`;
  reporter.report(only.name, 'dialect-file-name', message);
}

function hasBehaviour(declaration: ts.ClassDeclaration | ts.StructDeclaration): boolean {
  return (
    compiler.isStructDeclaration(declaration) ||
    declaration.members.some(
      (member) => compiler.isMethodDeclaration(member) && !hasModifier(member, compiler.SyntaxKind.StaticKeyword),
    )
  );
}

function isExportedFunction(node: ts.Statement): boolean {
  return compiler.isFunctionDeclaration(node) && hasModifier(node, compiler.SyntaxKind.ExportKeyword);
}

/** Names in `export { A, B }`. */
function listedNames(node: ts.Statement): string[] {
  if (compiler.isExportAssignment(node)) return compiler.isIdentifier(node.expression) ? [node.expression.text] : [];
  if (!compiler.isExportDeclaration(node) || node.moduleSpecifier !== undefined) return [];
  const clause = node.exportClause;
  if (clause === undefined || !compiler.isNamedExports(clause)) return [];
  return clause.elements.map((element) => (element.propertyName ?? element.name).text);
}

/** A getter of a boolean reads as a statement. Fields may be named as the protocol names them. */
export function checkBooleanName(node: ts.Node, checker: ts.TypeChecker, reporter: Reporter): void {
  const isGetter = compiler.isGetAccessor(node);
  if (!isGetter && !(compiler.isMethodDeclaration(node) && node.parameters.length === 0)) return;
  if (!compiler.isIdentifier(node.name)) return;
  const name = node.name.text;
  if (isGetter ? statement.test(name) : !bareAdjective.test(name)) return;
  const signature = checker.getSignatureFromDeclaration(node);
  const type = signature && checker.getReturnTypeOfSignature(signature);
  if (type === undefined || (type.flags & compiler.TypeFlags.BooleanLike) === 0) return;
  const message = `'${name}' is a boolean: name it as a statement, as in 'isOpen', 'hasToken', 'canRetry'.`;
  reporter.report(node.name, 'dialect-boolean', message);
}

/** hypium's filter takes several names, separated by commas. */
export function checkTestName(node: ts.Node, reporter: Reporter): void {
  if (!compiler.isCallExpression(node) || !compiler.isIdentifier(node.expression)) return;
  if (node.expression.text !== 'it' && node.expression.text !== 'describe') return;
  const [name] = node.arguments;
  if (name !== undefined && writtenText(name).includes(',')) {
    reporter.report(name, 'dialect-test-name', "A test's name holds no comma: hypium's filter splits there.");
  }
}

/** What of a text stands in the source, without what is put into it. */
function writtenText(node: ts.Expression): string {
  if (compiler.isStringLiteralLike(node)) return node.text;
  if (!compiler.isTemplateExpression(node)) return '';
  return [node.head, ...node.templateSpans.map((span) => span.literal)].map((part) => part.text).join('');
}
