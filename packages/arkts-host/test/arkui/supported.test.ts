/** The enumerations and tables of the host against the SDK's declarations: nothing is out of date, nothing invented. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packagedSdk, readComponentNames } from '../../arkts/language.ts';
import { declaredEnums } from '../../arkui/build/declaredEnums.ts';
import { enumFiles } from '../../arkui/build/enumTables.ts';
import { supportedUi } from '../../arkui/supported.ts';

describe('enumerations', () => {
  it.each([...enumFiles()])('are up to date in %s (npx tsx arkui/build/enumTables.ts)', (file, text) => {
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('have the values that are declared: counted on or given', () => {
    const declared = declaredEnums();
    expect(declared.get('FlexAlign')?.get('SpaceEvenly')).toBe(5);
    expect(declared.get('BlurStyle')?.get('BACKGROUND_THIN')).toBe(3);
    expect(declared.get('FontWeight')?.get('Normal')).toBe(1);
    expect(declared.get('SafeAreaEdge')?.get('BOTTOM')).toBe(1);
  });
});

describe('components', () => {
  it('are all components of the SDK', () => {
    const declared = new Set(readComponentNames(packagedSdk).map(({ name }) => name));
    for (const name of supportedUi().components.keys()) expect(declared.has(name), name).toBe(true);
  });
});
