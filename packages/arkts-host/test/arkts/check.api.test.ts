/** Covers what the product may use of the platform: API levels, what is outdated, what is for systems only. */
import { describe, expect, it } from 'vitest';
import { checkProject as checkAgainstPlatform, checkAgainstSmallSdk as checkProject } from './checkedProject.ts';

const ets = 'entry/src/main/ets';

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
    expect(check(`socket.on('openInfo', () => {});`)).toEqual([`${place}:3:10 warning api-since`]);
    expect(check(`socket.connect('ws://x', { pingInterval: 1 });`)).toEqual([]);
    expect(check(`socket.connect('ws://x', { openInfo: true });`)).toEqual([`${place}:3:30 warning api-since`]);
  });

  it('that is outdated by its latest description is reported', () => {
    expect(check('socket.dial();')).toEqual([`${place}:3:10 warning api-deprecated`]);
  });

  it('for system applications is reported', () => {
    expect(check('socket.tap();')).toEqual([`${place}:3:10 warning api-system`]);
  });

  it('that was for systems only until a version before the target is for everybody', () => {
    expect(check('socket.peek();')).toEqual([]);
  });

  it('has overloads for static ArkTS that do not count', () => {
    expect(check(`socket.ask('?');`)).toEqual([]);
    expect(check(`socket.ask('?', () => {});`)).toEqual([]);
  });

  it('that is there for static ArkTS only is not there', () => {
    expect(check('socket.tell();')).toEqual([`${place}:3:10 ts2339`]);
    expect(check('socket.shout();')).toEqual([`${place}:3:10 ts2339`]);
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
      `${place}:8:18 warning permission-missing`,
      `${place}:9:18 warning permission-missing`,
      `${place}:13:3 warning ts28040`,
      `${place}:13:10 warning permission-missing`,
    ]);
  });
});
