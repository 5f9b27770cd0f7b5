/**
 * Writes `arkui/enums` from the SDK's declarations. Which enumerations the host implements, and which of their members if not
 * all, is in implementedEnums.ts; values stand there only for what the packaged declarations do not contain. Run it after a
 * change: `npx tsx arkui/build/enumTables.ts`. A test fails while a file is out of date.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { declaredEnums, type EnumValue } from './declaredEnums.ts';
import { type ImplementedEnum, implementedEnums } from './implementedEnums.ts';

const declared = declaredEnums();

/** File → its text. */
export function enumFiles(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(implementedEnums).map(([name, { about, enums }]) => [
      path.join(import.meta.dirname, '../enums', `${name}.ts`),
      `/** ${about} Written by arkui/build/enumTables.ts from the SDK's declarations. */\n${Object.entries(enums)
        .map(([each, implemented]) => enumeration(each, implemented))
        .join('')}`,
    ]),
  );
}

function enumeration(name: string, { doc, only, newer = {}, atRunTime }: ImplementedEnum): string {
  const values = declared.get(name) ?? new Map<string, EnumValue>();
  const known = atRunTime ? [] : (only ?? [...values.keys()]).map((member) => [member, values.get(member)] as const);
  const unknown = known.find(([, value]) => value === undefined);
  if (unknown) throw new Error(`The declarations have no ${name}.${unknown[0]}.`);
  const double = Object.keys(newer).find((member) => values.has(member));
  if (double)
    throw new Error(`The declarations have ${name}.${double}: its value need not stand in implementedEnums.ts.`);
  const members = [...known, ...Object.entries(newer), ...Object.entries(atRunTime ?? {})];
  // In the order of their values: that of the declarations is by the version that brought them.
  if (members.every(([, value]) => typeof value === 'number')) members.sort(([, a], [, b]) => Number(a) - Number(b));
  const head = `\n${doc === undefined ? '' : `/** ${doc} */\n`}export enum ${name} {`;
  if (members.length === 0) return `${head}}\n`;
  const lines = members.map(
    ([member, value]) => `  ${member} = ${typeof value === 'string' ? `'${value}'` : value},\n`,
  );
  return `${head}\n${lines.join('')}}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [file, text] of enumFiles()) writeFileSync(file, text);
}
