/** What documents number is numbered once, in order; what cites a number finds it; how many there are is what is said. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { projectRoot } from '../../packages/arkts-host/projectRoot.ts';

const read = (file: string): string => readFileSync(path.join(projectRoot, file), 'utf8');

function numbersOf(file: string, pattern: RegExp): number[] {
  return [...read(file).matchAll(pattern)].map(([, number]) => Number(number));
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const facts = numbersOf('docs/platform.md', /^(\d+)\. /gm);
const decisions = numbersOf('docs/decisions.md', /^## (\d+)\. /gm);
const rules = numbersOf('docs/protocol.md', /^- \*\*R(\d+)\*\* /gm);

it('numbers the facts of the platform and the decisions without a gap', () => {
  expect(facts).toEqual(upTo(facts.length));
  expect(decisions).toEqual(upTo(decisions.length));
});

it('names each rule of the protocol once', () => {
  expect(new Set(rules).size).toBe(rules.length);
});

test.each(['README.md', 'README.zh-CN.md'])('%s says how many rules there are', (file) => {
  const [, count] = /（?\(?(\d+) (?:numbered rules|条编号规则)/.exec(read(file)) ?? [];
  expect(Number(count)).toBe(rules.length);
});

describe('sources', () => {
  const sources = ['common', 'entry', 'server_tv', 'packages', 'tools', 'tests'].flatMap((folder) =>
    readdirSync(path.join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.e?ts$/.test(name))
      .map((name) => `${folder}/${name}`),
  );

  it('cite facts of the platform that there are', () => {
    const cited = sources.flatMap((file) =>
      [...read(file).matchAll(/platform\.md (\d+)/g)].map(([, number]) => ({ file, number: Number(number) })),
    );
    expect(cited.length).toBeGreaterThan(0);
    expect(cited.filter(({ number }) => !facts.includes(number))).toEqual([]);
  });
});
