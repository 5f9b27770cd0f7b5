/** Covers who may import whom: the rooms of the house, its doors, guarded parts of kits, storage keys, circles. */
import { describe, expect, it } from 'vitest';
import { findCycles } from '../../packages/arkts-host/arkts/check/cycles.ts';
import { checkHouse } from './checkHouse.ts';

const ets = 'entry/src/main/ets';
const common = 'common/src/main/ets';
const byPath = '@demo/common/src/main/ets';
const constant = 'export const value: number = 1;\n';
const use = (specifier: string) => `import { value } from '${specifier}';\nexport const next: number = value + 1;\n`;

/** One file a room, `Base.ets`, and one in each of some rooms that imports that of another. */
function imports(module: string, pairs: readonly (readonly [from: string, to: string])[]): Record<string, string> {
  const files: Record<string, string> = {};
  for (const room of new Set(pairs.flat())) files[`${module}/${room}/Base.ets`] = constant;
  for (const [from, to] of pairs) {
    const up = '../'.repeat(from.split('/').length);
    files[`${module}/${from}/To-${to.replaceAll('/', '-')}.ets`] = use(`${up}${to}/Base`);
  }
  return files;
}

/** Where `imports` finds the second of the pairs refused. */
function refusals(module: string, pairs: readonly (readonly [from: string, to: string, rule: string])[]): string[] {
  return pairs
    .map(([from, to, rule]) => `${module}/${from}/To-${to.replaceAll('/', '-')}.ets:1:23 architecture-${rule}`)
    .sort();
}

describe('rooms', () => {
  it('import from themselves and from below', () => {
    const sound = [
      ['client/outbox', 'client/session'],
      ['storage', 'client'],
      ['state', 'client'],
      ['shared', 'state'],
      ['features/join', 'shared'],
      ['features/join', 'client/session'],
      ['features/join/parts', 'features/join'],
      ['pages', 'features/join'],
      ['ability', 'pages'],
      ['ability', 'storage'],
      ['testing', 'client'],
    ] as const;
    expect(checkHouse(imports(ets, sound))).toEqual([]);
  });

  it('never import from above, and features know nothing of each other', () => {
    const refused = [
      ['client', 'state', 'layer'],
      ['client/session', 'pages', 'layer'],
      ['storage', 'shared', 'layer'],
      ['state', 'shared', 'layer'],
      ['shared', 'features/join', 'layer'],
      ['features/join', 'pages', 'layer'],
      ['pages', 'ability', 'layer'],
      ['features/join', 'features/rooms', 'features'],
      ['client', 'storage', 'storage-room'],
      ['pages', 'storage', 'storage-room'],
      ['ability', 'testing', 'testing-room'],
    ] as const;
    const pairs = refused.map(([from, to]) => [from, to] as const);
    expect(checkHouse(imports(ets, pairs))).toEqual(refusals(ets, refused));
  });

  it('are those of the plan', () => {
    expect(checkHouse({ [`${ets}/helpers/A.ets`]: constant, [`${ets}/B.ets`]: constant })).toEqual([
      `${ets}/B.ets:1:1 architecture-room`,
      `${ets}/helpers/A.ets:1:1 architecture-room`,
    ]);
  });

  it('with behaviour know nothing of ArkUI', () => {
    const text = (room: string) => ({
      [`${ets}/${room}/kit.ets`]: `import { window } from '@kit.ArkUI';\nexport function f(w: window.Window): number {\n  return w.id;\n}\n`,
      [`${ets}/${room}/Drawn.ets`]: '@Component\nexport struct Drawn {\n  build() {}\n}\n',
    });
    for (const room of ['client', 'storage']) {
      expect(checkHouse(text(room))).toEqual([
        `${ets}/${room}/Drawn.ets:2:15 architecture-ui`,
        `${ets}/${room}/kit.ets:1:24 architecture-ui`,
      ]);
    }
    expect(checkHouse(text('shared'))).toEqual([]);
  });
});

