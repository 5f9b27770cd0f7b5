/**
 * `mdns`: announcing, searching and resolving among devices of this process. Nothing here touches the computer's own
 * network. Titles that begin with `platform` name a fact of docs/platform.md.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HostApp, HostNetwork } from '../../kits/host/index.ts';
import { type DiscoveryService, type LocalServiceInfo, mdns } from '../../kits/NetworkKit/mdns/index.ts';

const TYPE = '_demo._tcp';
const context = {};
const events = ['discoveryStart', 'discoveryStop', 'serviceFound', 'serviceLost'] as const;

let apps: HostApp[] = [];

function device(network = new HostNetwork()): HostApp {
  const app = new HostApp({ network });
  apps.push(app);
  return app;
}

function info(serviceName: string, more: Partial<LocalServiceInfo> = {}): LocalServiceInfo {
  return { serviceType: TYPE, serviceName, port: 8080, ...more };
}

function add(app: HostApp, service: LocalServiceInfo): Promise<LocalServiceInfo> {
  return app.run(() => mdns.addLocalService(context, service));
}

function remove(app: HostApp, service: LocalServiceInfo): Promise<LocalServiceInfo> {
  return app.run(() => mdns.removeLocalService(context, service));
}

function resolve(app: HostApp, name: string): Promise<LocalServiceInfo> {
  return app.run(() => mdns.resolveLocalService(context, { serviceType: TYPE, serviceName: name }));
}

interface Search {
  readonly service: DiscoveryService;
  /** Events in order, such as `serviceFound Hall`. */
  readonly seen: string[];
  readonly values: unknown[];
}

function searchOf(app: HostApp, type = TYPE): Search {
  const service = app.run(() => mdns.createDiscoveryService(context, type));
  const seen: string[] = [];
  const values: unknown[] = [];
  for (const event of events) {
    service.on(event, (value: { serviceName?: string; errorCode?: number }) => {
      const { serviceName = '', errorCode } = value;
      seen.push(`${event} ${errorCode === undefined ? serviceName : `error ${errorCode}`}`.trim());
      values.push(value);
    });
  }
  return { service, seen, values };
}

/** What is declared to return nothing, and does return a promise. */
function begin({ service }: Search): Promise<void> {
  return service.startSearchingMDNS() as unknown as Promise<void>;
}

function end({ service }: Search): Promise<void> {
  return service.stopSearchingMDNS() as unknown as Promise<void>;
}

const turn = (): Promise<void> => vi.advanceTimersByTimeAsync(0).then(() => {});
const seconds = (count: number): Promise<unknown> => vi.advanceTimersByTimeAsync(count * 1000);

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  for (const app of apps) app.endProcess();
  apps = [];
  vi.useRealTimers();
});

