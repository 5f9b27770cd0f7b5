/** Covers the one dialect of all modules: for each rule what it refuses, and what looks alike and is right. */
import { describe, expect, it } from 'vitest';
import { checkHouse } from './checkHouse.ts';

const ets = 'entry/src/main/ets';

/**
 * Checks sources, each as `Sample.ets` of a folder of its own, all in one go.
 *
 * @returns for each source its findings, as `line:column rule`
 */
function check(sources: readonly string[], name = 'Sample.ets', folder = `${ets}/client`): string[][] {
  const places = sources.map((_, index) => `${folder}/case${index}/${name}`);
  const found = checkHouse(Object.fromEntries(places.map((place, index) => [place, sources[index] ?? ''])));
  return places.map((place) =>
    found.filter((finding) => finding.startsWith(`${place}:`)).map((finding) => finding.slice(place.length + 1)),
  );
}

/** As many empty lists as there are sources. */
function nothing(sources: readonly string[]): string[][] {
  return sources.map(() => []);
}

describe('lines', () => {
  it('have 120 columns at most', () => {
    const line = (length: number) => `// ${'x'.repeat(length - 3)}\n`;
    const wide = `// ${'🔥'.repeat(117)}\n`;
    expect(check([line(120), line(121), wide])).toEqual([[], ['1:121 dialect-line'], []]);
  });

  it('hold no section marks', () => {
    const marks = ['// -- Sending', '// ----', '  // === x', '// #region x', '/* *** x *** */', '// MARK: x'];
    expect(check([marks.join('\n')])).toEqual([
      [1, 2, 3, 4, 5, 6].map((line) => `${line}:${line === 3 ? 3 : 1} dialect-section`),
    ]);
    const others = ['// - a point', '// --sdk is an option', '/** Docs. */', "export const dashes: string = '// --';"];
    expect(check([others.join('\n')])).toEqual([[]]);
  });
});

describe('an empty text', () => {
  const text = (
    condition: string,
  ) => `export function f(text: string, maybe: string | undefined, list: string[]): boolean {
  return ${condition};
}
`;

  it('is compared as a text', () => {
    const conditions = ['text.length === 0', 'text.length > 0', 'text.trim().length !== 0', 'text.length < 1'];
    const sources = [...conditions, 'maybe?.length === 0'].map(text);
    expect(check(sources)).toEqual(sources.map(() => ['2:10 dialect-empty-text']));
  });

  it('is no empty list, and no short text', () => {
    const sources = ['list.length === 0', 'text.length > 1', "text === ''", 'text.length === list.length'].map(text);
    expect(check(sources)).toEqual(nothing(sources));
  });
});

describe('a boolean', () => {
  const member = (text: string) => `export class Sample {\n  private open: boolean = false;\n  ${text}\n}\n`;
  const answer = (head: string) => member(`${head} return this.open; }`);

  it('reads as a statement', () => {
    const refused = ['get online(): boolean {', 'get waits() {', 'ready(): boolean {'];
    expect(check(refused.map(answer))).toEqual([
      ['3:7 dialect-boolean'],
      ['3:7 dialect-boolean'],
      ['3:3 dialect-boolean'],
    ]);
    const accepted = ['get isOnline(): boolean {', 'get hasToken() {', 'get waitsForMore() {', 'settle(): boolean {'];
    expect(check(accepted.map(answer))).toEqual(nothing(accepted));
  });

  it('that is a field may be called what the protocol calls it, and other getters are no booleans', () => {
    const sources = [member('readonly muted: boolean = true;'), member("get label(): string { return ''; }")];
    expect(check(sources)).toEqual(nothing(sources));
  });
});

