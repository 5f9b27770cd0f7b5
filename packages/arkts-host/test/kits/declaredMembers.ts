/** What the SDK declares that a kit has at run time: classes, functions, namespaces and enumerations, with their members. */
import type ts from 'ohos-typescript';
import { createCheckedPrograms } from '../../arkts/check/program.ts';
import { readProject } from '../../arkts/check/project.ts';
import { packagedPlatformSdk } from '../../arkts/check/sdk.ts';
import { compiler } from '../../arkts/compiler.ts';
import { soundProject } from '../arkts/checkedProject.ts';
import { makeProject } from '../arkts/project.ts';

export interface DeclaredMember {
  /** From the kit on: `['util', 'TextEncoder', 'create']`. */
  readonly path: readonly string[];
  /** Whether it is one of a class's instances: the last part is looked for there. */
  readonly isOfInstance: boolean;
  /** The value of an enumeration's member, where it has one for certain. */
  readonly value?: string | number | undefined;
}

/** All declared members by kit. */
export function declaredMembers(kits: readonly string[]): Map<string, DeclaredMember[]> {
  const { checker, source } = program(kits, []);
  const found = new Map<string, DeclaredMember[]>();
  for (const statement of source.statements) {
    const { importClause, moduleSpecifier } = statement as ts.ImportDeclaration;
    const module = checker.getSymbolAtLocation(moduleSpecifier);
    const bindings = importClause?.namedBindings;
    const name = bindings && compiler.isNamespaceImport(bindings) ? bindings.name.text : '';
    if (!module) throw new Error(`The SDK has no kit ${name}.`);
    found.set(name, new Reader(checker).read(checker.getExportsOfModule(module), []));
  }
  return found;
}

/** A file that imports kits, in a program with the SDK's declarations. */
function program(kits: readonly string[], statements: readonly string[]) {
  const imports = kits.map((kit) => `import * as ${kit} from '@kit.${kit}';`);
  const text = [...imports, ...statements].join('\n');
  const { root } = makeProject({ ...soundProject, 'entry/src/main/ets/pages/Kits.ets': text });
  const checked = createCheckedPrograms(readProject(root), packagedPlatformSdk()).find(
    ({ module }) => module.name === 'entry',
  );
  const source = checked?.sources.find(({ fileName }) => fileName.endsWith('Kits.ets'));
  if (!checked || !source) throw new Error('There is no program.');
  return { checker: checked.program.getTypeChecker(), source };
}

/** What an object of a type has by its declaration; what is optional left out. Types are named as `ArkData.preferences.Preferences`. */
export function declaredProperties(types: readonly string[]): Map<string, string[]> {
  const kits = [...new Set(types.map((type) => type.split('.')[0] as string))];
  const aliases = types.map((type, number) => `export type Type${number} = ${type};`);
  const { checker, source } = program(kits, aliases);
  const found = source.statements.filter(compiler.isTypeAliasDeclaration).map((alias, number): [string, string[]] => {
    const type = checker.getTypeFromTypeNode(alias.type);
    const names = checker
      .getPropertiesOfType(type)
      .filter(({ flags }) => (flags & compiler.SymbolFlags.Optional) === 0)
      .map(({ name }) => name);
    return [types[number] as string, names];
  });
  return new Map(found);
}

class Reader {
  private readonly seen = new Set<ts.Symbol>();

  constructor(private readonly checker: ts.TypeChecker) {}

  read(symbols: readonly ts.Symbol[], path: readonly string[]): DeclaredMember[] {
    return symbols.flatMap((exported) => {
      const isAlias = (exported.flags & compiler.SymbolFlags.Alias) !== 0;
      const symbol = isAlias ? this.checker.getAliasedSymbol(exported) : exported;
      if ((symbol.flags & compiler.SymbolFlags.Value) === 0 || exported.name === 'prototype') return [];
      const own = [...path, exported.name];
      return [{ path: own, isOfInstance: false, value: this.valueOf(symbol) }, ...this.inside(symbol, own)];
    });
  }

  private valueOf(symbol: ts.Symbol): string | number | undefined {
    const declaration = symbol.valueDeclaration;
    return declaration && compiler.isEnumMember(declaration) ? this.checker.getConstantValue(declaration) : undefined;
  }

  private inside(symbol: ts.Symbol, path: readonly string[]): DeclaredMember[] {
    if (this.seen.has(symbol)) return [];
    this.seen.add(symbol);
    const { Class, ValueModule, Enum } = compiler.SymbolFlags;
    const members: DeclaredMember[] = [];
    if (symbol.flags & (Class | ValueModule | Enum))
      members.push(...this.read(this.checker.getExportsOfModule(symbol), path));
    if (symbol.flags & Class) {
      const type = this.checker.getDeclaredTypeOfSymbol(symbol);
      for (const { name } of this.checker.getPropertiesOfType(type)) {
        if (!name.startsWith('__@')) members.push({ path: [...path, name], isOfInstance: true });
      }
    }
    return members;
  }
}