describe('modules', () => {
  it('never reach into each other by path', () => {
    const text = use('../../../../../common/src/main/ets/util/Base');
    const found = checkHouse({ [`${common}/util/Base.ets`]: constant, [`${ets}/client/A.ets`]: text });
    expect(found).toEqual([`${ets}/client/A.ets:1:23 architecture-module`]);
  });

  it('are entered by their door, except by tests', () => {
    const text = use(`${byPath}/util/Base`);
    const files = { [`${common}/util/Base.ets`]: constant, 'entry/src/test/B.test.ets': text };
    expect(checkHouse({ ...files, [`${ets}/pages/A.ets`]: text })).toEqual([
      `${ets}/pages/A.ets:1:23 architecture-door`,
    ]);
  });

  it('are entered by path for what is drawn and for the platform, but not by behaviour', () => {
    const files: Record<string, string> = {};
    for (const room of ['look', 'platform', 'testing']) {
      files[`${common}/${room}/Base.ets`] = constant;
      for (const from of ['pages', 'storage', 'client', 'testing']) {
        files[`${ets}/${from}/${room}.ets`] = use(`${byPath}/${room}/Base`);
      }
    }
    expect(checkHouse(files)).toEqual([
      `${ets}/client/look.ets:1:23 architecture-layer`,
      `${ets}/client/platform.ets:1:23 architecture-layer`,
      `${ets}/client/testing.ets:1:23 architecture-testing-room`,
      `${ets}/pages/testing.ets:1:23 architecture-testing-room`,
      `${ets}/storage/look.ets:1:23 architecture-layer`,
      `${ets}/storage/testing.ets:1:23 architecture-testing-room`,
      `${ets}/testing/look.ets:1:23 architecture-layer`,
    ]);
  });

  it('that are shared import nothing but themselves, and name kits in one place', () => {
    const text = `import { util } from '@kit.ArkTS';\nexport const version: number = util.version();\n`;
    const files = Object.fromEntries(
      ['util', 'messages', 'platform', 'look'].map((room) => [`${common}/${room}/version.ets`, text]),
    );
    expect(checkHouse(files)).toEqual([
      `${common}/look/version.ets:1:22 architecture-kit`,
      `${common}/messages/version.ets:1:22 architecture-kit`,
      `${common}/util/version.ets:1:22 architecture-kit`,
    ]);
  });

  it('that are shared draw in one room only', () => {
    const text = '@Component\nexport struct Drawn {\n  build() {}\n}\n';
    expect(checkHouse({ [`${common}/look/Drawn.ets`]: text, [`${common}/util/Drawn.ets`]: text })).toEqual([
      `${common}/util/Drawn.ets:2:15 architecture-ui`,
    ]);
  });

  it('that are shared show by their door what needs no platform', () => {
    const door = `export { value } from './src/main/ets/util/Base';\nexport { next } from './src/main/ets/platform/Next';\n`;
    const files = { [`${common}/util/Base.ets`]: constant, [`${common}/platform/Next.ets`]: use('../util/Base') };
    expect(checkHouse({ ...files, 'common/Index.ets': door })).toEqual(['common/Index.ets:2:22 architecture-layer']);
  });
});

