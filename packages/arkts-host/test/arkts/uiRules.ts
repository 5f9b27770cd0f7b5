/** Tables of ArkUI's rules: what each refuses, and what stands next to it and is sound. */
import { describe, expect, it } from 'vitest';
import { checkSources } from './checkedProject.ts';

export interface UiRule {
  /** Breaks the rule. */
  readonly wrong: string;
  /** What is said of it, as `line:column rule` or `line:column warning rule`. */
  readonly found: readonly string[];
  /** As close to it as can be, without breaking a rule. */
  readonly sound: string;
}

/** Checks all inputs of a table at once, and makes a test of each. */
export function describeUiRules(title: string, rules: Readonly<Record<string, UiRule>>): void {
  describe(title, () => {
    const names = Object.keys(rules);
    const inputs = Object.entries(rules).flatMap(([name, { wrong, sound }]) => [
      [`wrong ${name}`, wrong],
      [`sound ${name}`, sound],
    ]);
    const found = checkSources<string>(Object.fromEntries(inputs));
    it.each(names)('%s', (name) => {
      expect(withoutHostLimits(found[`wrong ${name}`])).toEqual(rules[name]?.found);
      expect(withoutHostLimits(found[`sound ${name}`])).toEqual([]);
    });
  });
}

/** What the platform takes may still be more than this host can show. */
function withoutHostLimits(findings: readonly string[] = []): string[] {
  return findings.filter((finding) => !finding.endsWith(' host-unsupported-ui'));
}

/** `struct Case` with members, and a `build` that is sound. */
export function structWith(members: string, decorators = '@Component'): string {
  return `${decorators} struct Case {\n${members}\nbuild() { Column() {} } }`;
}

/** `build` of `struct Case`, whose members are on line 1. */
export function buildOf(body: string, members = '', decorators = '@Component'): string {
  return `${decorators} struct Case { ${members} build() { Column() {\n${body}\n} } }`;
}