describe('a class', () => {
  it('is called what it is in the field', () => {
    const names = ['Desk', 'WallBoard', 'FocusKeeper', 'HubOwner', 'HubDoor', 'SearchCourse', 'ScreenCare', 'Moments'];
    const sources = names.map((name) => `class ${name} {}\nexport const made: Object = new ${name}();\n`);
    expect(check(sources)).toEqual(names.map(() => ['1:7 dialect-class-name']));
    expect(check(['export interface HubOwner {}\n'])).toEqual([['1:18 dialect-class-name']]);
    const others = ['Keyboard', 'BoardView', 'Outdoor'].map((name) => `export interface ${name} {}\n`);
    expect(check(others)).toEqual(nothing(others));
  });

  it('has no name of a component of ArkUI', () => {
    const use = (name: string) => `class ${name} {}\nexport const item: ${name} = new ${name}();\n`;
    expect(check([use('MenuItem'), use('ChatMenuItem')])).toEqual([['1:7 dialect-component-name'], []]);
  });

  it('with behaviour is the only one of its file', () => {
    const behaviour = (name: string) => `class ${name} {\n  run(): void {}\n}\n`;
    const sample = `export ${behaviour('Sample')}`;
    const refused = [`${sample}export ${behaviour('Other')}`, `${sample}${behaviour('Other')}export { Other };\n`];
    expect(check(refused)).toEqual([['4:14 dialect-one-class'], ['4:7 dialect-one-class']]);
    const data = "export class Data {\n  text: string = '';\n}\n";
    expect(check([`${sample}${data}`, `${sample}${behaviour('Hidden')}`])).toEqual([[], []]);
  });

  it('gives its file its name', () => {
    const page = '@Entry\n@Component\nstruct Home {\n  build() {}\n}\n';
    expect(check(['export class Other {}\n', page], 'Sample.ets', `${ets}/pages`)).toEqual([
      ['1:14 dialect-file-name'],
      ['3:8 dialect-file-name'],
    ]);
    const sources = [
      'export class Sample {}\n',
      'export class Other {}\nexport interface Sample {}\n',
      'export class Part {}\nexport function parts(): Part[] {\n  return [];\n}\n',
      'export class One {}\nexport class Two {}\n',
    ];
    expect(check(sources)).toEqual(nothing(sources));
  });
});

describe('a catch', () => {
  const caught = (body: string) => `export function f(): void {
  try {
    console.info('');
  } catch (error) {
    ${body}
  }
}
`;

  it('that only throws again says why', () => {
    const refused = ['throw error as Error;', 'throw error;'].map(caught);
    expect(check(refused)).toEqual(refused.map(() => ['4:5 dialect-rethrow']));
    const accepted = [
      '// Who asked shall see it.\n    throw error as Error;',
      "throw new Error('cannot write');",
      "console.info('x');\n    throw error as Error;",
    ].map(caught);
    expect(check(accepted)).toEqual(nothing(accepted));
  });
});

describe('sizes', () => {
  it('are 15 files a folder of the product', () => {
    const files = (folder: string, count: number): Record<string, string> =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`${folder}/f${index}.ets`, 'export {};\n']));
    const found = checkHouse({
      ...files(`${ets}/client`, 15),
      ...files(`${ets}/client/socket`, 16),
      ...files('entry/src/test', 16),
    });
    expect(found).toEqual([`${ets}/client/socket:1:1 dialect-folder-size`]);
  });

  it('are 400 lines a file', () => {
    expect(check(['// x\n'.repeat(400), '// x\n'.repeat(401)])).toEqual([[], ['401:1 dialect-file-size']]);
  });
});

describe('the name of a test', () => {
  it('holds no comma', () => {
    const suite = (name: string) => `import { describe, it } from '@ohos/hypium';
export default function sampleTest(): void {
  describe('Sample', () => {
    it(${name}, 0, () => {});
  });
}
`;
    const inserted = '$' + '{list.join()}';
    const names = [
      "'sends, and waits'",
      `\`sends ${inserted}, and waits\``,
      "'sends and waits'",
      `\`sends ${inserted}\``,
    ];
    expect(check(names.map(suite), 'Sample.test.ets', 'entry/src/test')).toEqual([
      ['4:8 dialect-test-name'],
      ['4:8 dialect-test-name'],
      [],
      [],
    ]);
  });
});