describe('a guarded part of a kit', () => {
  const socket = `import { webSocket } from '@kit.NetworkKit';\nexport const make: () => webSocket.WebSocket = webSocket.createWebSocket;\n`;
  const mdns = `import { mdns } from '@kit.NetworkKit';\nexport type Found = mdns.LocalServiceInfo;\n`;
  const scan = `import { scanBarcode } from '@kit.ScanKit';\nexport type Scanned = scanBarcode.ScanResult;\n`;

  it('is named in its folder', () => {
    const sound = {
      [`${ets}/client/socket/a.ets`]: socket,
      [`${ets}/client/discovery/b.ets`]: mdns,
      [`${ets}/features/join/c.ets`]: scan,
    };
    expect(checkHouse(sound)).toEqual([]);
    expect(
      checkHouse({
        [`${ets}/client/a.ets`]: socket,
        [`${ets}/client/b.ets`]: mdns,
        [`${ets}/features/c.ets`]: scan,
      }),
    ).toEqual([
      `${ets}/client/a.ets:1:27 architecture-socket`,
      `${ets}/client/b.ets:1:22 architecture-discovery`,
      `${ets}/features/c.ets:1:29 architecture-scan`,
    ]);
  });

  it('is named in one file of it', () => {
    expect(checkHouse({ [`${ets}/client/socket/a.ets`]: socket, [`${ets}/client/socket/b.ets`]: socket })).toEqual([
      `${ets}/client/socket/b.ets:1:27 architecture-socket`,
    ]);
  });

  it('is named by whoever has the whole kit', () => {
    const whole = mdns.replace('{ mdns }', '* as network').replace('mdns.', 'network.mdns.');
    expect(checkHouse({ [`${ets}/client/a.ets`]: whole })).toEqual([
      `${ets}/client/a.ets:1:26 architecture-discovery`,
      `${ets}/client/a.ets:1:26 architecture-socket`,
    ]);
  });
});

describe('storage keys', () => {
  const access = `export function count(): number {\n  return AppStorage.get<number>('count') ?? 0;\n}\n`;

  it('are named in one file of state', () => {
    expect(checkHouse({ [`${ets}/state/AppState.ets`]: access })).toEqual([]);
    expect(checkHouse({ [`${ets}/client/A.ets`]: access })).toEqual([`${ets}/client/A.ets:2:10 architecture-storage`]);
    expect(checkHouse({ [`${ets}/state/A.ets`]: access, [`${ets}/state/B.ets`]: access })).toEqual([
      `${ets}/state/B.ets:2:10 architecture-storage`,
    ]);
  });

  it('are no texts in decorators elsewhere', () => {
    const component = (key: string) => `import { KEY } from '../state/Keys';
@Component
export struct Shown {
  @StorageLink(${key}) count: number = 0;
  build() {
    Text(KEY + this.count)
  }
}
`;
    const keys = { [`${ets}/state/Keys.ets`]: `export const KEY: string = 'count';\n` };
    expect(checkHouse({ ...keys, [`${ets}/features/join/Shown.ets`]: component('KEY') })).toEqual([]);
    expect(checkHouse({ ...keys, [`${ets}/features/join/Shown.ets`]: component(`'count'`) })).toEqual([
      `${ets}/features/join/Shown.ets:4:16 architecture-storage`,
    ]);
  });
});

describe('import cycles', () => {
  it('are reported once, at the first import', () => {
    const found = checkHouse({
      [`${ets}/client/A.ets`]: `import { b } from './B';\nexport function a(): number {\n  return b();\n}\n`,
      [`${ets}/client/B.ets`]: `import { c } from './C';\nexport function b(): number {\n  return c();\n}\n`,
      [`${ets}/client/C.ets`]: `import { a } from './A';\nexport function c(): number {\n  return a();\n}\n`,
    });
    expect(found).toEqual([`${ets}/client/A.ets:1:19 architecture-cycle`]);
  });

  it('are found in any graph, the shortest of each knot', () => {
    const graph = (edges: Record<string, string[]>) =>
      new Map(Object.entries(edges).map(([node, targets]) => [node, new Map(targets.map((target) => [target, 1]))]));
    expect(findCycles(graph({ a: ['b', 'c'], b: ['c'], c: [] }))).toEqual([]);
    expect(findCycles(graph({ a: ['b'], b: ['c', 'a'], c: ['a'] }))).toEqual([['a', 'b']]);
    expect(findCycles(graph({ a: ['a'], b: ['outside'] }))).toEqual([['a']]);
    expect(findCycles(graph({ x: ['a', 'c'], a: ['b'], b: ['a'], c: ['d'], d: ['c'] }))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });
});
