/** `connection`: the network as product code sees it when the host turns the switch. */
import { describe, expect, it, vi } from 'vitest';
import { HostApp } from '../../kits/host/index.ts';
import { connection } from '../../kits/NetworkKit/index.ts';
import { Recorder } from './webSocketRig.ts';

const events = ['netAvailable', 'netLost', 'netUnavailable', 'netCapabilitiesChange', 'netConnectionPropertiesChange'];

async function registered(app: HostApp, timeout = 0) {
  const seen = new Recorder();
  const net = app.run(() => connection.createNetConnection(undefined, timeout));
  for (const event of events) {
    net.on(event, (value) => seen.add(event, value));
  }
  const error = await new Promise((resolve) => app.run(() => net.register(resolve)));
  return { net, seen, error };
}

describe('connection', () => {
  it('reports the network that is there at registration', async () => {
    const { seen, error } = await registered(new HostApp());
    expect(error).toBeUndefined();
    expect(await seen.next('netAvailable')).toEqual({ netId: 100 });
    await seen.next('netCapabilitiesChange');
    expect(await seen.next('netConnectionPropertiesChange')).toMatchObject({ netHandle: { netId: 100 } });
  });

  it('reports a network that is lost and one that comes, which is a new one', async () => {
    const app = new HostApp();
    const { seen } = await registered(app);
    await seen.next('netAvailable');
    await seen.next('netCapabilitiesChange');
    await seen.next('netConnectionPropertiesChange');
    app.network.cut();
    expect(await seen.next('netLost')).toEqual({ netId: 100 });
    expect(app.run(() => connection.hasDefaultNetSync())).toBe(false);
    expect(await app.run(() => connection.getDefaultNet())).toEqual({ netId: 0 });
    app.network.switchOn();
    expect(await seen.next('netAvailable')).toEqual({ netId: 101 });
  });

  it('does not notice a black hole', async () => {
    const app = new HostApp();
    const { seen } = await registered(app);
    for (const event of ['netAvailable', 'netCapabilitiesChange', 'netConnectionPropertiesChange']) {
      await seen.next(event);
    }
    app.network.blackhole();
    await new Promise(setImmediate);
    expect(seen.names).toEqual([]);
    expect(await app.run(() => connection.hasDefaultNet())).toBe(true);
  });

  it('reports netUnavailable after the timeout if no network came', async () => {
    const app = new HostApp();
    app.network.cut();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { seen } = await registered(app, 5_000);
    vi.advanceTimersByTime(5_000);
    vi.useRealTimers();
    await seen.next('netUnavailable');
  });

  it('registers once, and reports nothing after unregister', async () => {
    const app = new HostApp();
    const { net, seen } = await registered(app);
    expect(await new Promise((resolve) => net.register(resolve))).toMatchObject({ code: 2101008 });
    expect(await new Promise((resolve) => net.unregister(resolve))).toBeUndefined();
    expect(await new Promise((resolve) => net.unregister(resolve))).toMatchObject({ code: 2101007 });
    const before = seen.names.length;
    app.network.cut();
    await new Promise(setImmediate);
    expect(seen.names).toHaveLength(before);
  });

  it("gives the computer's own IPv4 addresses", async () => {
    const app = new HostApp();
    vi.spyOn(app.network, 'lanAddresses').mockReturnValue([
      { interfaceName: 'eth0', address: '192.168.1.7', family: 'IPv4', netmask: '255.255.255.0', prefixLength: 24 },
      { interfaceName: 'eth0', address: 'fe80::1', family: 'IPv6', netmask: '', prefixLength: 64 },
    ]);
    const found = await app.run(async () => connection.getConnectionProperties(await connection.getDefaultNet()));
    expect(found.interfaceName).toBe('eth0');
    expect(found.linkAddresses).toEqual([
      { address: { address: '192.168.1.7', family: 1, port: 0 }, prefixLength: 24 },
    ]);
    await expect(app.run(() => connection.getConnectionProperties({ netId: 5 }))).rejects.toMatchObject({
      code: 2100001,
    });
  });

  it('wants GET_NETWORK_INFO', async () => {
    const app = new HostApp({ permissions: [] });
    await expect(app.run(() => connection.hasDefaultNet())).rejects.toMatchObject({ code: 201 });
    expect((await registered(app)).error).toMatchObject({ code: 201 });
  });
});