describe('a search', () => {
  it('finds what is announced already, what is announced later, and loses what is taken back', async () => {
    const [screen, phone] = [device(), device()];
    await add(screen, info('Hall'));
    const search = searchOf(phone);
    await begin(search);
    await turn();
    expect(search.seen).toEqual(['discoveryStart', 'serviceFound Hall']);
    await add(screen, info('Kitchen'));
    await turn();
    await remove(screen, info('Hall'));
    await turn();
    expect(search.seen.slice(2)).toEqual(['serviceFound Kitchen', 'serviceLost Hall']);
  });

  it('hears of its own type only', async () => {
    const [screen, phone] = [device(), device()];
    const search = searchOf(phone, '_ipp._tcp');
    await begin(search);
    await add(screen, info('Hall'));
    await turn();
    expect(search.seen).toEqual(['discoveryStart']);
  });

  it('platform 45: brings names only: port -1, no address, no attributes, and the same once more inside', async () => {
    const [screen, phone] = [device(), device()];
    await add(screen, info('Hall', { serviceAttribute: [{ key: 'name', value: [72] }] }));
    const search = searchOf(phone);
    await begin(search);
    await turn();
    const bare = { serviceType: TYPE, serviceName: 'Hall', port: -1, host: { address: '', port: -1, family: 1 } };
    expect(search.values.at(-1)).toEqual({ ...bare, serviceInfo: bare });
  });

  it('platform 50: loses a screen that was killed after twenty seconds of silence, and not before', async () => {
    const [screen, phone] = [device(), device()];
    await add(screen, info('Hall'));
    const search = searchOf(phone);
    await begin(search);
    await seconds(30);
    screen.endProcess();
    await seconds(19);
    expect(search.seen).not.toContain('serviceLost Hall');
    await seconds(4);
    expect(search.seen).toEqual(['discoveryStart', 'serviceFound Hall', 'serviceLost Hall']);
  });

  it.each(['cut', 'blackhole'] as const)(
    'platform 50: finds nothing in a network that is %s, and loses what it had',
    async (state) => {
      const [screen, phone] = [device(), device()];
      await add(screen, info('Hall'));
      const search = searchOf(phone);
      await begin(search);
      await turn();
      phone.network[state]();
      await add(screen, info('Kitchen'));
      await seconds(24);
      expect(search.seen).toEqual(['discoveryStart', 'serviceFound Hall', 'serviceLost Hall']);
      phone.network.switchOn();
      await seconds(2);
      expect(search.seen.slice(3).sort()).toEqual(['serviceFound Hall', 'serviceFound Kitchen']);
    },
  );

  it('loses a screen whose own network is away, and finds it when it is back', async () => {
    const [screen, phone] = [device(), device()];
    await add(screen, info('Hall'));
    const search = searchOf(phone);
    await begin(search);
    await turn();
    screen.network.blackhole();
    await seconds(24);
    expect(search.seen.at(-1)).toBe('serviceLost Hall');
    screen.network.switchOn();
    await seconds(2);
    expect(search.seen.at(-1)).toBe('serviceFound Hall');
  });

  it('platform 50: a short gap of the network is not noticed', async () => {
    const [screen, phone] = [device(), device()];
    await add(screen, info('Hall'));
    const search = searchOf(phone);
    await begin(search);
    await turn();
    screen.network.cut();
    await seconds(10);
    screen.network.switchOn();
    await seconds(30);
    expect(search.seen).toEqual(['discoveryStart', 'serviceFound Hall']);
  });

  it('platform 50: a new address begins searches anew: all is lost, and found again', async () => {
    const [screen, phone] = [device(), device()];
    await add(screen, info('Hall'));
    const search = searchOf(phone);
    await begin(search);
    await turn();
    phone.network.cut();
    phone.network.switchOn();
    await turn();
    expect(search.seen.slice(1)).toEqual(['serviceFound Hall', 'serviceLost Hall', 'serviceFound Hall']);
  });

  it('platform 51: stopping tells of everything as lost; afterwards nothing is told', async () => {
    const [screen, phone] = [device(), device()];
    await add(screen, info('Hall'));
    const search = searchOf(phone);
    await begin(search);
    await end(search);
    await turn();
    expect(search.seen).toEqual(['discoveryStart', 'serviceFound Hall', 'serviceLost Hall', 'discoveryStop']);
    await add(screen, info('Kitchen'));
    await seconds(4);
    expect(search.seen).toHaveLength(4);
  });

  it('platform 51: a device looks for a type once: the latest search hears, and ending any of them ends all', async () => {
    const [screen, phone] = [device(), device()];
    await add(screen, info('Hall'));
    const [first, second] = [searchOf(phone), searchOf(phone)];
    await begin(first);
    await begin(second);
    await add(screen, info('Kitchen'));
    await turn();
    expect(first.seen).toEqual(['discoveryStart', 'serviceFound Hall']);
    expect(second.seen).toEqual(['discoveryStart', 'serviceFound Hall', 'serviceFound Kitchen']);
    await end(first);
    await add(screen, info('Attic'));
    await seconds(4);
    expect(second.seen.slice(3)).toEqual(['serviceLost Hall', 'serviceLost Kitchen']);
  });

  it('platform 52: failures come twice, by event with a code that may be 0, and by a promise that nobody declares', async () => {
    const phone = device();
    const wrong = searchOf(phone, 'demo');
    await expect(begin(wrong)).rejects.toEqual({ code: 401, message: 'Parameter error' });
    expect(wrong.seen).toEqual(['discoveryStart error 0']);
    const twice = searchOf(phone);
    await begin(twice);
    await expect(begin(twice)).rejects.toEqual({ code: 2204003, message: 'Callback duplicated' });
    const never = searchOf(phone);
    await expect(end(never)).rejects.toEqual({ code: 2204002, message: 'Callback not found' });
    expect([...twice.seen, ...never.seen]).toEqual([
      'discoveryStart',
      'discoveryStart error 1',
      'discoveryStop error 1',
    ]);
  });

  it('passes over listeners of a wrong kind, takes one for each event, and lets them go', async () => {
    const [screen, phone] = [device(), device()];
    const { service, seen } = searchOf(phone);
    service.on('serviceFound', undefined as unknown as () => void);
    service.on('serviceGone' as 'serviceFound', () => seen.push('never'));
    const other = (): void => void seen.push('other');
    service.on('serviceFound', other);
    service.startSearchingMDNS();
    await add(screen, info('Hall'));
    await turn();
    service.off('serviceFound', other);
    service.off('discoveryStart');
    await add(screen, info('Kitchen'));
    await turn();
    expect(seen).toEqual(['discoveryStart', 'other']);
  });
});

