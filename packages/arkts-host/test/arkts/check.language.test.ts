/**
 * Covers what the parser, the type checker and ArkTS's strict rules report. ArkUI's rules are in check.arkui.test.ts,
 * configuration in check.config.test.ts.
 */
import { describe, expect, it } from 'vitest';
import { checkSources } from './checkedProject.ts';

const accepted = {
  'classes with accessors, statics, generics and overrides': `
export abstract class Store<T> {
  static readonly LIMIT: number = 10;
  private items: T[] = [];
  protected abstract accepts(item: T): boolean;
  get size(): number { return this.items.length; }
  add(item: T): boolean {
    if (!this.accepts(item) || this.items.length >= Store.LIMIT) { return false; }
    this.items.push(item);
    return true;
  }
}
export class TextStore extends Store<string> {
  protected accepts(item: string): boolean { return item.length > 0; }
}`,
  'interfaces, enums, unions and type aliases': `
export enum Kind { CHAT = 'chat', SYSTEM = 'system' }
export interface Message { kind: Kind; text?: string; }
export type Handler = (message: Message) => void;
export type Reply = Message | undefined | null;
export const greet: Handler = (message: Message): void => { console.info(message.text ?? ''); };
greet({ kind: Kind.CHAT, text: 'x' });`,
  'maps, records, spread arrays, optional chaining, template texts': `
const counts: Map<string, number> = new Map<string, number>();
const names: Record<string, number> = { 'a': 1, 'b': 2 };
export function sum(more: number[]): string {
  let total: number = 0;
  for (const n of [...more, ...Array.from(counts.values())]) { total += n; }
  return \`\${total} \${names['a']} \${counts.get('x')?.toString() ?? 'none'}\`;
}`,
  'async functions, errors and JSON': `
import { BusinessError } from '@kit.BasicServicesKit';
export class WireError extends Error {
  readonly code: number;
  constructor(code: number, message: string) { super(message); this.code = code; }
}
export async function read(text: string): Promise<Record<string, Object>> {
  try {
    return JSON.parse(text) as Record<string, Object>;
  } catch (e) {
    throw new WireError((e as BusinessError).code, (e as Error).message);
  } finally {
    await Promise.resolve();
  }
}`,
  'timers and the console': `
export function later(run: () => void): number { console.debug('later'); return setTimeout(run, 10); }`,
  'hypium and hamock': `
import { describe, it, expect } from '@ohos/hypium';
import { MockKit } from '@ohos/hamock';
export default function suite(): void {
  describe('x', () => { it('y', 0, () => { expect(new MockKit() !== null).assertTrue(); }); });
}`,
};

const refused: Record<string, [source: string, ...findings: string[]]> = {
  'a syntax error': [`export const x: number = ;`, '1:26 ts1109'],
  'a wrong type': [`export const x: number = 'a';`, '1:14 ts2322'],
  'an unknown name': [`export const x: number = nowhere;`, '1:26 ts2304'],
  'an unknown member of a kit': [
    `import { webSock } from '@kit.NetworkKit';\nexport const x: Object = webSock;`,
    '1:10 ts2724',
  ],
  'an unknown kit': [`import { x } from '@kit.NoSuchKit';\nexport const y: number = x;`, '1:19 ts2307'],
  'a missing file': [`import { x } from './nowhere';\nexport const y: number = x;`, '1:19 ts2307'],
  'a value that may be null': [`export function f(a: string | null): number { return a.length; }`, '1:54 ts18047'],
  'a field that is never set': [`export class A { name: string; }`, '1:18 ts2564'],
  'a way without return': [`export function f(a: boolean): number { if (a) { return 1; } }`, '1:32 ts2366'],
  'any and unknown': [
    `export let a: any = 1;\nexport let b: unknown = 1;`,
    '1:15 arkts-no-any-unknown',
    '2:15 arkts-no-any-unknown',
  ],
  'an untyped object literal': [
    `export function f(): void { const a = { b: 1 }; }`,
    '1:39 arkts-no-untyped-obj-literals',
  ],
  destructuring: [
    `class P { x: number = 1; }\nexport function f(p: P): number { const { x } = p; return x; }`,
    '2:41 arkts-no-destruct-decls',
  ],
  'for..in': [
    `export function f(a: number[]): void { for (const i in a) { console.info(i); } }`,
    '1:53 arkts-no-for-in',
  ],
  var: [`export function f(): number { var a = 1; return a; }`, '1:31 arkts-no-var'],
  delete: [`class P { x?: number = 1; }\nexport function f(p: P): void { delete p.x; }`, '2:33 arkts-no-delete'],
  'the in operator': [
    `class P { x: number = 1; }\nexport function f(p: P): boolean { return 'x' in p; }`,
    '2:47 arkts-no-in',
  ],
  'a function expression': [
    `export const f: () => number = function (): number { return 1; };`,
    '1:32 arkts-no-func-expressions',
  ],
  'a nested function': [
    `export function f(): number { function g(): number { return 1; } return g(); }`,
    '1:31 arkts-no-nested-funcs',
  ],
  'structural typing': [
    `class A { x: number = 1; }\nclass B { x: number = 2; }\nexport const a: A = new B();`,
    '3:14 arkts-no-structural-typing',
  ],
  'an index signature': [`export interface A { [key: string]: number; }`, '1:22 arkts-no-indexed-signatures'],
  'an intersection type': [
    `interface A { a: number; }\ninterface B { b: number; }\nexport type C = A & B;`,
    '3:17 arkts-no-intersection-types',
  ],
  'a type guard': [
    `export function isText(a: Object): a is string { return typeof a === 'string'; }`,
    '1:36 arkts-no-is',
  ],
  'a private #field': [
    `export class A { #x: number = 1; get(): number { return this.#x; } }`,
    '1:18 arkts-no-private-identifiers',
    '1:62 arkts-no-private-identifiers',
  ],
  'a constructor parameter property': [
    `export class A { constructor(private x: number) { console.info(this.x.toString()); } }`,
    '1:30 arkts-no-ctor-prop-decls',
  ],
  'a thrown text': [`export function f(): void { throw 'x'; }`, '1:29 arkts-limited-throw'],
  globalThis: [`export function f(): Object { return globalThis; }`, '1:38 warning arkts-no-globalthis'],
  'as const': [`export const a: string = 'x' as const;`, '1:30 arkts-no-as-const'],
  'a call that may throw, without try': [
    `/** @throws { Error } always */\nfunction fail(): void { throw new Error('x'); }\nexport function f(): void { fail(); }`,
    '3:29 warning ts28040',
  ],
};

describe('accepts', () => {
  const found = checkSources(accepted);
  it.each(Object.keys(accepted))('%s', (name) => {
    expect(found[name as keyof typeof accepted]).toEqual([]);
  });
});

describe('refuses', () => {
  const found = checkSources(Object.fromEntries(Object.entries(refused).map(([name, [source]]) => [name, source])));
  it.each(Object.entries(refused))('%s', (name, [, ...findings]) => {
    expect(found[name]).toEqual(findings);
  });
});
