/** The enumerations and tables of the host against the SDK's declarations: same names, same numbers, nothing invented. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { packagedSdk, readComponentNames } from '../../arkts/language.ts';
import * as input from '../../arkui/enums/input.ts';
import * as interaction from '../../arkui/enums/interaction.ts';
import * as layout from '../../arkui/enums/layout.ts';
import * as navigation from '../../arkui/enums/navigation.ts';
import * as scroll from '../../arkui/enums/scroll.ts';
import * as text from '../../arkui/enums/text.ts';
import { supportedUi } from '../../arkui/supported.ts';

/**
 * Enumerations whose numbers at run time are others than in the declarations: pages write names, and only combinations of
 * bits would show it. `Color` has colors, see uiColors.ts.
 */
const otherAtRunTime = new Set(['Color', 'PanDirection']);

/** Members by enumeration, of the packaged declarations (API 13): what is newer is not in them. */
function declaredEnums(): Map<string, Map<string, string | number>> {
  const folder = path.join(packagedSdk, 'component');
  const enums = new Map<string, Map<string, string | number>>();
  for (const file of readdirSync(folder)) {
    const source = readFileSync(path.join(folder, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    for (const [, name = '', body = ''] of source.matchAll(/declare enum (\w+) \{([^}]*)\}/g)) {
      const members = new Map<string, string | number>();
      let next = 0;
      for (const [, member = '', value] of body.matchAll(/(\w+)\s*(?:=\s*([^,\n]+))?\s*(?:,|$|\n)/g)) {
        const literal = value?.trim().replace(/^'|'$/g, '');
        const number = literal === undefined ? next : evaluate(literal);
        members.set(member, number);
        if (typeof number === 'number') next = number + 1;
      }
      enums.set(name, members);
    }
  }
  return enums;
}

function evaluate(literal: string): string | number {
  const shift = /^(\d+)\s*<<\s*(\d+)$/.exec(literal);
  if (shift) return Number(shift[1]) << Number(shift[2]);
  return Number.isNaN(Number(literal)) ? literal : Number(literal);
}

describe('enumerations', () => {
  it('have the SDK’s numbers', () => {
    const declared = declaredEnums();
    const ours: Readonly<Record<string, object>> = {
      ...layout,
      ...text,
      ...input,
      ...scroll,
      ...navigation,
      ...interaction,
    };
    let compared = 0;
    for (const [name, values] of Object.entries(ours)) {
      for (const [member, value] of Object.entries(values)) {
        if (/^-?\d+$/.test(member)) continue;
        const expected = declared.get(name)?.get(member);
        if (expected === undefined || otherAtRunTime.has(name)) continue;
        expect(value, `${name}.${member}`).toBe(expected);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(400);
  });
});

describe('components', () => {
  it('are all components of the SDK', () => {
    const declared = new Set(readComponentNames(packagedSdk).map(({ name }) => name));
    for (const name of supportedUi().components.keys()) expect(declared.has(name), name).toBe(true);
  });
});
