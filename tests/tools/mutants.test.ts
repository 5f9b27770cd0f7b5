/** Small changes for the worse: which are found in a source, how they are written into it, and which are chosen. */
import { describe, expect, it } from 'vitest';
import { compiler } from '../../packages/arkts-host/arkts/compiler.ts';
import { emitOptions } from '../../packages/arkts-host/arkts/language.ts';
import { chooseMutants } from '../../tools/mutation/collectMutants.ts';
import { findMutants } from '../../tools/mutation/findMutants.ts';
import { instrument } from '../../tools/mutation/instrument.ts';
import { SWITCH } from '../../tools/mutation/Mutant.ts';

const find = (source: string) => findMutants('a.ets', 'a', source);
const changes = (source: string) => find(source).map(({ kind, before, after }) => `${kind}: ${before} → ${after}`);

/** Runs a source with one of its changes, 0 for none. */
function run(source: string, active: number): unknown {
  const mutants = find(source).map((mutant, index) => ({ ...mutant, id: index + 1 }));
  const code = compiler.transpileModule(instrument(source, mutants), { compilerOptions: emitOptions() }).outputText;
  return new Function(SWITCH, `${code.replaceAll('export ', '')}\nreturn result();`)((id: number) => id === active);
}

describe('A source', () => {
  it.each([
    ['if (a) { b(); }', ['condition negated: a → !(a)', 'block emptied: { b(); } → {}', 'statement removed: b(); → ']],
    ['const x: number = a < 3 ? 1 : 2000;', ['off by one: a < 3 → a <= 3', 'number changed: 2000 → 4000']],
    ['const x = a === b && !c;', ['operator swapped: a === b → a !== b', 'negation dropped: !c → c']],
    ['x += 1;', ['operator swapped: x += 1 → x -= 1', 'statement removed: x += 1; → ']],
    ['const done: boolean = false;', ['boolean flipped: false → true']],
  ])('%s can be changed for the worse', (source, expected) => {
    expect(changes(source)).toEqual(expect.arrayContaining(expected));
  });

  it.each([
    ['what ArkUI draws', '@Component struct A { build() { if (a > 1) { Text("x"); } } }'],
    ['types', 'type A = 1 | true; interface B { c: false; }'],
    ['lines for developers', 'class A { b() { this.log.info("x" + 1); } }'],
    ['text that is put together', 'const x = "a" + b;'],
  ])('is left alone where it is %s', (_what, source) => {
    expect(changes(source)).toEqual([]);
  });

  it('does what it did while no change is on', () => {
    const source =
      'export function result() { let n = 0; for (let i = 0; i < 3; i++) { if (i > 1) n += 2; else n += 1; } return n; }';
    expect(run(source, 0)).toBe(4);
  });

  it('does something else with each change on its own', () => {
    const source = 'export function result() { let n = 0; if (n === 0) { n = 5; n *= 1 + 1; } return n; }';
    const unchanged = run(source, 0);
    const results = find(source).map((_mutant, index) => run(source, index + 1));
    expect(results.filter((result) => result === unchanged)).toEqual([]);
  });

  it('keeps its lines', () => {
    const source = 'if (a &&\n    b) {\n  c();\n}\n';
    const mutants = find(source).map((mutant, index) => ({ ...mutant, id: index + 1 }));
    expect(instrument(source, mutants).split('\n').length).toBe(source.split('\n').length);
  });
});

describe('A key', () => {
  const source = 'class A { b() { c(1); } d() { return e > 1; } }';

  it('survives edits elsewhere in the file', () => {
    const edited = `// Another line.\nclass Z { y() { return 7 < 8; } }\n${source}`;
    const keys = find(edited).map(({ key }) => key);
    expect(find(source).filter(({ key }) => !keys.includes(key))).toEqual([]);
  });

  it('tells equal texts of one function apart', () => {
    const keys = find('class A { b() { c(1); c(1); } }').map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('The choice', () => {
  const found = find(Array.from({ length: 30 }, (_, index) => `f${index}(${index});`).join('\n'));
  const choose = (seed: number) => chooseMutants(new Map([['a', found]]), 10, seed).map(({ key }) => key);

  it('is the same for the same seed', () => {
    expect(choose(3)).toEqual(choose(3));
  });

  it('is another one for another seed', () => {
    expect(choose(3)).not.toEqual(choose(4));
  });

  it('takes all where there are fewer', () => {
    expect(chooseMutants(new Map([['a', found]]), 1000, 1).length).toBe(found.length);
  });
});
