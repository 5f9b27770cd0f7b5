/** Covers the dependency rule, import cycles, and what the product may use of the platform (API levels). */
import { describe, expect, it } from 'vitest';
import { findCycles } from '../../arkts/check/cycles.ts';
import { checkProject as checkAgainstPlatform, checkAgainstSmallSdk as checkProject } from './checkedProject.ts';

const ets = 'entry/src/main/ets';
const constant = 'export const value: number = 1;\n';
const use = (specifier: string) => `import { value } from '${specifier}';\nexport const next: number = value + 1;\n`;

describe('layers', () => {
  it('import from their own height and from below', () => {
    const found = checkProject({
      [`${ets}/client/A.ets`]: constant,
      [`${ets}/client/B.ets`]: use('./A'),
      [`${ets}/storage/C.ets`]: use('../client/A'),
      [`${ets}/state/D.ets`]: use('../client/A'),
      [`${ets}/features/E.ets`]: use('../client/A'),
      [`${ets}/pages/F.ets`]: use('../client/A'),
      [`${ets}/ability/G.ets`]: use('../client/A'),
    });
    expect(found).toEqual([]);
  });

  it('never import from above', () => {
    const above = [
      ['client', 'state'],
      ['state', 'shared'],
      ['client', 'pages'],
      ['shared', 'features'],
      ['features', 'pages'],
      ['pages', 'ability'],
      ['ability', 'testing'],
    ] as const;
    const files: Record<string, string> = {};
    above.forEach(([lower, upper], index) => {
      files[`${ets}/${upper}/Upper.ets`] = constant;
      files[`${ets}/${lower}/Lower${index}.ets`] = use(`../${upper}/Upper`);
    });
    const places = above.map(([lower], index) => `${ets}/${lower}/Lower${index}.ets:1:23 architecture-layer`);
    expect(checkProject(files)).toEqual(places.sort());
  });

  it('with behaviour import no ArkUI', () => {
    const text = `import { window } from '@kit.ArkUI';\nexport function f(w: window.Window): void {\n  console.info(w.id.toString());\n}\n`;
    expect(checkProject({ [`${ets}/client/A.ets`]: text })).toEqual([`${ets}/client/A.ets:1:24 architecture-ui`]);
    expect(checkProject({ [`${ets}/state/A.ets`]: text })).toEqual([]);
  });
});

describe('modules', () => {
  it('never reach into each other by path', () => {
    const text = `import { twice } from '../../../../../common/src/main/ets/Twice';\nexport const four: number = twice(2);\n`;
    expect(checkProject({ [`${ets}/client/A.ets`]: text })).toEqual([`${ets}/client/A.ets:1:23 architecture-module`]);
  });

  it('are entered by their door, except by tests', () => {
    const text = `import { twice } from '@hearth/common/src/main/ets/Twice';\nexport const four: number = twice(2);\n`;
    expect(checkProject({ [`${ets}/client/A.ets`]: text, 'entry/src/test/B.test.ets': text })).toEqual([
      `${ets}/client/A.ets:1:23 architecture-door`,
    ]);
  });

  it('are entered by path for what is drawn, but not by behaviour', () => {
    const twice = 'export function twice(n: number): number {\n  return n * 2;\n}\n';
    const text = `import { twice } from '@hearth/common/src/main/ets/look/Twice';\nexport const four: number = twice(2);\n`;
    const files = { 'common/src/main/ets/look/Twice.ets': twice, [`${ets}/shared/B.ets`]: text };
    expect(checkProject({ ...files, [`${ets}/client/A.ets`]: text })).toEqual([
      `${ets}/client/A.ets:1:23 architecture-ui`,
    ]);
  });

  it('that are shared import nothing but themselves', () => {
    const text = `import { util } from '@kit.ArkTS';\nexport function twice(n: number): number {\n  return n + util.version();\n}\n`;
    expect(checkProject({ 'common/src/main/ets/Twice.ets': text })).toEqual([
      'common/src/main/ets/Twice.ets:1:22 architecture-common',
    ]);
  });

  it('import webSocket in one file a side', () => {
    const text = `import { webSocket } from '@kit.NetworkKit';\nexport const make: () => webSocket.WebSocket = webSocket.createWebSocket;\n`;
    expect(checkProject({ [`${ets}/client/socket/SocketLink.ets`]: text })).toEqual([]);
    expect(checkProject({ [`${ets}/client/Other.ets`]: text })).toEqual([
      `${ets}/client/Other.ets:1:27 architecture-socket`,
    ]);
  });

  it('import mdns in one file a side, under whatever name', () => {
    const text = `import { mdns } from '@kit.NetworkKit';\nexport type Found = mdns.LocalServiceInfo;\n`;
    expect(checkProject({ [`${ets}/client/discovery/ScreenFinder.ets`]: text })).toEqual([]);
    expect(checkProject({ [`${ets}/client/discovery/Other.ets`]: text })).toEqual([
      `${ets}/client/discovery/Other.ets:1:22 architecture-discovery`,
    ]);
    const whole = text.replace('{ mdns }', '* as network').replace('mdns.', 'network.mdns.');
    // Whoever has the whole kit has both of its guarded parts.
    expect(checkProject({ [`${ets}/client/discovery/Other.ets`]: whole })).toEqual([
      `${ets}/client/discovery/Other.ets:1:26 architecture-discovery`,
      `${ets}/client/discovery/Other.ets:1:26 architecture-socket`,
    ]);
  });

  it('import the scanner in one file', () => {
    const text = `import { scanBarcode } from '@kit.ScanKit';\nexport type Scanned = scanBarcode.ScanResult;\n`;
    expect(checkProject({ [`${ets}/features/join/CodeScanner.ets`]: text })).toEqual([]);
    expect(checkProject({ [`${ets}/features/Other.ets`]: text })).toEqual([
      `${ets}/features/Other.ets:1:29 architecture-scan`,
    ]);
  });
});

