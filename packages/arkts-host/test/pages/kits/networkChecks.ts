/** Web sockets, the network, and services found in it. */
import { connection, mdns, webSocket } from '@kit.NetworkKit';
import { attempt, type Check, failureOf } from './check.ts';

export const networkChecks: Readonly<Record<string, Check>> = {
  'webSocket: a conversation, from the handshake to the close': async ({ freePort }) => {
    const serverEvents: unknown[] = [];
    const clientEvents: unknown[] = [];
    const plain = (data: string | ArrayBuffer) => (typeof data === 'string' ? data : Array.from(new Uint8Array(data)));
    const server = webSocket.createWebSocketServer();
    const client = webSocket.createWebSocket();
    server.on('messageReceive', ({ data, clientConnection }) => {
      serverEvents.push(['message', plain(data)]);
      void server.send(data, clientConnection);
    });
    const serverIsOver = new Promise<void>((resolve) => {
      server.on('close', (_connection, reason) => {
        serverEvents.push(['close', reason]);
        resolve();
      });
    });
    client.on('open', (_error, value) => {
      clientEvents.push(['open', value]);
      void client.send('围炉');
    });
    client.on('message', (_error, data) => {
      clientEvents.push(['message', plain(data)]);
      if (typeof data === 'string') void client.send(new Uint8Array([1, 2, 255]).buffer);
      else void client.close({ code: 1000, reason: 'enough' });
    });
    const clientIsOver = new Promise<void>((resolve) => {
      client.on('close', (_error, value) => {
        clientEvents.push(['close', value]);
        resolve();
      });
    });
    const started = await server.start({
      serverPort: freePort,
      maxConcurrentClientsNumber: 2,
      maxConnectionsForOneClient: 2,
    });
    const early = await attempt(() => client.send('too early'));
    const connected = await client.connect(`ws://127.0.0.1:${freePort}/`);
    const twice = await attempt(() => client.connect(`ws://127.0.0.1:${freePort}/`));
    await Promise.all([serverIsOver, clientIsOver]);
    const left = await server.listAllConnections();
    const stopped = [await server.stop(), await attempt(() => server.stop())];
    return [started, early, connected, twice, serverEvents, clientEvents, left, stopped];
  },

  'webSocket: refused, malformed and forbidden calls': async ({ freePort }) => {
    const client = webSocket.createWebSocket();
    const refused = new Promise((resolve) => client.on('error', resolve));
    const created = await client.connect(`ws://127.0.0.1:${freePort}/`);
    const event = await refused;
    const other = webSocket.createWebSocket();
    return [
      created,
      event,
      await attempt(() => other.connect('http://127.0.0.1/')),
      await attempt(() => other.send(42 as never)),
      await attempt(() => other.close({ code: 1000, reason: '' })),
      await attempt(() => other.on('open', undefined as never)),
      await attempt(() =>
        webSocket
          .createWebSocketServer()
          .start({ serverPort: freePort, maxConcurrentClientsNumber: 11, maxConnectionsForOneClient: 1 }),
      ),
      await new Promise((resolve) => other.connect('nonsense', (error, value) => resolve([failureOf(error), value]))),
    ];
  },

  'connection: the network that the device has': async () => {
    const net = connection.getDefaultNetSync();
    const properties = connection.getConnectionPropertiesSync(net);
    return [
      connection.hasDefaultNetSync(),
      net.netId > 0,
      properties.linkAddresses,
      connection.getNetCapabilitiesSync(net).bearerTypes,
      await attempt(() => connection.getConnectionProperties({ netId: 1 })),
    ];
  },

  'mdns: announced, found, resolved, taken back; failures thrown, rejected and told': async () => {
    const context = {} as never;
    const hall = { serviceType: '_check._tcp', serviceName: '厅', port: 8080 };
    const events: unknown[] = [];
    const search = mdns.createDiscoveryService(context, hall.serviceType);
    const lost = new Promise<void>((resolve) => {
      search.on('discoveryStart', (info) => events.push(['start', info]));
      search.on('discoveryStop', (info) => events.push(['stop', info]));
      search.on('serviceFound', (info) => events.push(['found', info]));
      search.on('serviceLost', (info) => {
        events.push(['lost', info]);
        resolve();
      });
    });
    const withAttributes = { ...hall, serviceAttribute: [{ key: 'name', value: [228, 189, 160] }] };
    const added = await mdns.addLocalService(context, withAttributes);
    // What they return is not declared (platform.md 52).
    await (search.startSearchingMDNS() as unknown as Promise<void>);
    const resolved = await mdns.resolveLocalService(context, hall);
    const failures = [
      await attempt(() => mdns.addLocalService(context, hall)),
      await attempt(() => mdns.addLocalService(context, { ...hall, serviceName: '' })),
      await attempt(() => mdns.addLocalService(undefined as never, hall)),
      await attempt(() => search.startSearchingMDNS()),
      await new Promise((resolve) =>
        mdns.removeLocalService(context, { ...hall, serviceName: 'x' }, (error, value) => resolve([error, value])),
      ),
    ];
    const removed = await mdns.removeLocalService(context, hall);
    await lost;
    await (search.stopSearchingMDNS() as unknown as Promise<void>);
    const wrong = mdns.createDiscoveryService(context, 'wrong');
    const told = new Promise((resolve) => wrong.on('discoveryStart', resolve));
    return [added, resolved, failures, removed, events, await attempt(() => wrong.startSearchingMDNS()), await told];
  },
};
