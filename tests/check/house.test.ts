/** Covers what local tests load, that the protocol's rules are named where they are obeyed and tested, limits in tests, and circles in the host. */
import { describe, expect, it } from 'vitest';
import { makeSoundProject } from '../../packages/arkts-host/test/arkts/checkedProject.ts';
import { checkHouse, findInHouse } from './checkHouse.ts';

const ets = 'entry/src/main/ets';
const suite = 'entry/src/test/Sample.test.ets';

describe('a local test', () => {
  const kit = "import { util } from '@kit.ArkTS';\nexport function version(): number {\n  return util.version();\n}\n";
  const imports = (specifier: string, body = 'version();') =>
    `import { version } from '${specifier}';\nexport default function sampleTest(): void {\n  ${body}\n}\n`;

  it('loads no system kit itself', () => {
    const text =
      "import { util } from '@kit.ArkTS';\nexport default function sampleTest(): void {\n  util.version();\n}\n";
    expect(checkHouse({ [suite]: text })).toEqual([`${suite}:1:22 test-kit`]);
    expect(checkHouse({ 'entry/src/ohosTest/ets/test/Sample.test.ets': text })).toEqual([]);
  });

  it('loads none through what it imports, and the finding names the way', () => {
    const { root } = makeSoundProject({
      [`${ets}/client/version.ets`]: kit,
      'entry/src/test/support/again.ets': "export { version } from '../../main/ets/client/version';\n",
      [suite]: imports('./support/again'),
    });
    const [finding, ...others] = findInHouse(root);
    expect(others).toEqual([]);
    expect(finding?.message).toBe(
      `Local tests have no system kits, and this one loads '@kit.ArkTS' through ` +
        `entry/src/test/support/again.ets → ${ets}/client/version.ets.`,
    );
  });

  it('loads none through a package', () => {
    const files = {
      'common/Index.ets': "export { version } from './src/main/ets/platform/version';\n",
      'common/src/main/ets/platform/version.ets': kit,
      [suite]: imports('@demo/common'),
    };
    // The door that shows a kit is refused as well.
    expect(checkHouse(files)).toEqual(['common/Index.ets:1:25 architecture-layer', `${suite}:1:25 test-kit`]);
  });

  it('may use types of a kit, which are gone when it runs', () => {
    const file = (use: string) => ({
      [`${ets}/client/socket/version.ets`]: `import { webSocket } from '@kit.NetworkKit';\n${use}\n`,
      [suite]: imports('../main/ets/client/socket/version', 'console.info(version.toString());'),
    });
    const field = 'export class Socket {\n  options: webSocket.Options | undefined = undefined;\n}\n';
    const version = 'export const version: number = 1;\n';
    expect(
      checkHouse(file(`${version}export interface Sink {\n  take(socket: webSocket.WebSocket): void;\n}`)),
    ).toEqual([]);
    expect(checkHouse(file(`${version}${field}`)).filter((finding) => finding.includes('test-kit'))).toEqual([]);
    expect(checkHouse(file('export const version: webSocket.WebSocket = webSocket.createWebSocket();'))).toEqual([
      `${suite}:1:25 test-kit`,
    ]);
  });

  it('may use types of a file that loads a kit', () => {
    const files = {
      [`${ets}/client/version.ets`]: `${kit}export interface Version {\n  major: number;\n}\n`,
      [`${ets}/client/types.ets`]: "export { Version } from './version';\n",
      [suite]: `import { Version } from '../main/ets/client/version';
import { Version as Again } from '../main/ets/client/types';
export default function sampleTest(): void {
  const version: Version = { major: 1 };
  const again: Again = version;
  console.info(again.major.toString());
}
`,
    };
    expect(checkHouse(files)).toEqual([]);
  });

  it('answers for itself only: the list of suites loads what they load', () => {
    const list =
      "import sampleTest from './Sample.test';\nexport default function testsuite(): void {\n  sampleTest();\n}\n";
    const files = {
      [`${ets}/client/version.ets`]: kit,
      [suite]: imports('../main/ets/client/version'),
      'entry/src/test/List.test.ets': list,
    };
    expect(checkHouse(files)).toEqual([`${suite}:1:25 test-kit`]);
  });
});

