/**
 * What goes over the wire when multicast DNS reaches beyond this process: announcements, answers, goodbyes, and what other
 * computers say, honest or not. The wire is a stand-in; packets are the library's own objects.
 */
import { EventEmitter } from 'node:events';
import type { Answer, Question } from 'dns-packet';
import type { MulticastDNS } from 'multicast-dns';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HostApp } from '../../kits/host/index.ts';
import { type LocalServiceInfo, mdns } from '../../kits/NetworkKit/mdns/index.ts';
import { RealMulticast } from '../../kits/NetworkKit/mdns/RealMulticast.ts';

const TYPE = '_demo._tcp';
const DOMAIN = `${TYPE}.local`;
const context = {};
const hall: LocalServiceInfo = {
  serviceType: TYPE,
  serviceName: 'Hall',
  port: 8080,
  serviceAttribute: [{ key: 'name', value: [...Buffer.from('厅')] }],
};

class Wire extends EventEmitter {
  readonly sent: Answer[][] = [];
  readonly asked: string[] = [];
  isDestroyed = false;

  respond({ answers }: { answers: Answer[] }, done?: () => void): void {
    this.sent.push(answers);
    done?.();
  }

  query(questions: Question[]): void {
    this.asked.push(...questions.map(({ name, type }) => `${type} ${name}`));
  }

  destroy(): void {
    this.isDestroyed = true;
  }

  /** Somebody else speaks. */
  hear(answers: Answer[], additionals: Answer[] = []): void {
    this.emit('response', { answers, additionals });
  }

  hearQuestion(name: string, type: Question['type']): void {
    this.emit('query', { questions: [{ name, type }] });
  }

  /** What was sent since the last time, such as `SRV Hall._demo._tcp.local 120`. */
  take(): string[] {
    return this.sent
      .splice(0)
      .flatMap((answers) =>
        answers
          .filter(({ type }) => type !== 'A')
          .map((answer) => `${answer.type} ${answer.name} ${'ttl' in answer ? answer.ttl : ''}`),
      );
  }
}

function far(name: string, address = '192.168.7.7', ttl = 120): Answer[] {
  return [
    { name: DOMAIN, type: 'PTR', ttl, data: `${name}.${DOMAIN}` },
    { name: `${name}.${DOMAIN}`, type: 'SRV', ttl, data: { port: 9000, target: 'far.local' } },
    { name: `${name}.${DOMAIN}`, type: 'TXT', ttl, data: [Buffer.from('name=Far')] },
    { name: 'far.local', type: 'A', ttl, data: address },
  ];
}

let wire: Wire;
let leave: () => Promise<void>;
let failures: string[];
let app: HostApp;
let seen: string[];

async function search(): Promise<void> {
  const service = app.run(() => mdns.createDiscoveryService(context, TYPE));
  service.on('serviceFound', ({ serviceName }: LocalServiceInfo) => void seen.push(`found ${serviceName}`));
  service.on('serviceLost', ({ serviceName }: LocalServiceInfo) => void seen.push(`lost ${serviceName}`));
  service.startSearchingMDNS();
  await turn();
}

const turn = async (): Promise<void> => void (await vi.advanceTimersByTimeAsync(0));
const seconds = (count: number): Promise<unknown> => vi.advanceTimersByTimeAsync(count * 1000);

beforeEach(() => {
  vi.useFakeTimers();
  wire = new Wire();
  failures = [];
  seen = [];
  app = new HostApp();
  leave = RealMulticast.start(({ message }) => failures.push(message), wire as unknown as MulticastDNS);
});

afterEach(async () => {
  app.endProcess();
  await leave();
  vi.useRealTimers();
});