describe('an announcement', () => {
  it('is given back as it was read', async () => {
    expect(await add(device(), info('Hall'))).toEqual({
      ...info('Hall'),
      host: { address: '', port: 8080, family: 1 },
      serviceAttribute: [],
    });
  });

  it('platform 46: arguments of a wrong kind are thrown at once, with a text as code; wrong values are rejected', async () => {
    const screen = device();
    for (const args of [[context], [undefined, info('Hall')], [context, 'Hall'], [context, info('Hall'), 1]]) {
      const call = (): unknown => (mdns.addLocalService as (...args: unknown[]) => unknown)(...args);
      expect(call).toThrow(expect.objectContaining({ code: '401' }));
    }
    for (const wrong of [
      info(''),
      info('围'.repeat(22)),
      info('Hall', { port: 65_536 }),
      info('Hall', { port: undefined as unknown as number }),
      info('Hall', { serviceType: 'demo' }),
      info('Hall', { serviceType: '_demo._sctp' }),
    ]) {
      await expect(add(screen, wrong)).rejects.toEqual({ code: 401, message: 'Parameter error' });
    }
    await expect(add(screen, info('围'.repeat(21)))).resolves.toBeDefined();
  });

  it('platform 46: what was never announced is taken back with 401', async () => {
    await expect(remove(device(), info('Hall'))).rejects.toEqual({ code: 401, message: 'Parameter error' });
  });

  it('platform 47: a name can be announced once on a device; without a network it fails and stays taken', async () => {
    const screen = device();
    await add(screen, info('Hall'));
    await expect(add(screen, info('Hall', { port: 9000 }))).rejects.toMatchObject({ code: 2204007 });
    screen.network.cut();
    await expect(add(screen, info('Attic'))).rejects.toEqual({ code: 2204009, message: 'Send packet failed' });
    screen.network.switchOn();
    await expect(add(screen, info('Attic'))).rejects.toMatchObject({ code: 2204007 });
    await expect(remove(screen, info('Attic'))).rejects.toMatchObject({ code: 401 });
    expect(await resolve(device(), 'Attic')).toMatchObject({ port: 8080 });
  });

  it('platform 48: two devices may have one name, and the latest is found under it', async () => {
    await add(device(), info('Hall', { port: 8081 }));
    await add(device(), info('Hall', { port: 8082 }));
    expect(await resolve(device(), 'Hall')).toMatchObject({ port: 8082 });
  });

  it('answers through a callback, too', async () => {
    const screen = device();
    const answers: unknown[] = [];
    const call = mdns.removeLocalService as (...args: unknown[]) => unknown;
    expect(screen.run(() => call(context, info('Hall'), (...args: unknown[]) => answers.push(args)))).toBeUndefined();
    await turn();
    expect(answers).toEqual([[{ code: 401, message: 'Parameter error' }, undefined]]);
  });
});

describe('resolving', () => {
  it('gives port, an IPv4 address and attributes', async () => {
    await add(device(), info('Hall', { serviceAttribute: [{ key: 'name', value: [0xe5, 0x9b, 0xb4] }] }));
    const found = await resolve(device(), 'Hall');
    expect(found).toMatchObject({ port: 8080, serviceAttribute: [{ key: 'name', value: [0xe5, 0x9b, 0xb4] }] });
    expect(found.host).toMatchObject({ port: 8080, family: 1, address: expect.stringMatching(/^\d+(\.\d+){3}$/) });
  });

  it('platform 49: attributes come by key; those without value, with a bad key or too long are not there', async () => {
    await add(
      device(),
      info('Hall', {
        serviceAttribute: [
          { key: 'tls', value: [0x31] },
          { key: 'longerThanNine', value: [1, 256] },
          { key: 'empty', value: [] },
          { key: 'a=b', value: [1] },
          { key: '名', value: [1] },
          { key: 'big', value: new Array<number>(252).fill(1) },
        ],
      }),
    );
    expect((await resolve(device(), 'Hall')).serviceAttribute).toEqual([
      { key: 'longerThanNine', value: [1, 0] },
      { key: 'tls', value: [0x31] },
    ]);
  });

  it('platform 53: gives up after five seconds', async () => {
    const [screen, phone] = [device(), device()];
    const outcome = resolve(phone, 'Hall').catch((error: unknown) => error);
    await seconds(4);
    await add(screen, info('Kitchen'));
    await seconds(1);
    expect(await outcome).toEqual({ code: 2204006, message: 'Request timeout' });
  });

  it('waits for a service that is announced meanwhile', async () => {
    const outcome = resolve(device(), 'Hall');
    await seconds(1);
    await add(device(), info('Hall'));
    expect(await outcome).toMatchObject({ serviceName: 'Hall', port: 8080 });
  });

  it('does not reach anybody without a network', async () => {
    const [screen, phone] = [device(), device()];
    await add(screen, info('Hall'));
    phone.network.cut();
    await expect(resolve(phone, 'Hall')).rejects.toMatchObject({ code: 2204009 });
    screen.network.blackhole();
    phone.network.switchOn();
    const outcome = resolve(phone, 'Hall').catch((error: unknown) => error);
    await seconds(5);
    expect(await outcome).toMatchObject({ code: 2204006 });
  });
});

describe('the end of an application', () => {
  it('ends its searches and its announcements, and its names are free', async () => {
    const [screen, phone] = [device(), device()];
    await add(screen, info('Hall'));
    const search = searchOf(phone);
    await begin(search);
    await turn();
    phone.endProcess();
    screen.endProcess();
    await seconds(30);
    expect(search.seen).toEqual(['discoveryStart', 'serviceFound Hall']);
    await add(screen, info('Hall'));
  });
});