describe("the protocol's rules", () => {
  // Put together, so that this file names no rule of the real protocol, and none that it does not have.
  const rule = (number: number) => `R${number}`;
  const contract = `# Protocol\n\n- **${rule(1)}** One.\n- **${rule(2)}** Two.\n`;
  const code = (...rules: string[]) => `${rules.map((name) => `// ${name}: as it says.\n`).join('')}export {};\n`;

  it('are named at their code and in a test', () => {
    const all = code(rule(1), rule(2));
    const sound = { 'docs/protocol.md': contract, [`${ets}/client/a.ets`]: all };
    expect(checkHouse({ ...sound, [suite]: all })).toEqual([]);
    expect(checkHouse({ ...sound, 'tests/conformance/a.ts': all })).toEqual([]);
    expect(checkHouse({ ...sound, [suite]: code(rule(1)) })).toEqual(['docs/protocol.md:4:5 protocol-test']);
    expect(checkHouse({ 'docs/protocol.md': contract, [`${ets}/client/a.ets`]: code(rule(2)), [suite]: all })).toEqual([
      'docs/protocol.md:3:5 protocol-code',
    ]);
  });

  it('are no part of longer words', () => {
    const words = code(`${rule(1)}0a`, `A${rule(2)}`);
    expect(
      checkHouse({ 'docs/protocol.md': contract, [`${ets}/client/a.ets`]: words, [suite]: code(rule(1), rule(2)) }),
    ).toEqual(['docs/protocol.md:3:5 protocol-code', 'docs/protocol.md:4:5 protocol-code']);
  });

  it('exist, and once', () => {
    const all = code(rule(1), rule(2));
    const files = { [`${ets}/client/a.ets`]: all, [suite]: all };
    const more = { 'docs/protocol.md': contract, 'tests/a.ts': code(rule(99)) };
    expect(checkHouse({ ...files, ...more })).toEqual(['tests/a.ts:1:4 protocol-unknown']);
    expect(checkHouse({ ...files, 'docs/protocol.md': `${contract}- **${rule(1)}** Again.\n` })).toEqual([
      'docs/protocol.md:5:5 protocol-twice',
    ]);
  });
});

describe('a limit', () => {
  const limits = 'common/src/main/ets/wire/Limits.ets';
  const declared = `export class Limits {
  static readonly ROOMS: number = 200;
  static readonly MEMBERS: number = 500;
}
`;
  const tests = (...lines: string[]) =>
    `export default function sampleTest(): void {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
  const missing = (...lines: string[]) =>
    checkHouse({ [limits]: declared, [suite]: `declare function it(name: string): void;\n${tests(...lines)}` })
      .filter((finding) => finding.endsWith(' limit-test'))
      .map((finding) => declared.split('\n')[Number(finding.split(':')[1]) - 1]?.split(' ')[4]);

  it('is named in the title of a test that says what happens at it and beyond', () => {
    expect(missing()).toEqual(['ROOMS:', 'MEMBERS:']);
    expect(missing("it('R72 ROOMS and MEMBERS: so many are taken and one more is not');")).toEqual([]);
    expect(missing("it('ROOMS: so many are taken');", "it('takes MEMBERS and no more');")).toEqual([
      'ROOMS:',
      'MEMBERS:',
    ]);
  });

  it('may stand in a table with its number', () => {
    const rows = ["row('ROOMS of a hello', Limits.ROOMS, 200);", "row('MEMBERS', Limits.MEMBERS);"];
    expect(missing(...rows)).toEqual(['MEMBERS:']);
  });
});

describe('the host', () => {
  const circle = (first: string) => ({
    'packages/arkts-host/a.ts': `${first}\nexport const a = 1;\n`,
    'packages/arkts-host/b.ts': "import { c } from './kits/c.ts';\nexport const b = c;\n",
    'packages/arkts-host/kits/c.ts': "export { a } from '../a.ts';\nexport const c = 1;\n",
    'packages/arkts-host/kits/d.ts': "import { c } from './c.ts';\nexport const d = c;\n",
  });

  it('has no circles, of types or of what is loaded', () => {
    expect(checkHouse(circle("import { b } from './b.ts';"))).toEqual([
      'packages/arkts-host/a.ts:1:19 host-cycle',
      'packages/arkts-host/a.ts:1:19 host-type-cycle',
    ]);
    expect(checkHouse(circle("import type {\n  B,\n} from './b.ts';"))).toEqual([
      'packages/arkts-host/a.ts:3:8 host-type-cycle',
    ]);
    expect(checkHouse({ 'packages/arkts-host/a.ts': 'export const a = 1;\n' })).toEqual([]);
  });
});