describe('storage keys', () => {
  const access = `export function count(): number {\n  return AppStorage.get<number>('count') ?? 0;\n}\n`;

  it('are named in one file of state', () => {
    expect(checkProject({ [`${ets}/state/AppState.ets`]: access })).toEqual([]);
    expect(checkProject({ [`${ets}/client/A.ets`]: access })).toEqual([
      `${ets}/client/A.ets:2:10 architecture-storage`,
    ]);
    expect(checkProject({ [`${ets}/state/A.ets`]: access, [`${ets}/state/B.ets`]: access })).toEqual([
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
    expect(checkProject({ ...keys, [`${ets}/features/A.ets`]: component('KEY') })).toEqual([]);
    expect(checkProject({ ...keys, [`${ets}/features/A.ets`]: component(`'count'`) })).toEqual([
      `${ets}/features/A.ets:4:16 architecture-storage`,
    ]);
  });
});

describe('import cycles', () => {
  it('are reported once, at the first import', () => {
    const found = checkProject({
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

describe('API', () => {
  const place = `${ets}/client/socket/SocketLink.ets`;
  const granted = `{ module: { name: 'entry', type: 'entry', deviceTypes: ['phone'], pages: '$profile:main_pages',
requestPermissions: [{ name: 'ohos.permission.ALL' }] } }`;
  const check = (statement: string) =>
    checkProject({
      'entry/src/main/module.json5': granted,
      [place]: `import { webSocket } from '@kit.NetworkKit';
export function f(socket: webSocket.WebSocket): void {
  ${statement}
}
`,
    });

  it('newer than the target is reported: calls, the overload that is meant, and properties of options', () => {
    expect(check(`socket.on('open', () => {});`)).toEqual([]);
    expect(check(`socket.on('openInfo', () => {});`)).toEqual([`${place}:3:10 api-since`]);
    expect(check(`socket.connect('ws://x', { pingInterval: 1 });`)).toEqual([]);
    expect(check(`socket.connect('ws://x', { openInfo: true });`)).toEqual([`${place}:3:30 api-since`]);
  });

  it('that is outdated by its latest description is reported', () => {
    expect(check('socket.dial();')).toEqual([`${place}:3:10 api-deprecated`]);
  });

  it('for system applications is reported', () => {
    expect(check('socket.tap();')).toEqual([`${place}:3:10 api-system`]);
  });

  it('that came after the packaged declarations is known with its limits', () => {
    const text = `import { webSocket } from '@kit.NetworkKit';
export async function serve(socket: webSocket.WebSocket): Promise<void> {
  const server: webSocket.WebSocketServer = webSocket.createWebSocketServer();
  server.on('messageReceive', (message: webSocket.WebSocketMessage): void => {
    console.info(message.clientConnection.clientIP);
  });
  try {
    await server.start({ serverPort: 1, maxConcurrentClientsNumber: 10, maxConnectionsForOneClient: 10 });
    await socket.connect('ws://x', { pingInterval: 1, pongTimeout: 1, skipServerCertVerification: true });
  } catch (e) {
    console.error((e as Error).message);
  }
  server.stop();
}
`;
    expect(checkAgainstPlatform({ [place]: text, 'entry/src/main/module.json5': granted })).toEqual([
      `${place}:8:18 permission-missing`,
      `${place}:9:18 permission-missing`,
      `${place}:13:3 ts28040`,
      `${place}:13:10 permission-missing`,
    ]);
  });
});