describe('services of this process', () => {
  const full = `Hall.${DOMAIN}`;
  const all = [`PTR ${DOMAIN} 120`, `SRV ${full} 120`, `TXT ${full} 120`];

  it('are announced, answered for, and taken back', async () => {
    await app.run(() => mdns.addLocalService(context, hall));
    expect(wire.take()).toEqual(all);
    wire.hearQuestion(DOMAIN, 'PTR');
    expect(wire.take()).toEqual(all);
    wire.hearQuestion(full, 'SRV');
    wire.hearQuestion(full, 'TXT');
    expect(wire.take()).toEqual(all.slice(1));
    wire.hearQuestion('_ipp._tcp.local', 'PTR');
    wire.hearQuestion(`Attic.${DOMAIN}`, 'SRV');
    expect(wire.take()).toEqual([]);
    await app.run(() => mdns.removeLocalService(context, hall));
    expect(wire.take()).toEqual([`PTR ${DOMAIN} 0`, `SRV ${full} 0`, `TXT ${full} 0`]);
    wire.hearQuestion(DOMAIN, 'PTR');
    expect(wire.take()).toEqual([]);
  });

  it('are silent while their device has no network', async () => {
    await app.run(() => mdns.addLocalService(context, hall));
    app.network.blackhole();
    wire.take();
    wire.hearQuestion(DOMAIN, 'PTR');
    expect(wire.take()).toEqual([]);
  });

  it('are taken back when the program leaves the network', async () => {
    await app.run(() => mdns.addLocalService(context, hall));
    wire.take();
    await leave();
    expect(wire.take()).toHaveLength(3);
    expect(wire.isDestroyed).toBe(true);
  });

  it('are not found twice when their own words come back', async () => {
    await search();
    await app.run(() => mdns.addLocalService(context, hall));
    wire.hear(wire.sent.flat());
    await turn();
    expect(seen).toEqual(['found Hall']);
  });
});

describe('services of other computers', () => {
  it('are asked for, found, resolved, and lost with their goodbye', async () => {
    await search();
    expect(wire.asked).toEqual([`PTR ${DOMAIN}`]);
    wire.hear(far('Far'));
    await turn();
    expect(seen).toEqual(['found Far']);
    const found = await app.run(() => mdns.resolveLocalService(context, { serviceType: TYPE, serviceName: 'Far' }));
    expect(found).toMatchObject({ port: 9000, host: { address: '192.168.7.7' } });
    expect(found.serviceAttribute).toEqual([{ key: 'name', value: [...Buffer.from('Far')] }]);
    wire.hear(far('Far', '192.168.7.7', 0).slice(0, 1));
    await turn();
    expect(seen).toEqual(['found Far', 'lost Far']);
  });

  it('are asked for what an announcement leaves out, now and then', async () => {
    await search();
    wire.asked.length = 0;
    const [ptr, srv, txt, a] = far('Far') as [Answer, Answer, Answer, Answer];
    wire.hear([ptr]);
    wire.hear([ptr]);
    expect(wire.asked).toEqual([`SRV Far.${DOMAIN}`]);
    await seconds(2);
    wire.hear([srv, txt]);
    expect(wire.asked.at(-1)).toBe('A far.local');
    expect(seen).toEqual([]);
    wire.hear([a]);
    await turn();
    expect(seen).toEqual(['found Far']);
  });

  it('are lost after silence when they take no connection either', async () => {
    await search();
    // A port of this computer at which nobody listens.
    wire.hear(
      far('Far', '127.0.0.1').map((answer) =>
        answer.type === 'SRV' ? { ...answer, data: { port: 1, target: 'far.local' } } : answer,
      ),
    );
    await seconds(22);
    vi.useRealTimers();
    await vi.waitFor(() => expect(seen).toEqual(['found Far', 'lost Far']));
  });

  it('that nobody asked for, or that are not what they say, are passed over', async () => {
    wire.hear(far('Early'));
    await search();
    expect(seen).toEqual([]);
    wire.hear([
      { name: DOMAIN, type: 'PTR', ttl: 120, data: 'Elsewhere._ipp._tcp.local' },
      { name: 'x', type: 'TXT', data: [Buffer.from('no service')] },
      { name: DOMAIN, type: 'PTR', ttl: 0, data: `Nobody.${DOMAIN}` },
    ]);
    await seconds(4);
    expect(seen).toEqual([]);
  });

  it('cannot fill the memory', async () => {
    await search();
    for (let i = 0; i < 1000; i++) wire.hear(far(`Far${i}`));
    await turn();
    expect(seen).toHaveLength(256);
  });
});

it('a network without multicast is told of once, and everything else goes on', async () => {
  wire.emit('error', new Error('bind EACCES'));
  wire.emit('error', new Error('again'));
  expect(failures).toEqual(['bind EACCES']);
  expect(wire.isDestroyed).toBe(true);
  await search();
  await app.run(() => mdns.addLocalService(context, hall));
  await turn();
  expect(seen).toEqual(['found Hall']);
  expect(wire.sent).toEqual([]);
});
