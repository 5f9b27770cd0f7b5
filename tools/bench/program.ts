/**
 * `npm run bench [area …]`: what one hub can do on this computer, over real sockets, the server in a process of its own.
 *
 * Speeds of machines differ, so what a broadcast costs is told as a ratio to a bare `ws` server in the same run. That
 * one neither seals, validates, orders, stores nor acknowledges: the ratio is the price of all those, less what batching
 * saves. What sealing alone costs is told as a ratio to the same hub with the same clients over open links.
 * `--json` prints the numbers for programs.
 */
import { type ArkTSRunner, createArkTSRunner } from '../../packages/arkts-host/arkts/run.ts';
import type { Delivery } from './measures.ts';
import { measureCodec, runMitm, runSchedules } from './vitestRuns.ts';

/** Messages in the history that pages are read from. */
const HISTORY = 100_000;
/** Random schedules of each kind: `npm test` takes the few that fit into it. */
const SCHEDULES = 1_000;
/** The same of attacks. */
const MITM_RUNS = 100_000;

function line(what: string, value: string): void {
  console.log(`${what.padEnd(58)}${value.padStart(16)}`);
}

const whole = (value: number): string => Math.round(value).toLocaleString('en');
const mebibytes = (value: number): string => (value / 1_048_576).toFixed(0);
const bothRatios = (one: number, other: number): string => `${one.toFixed(2)} / ${other.toFixed(2)}`;
const milliseconds = (value: number): string => `${value.toFixed(1)} ms`;

/** What was measured, and how to say it. */
interface Result {
  readonly values: object;
  print(): void;
}

let runner: Promise<ArkTSRunner> | undefined;

/** A module of the host that imports ArkTS. */
async function load<Module>(file: string): Promise<Module> {
  runner ??= createArkTSRunner();
  return (await runner).import<Module>(`tools/bench/${file}`);
}

const loadMeasures = () => load<typeof import('./measures.ts')>('measures.ts');

function ratioOf(one: Delivery, other: Delivery): Delivery {
  return {
    perSecond: one.perSecond / other.perSecond,
    cpu: one.cpu / other.cpu,
    p50: one.p50 / other.p50,
    p99: one.p99 / other.p99,
  };
}

async function delivery(): Promise<Result> {
  const { CLIENTS, measureDelivery } = await loadMeasures();
  const baseline = await measureDelivery('bare');
  const plain = await measureDelivery('plain');
  const hub = await measureDelivery('sealed');
  const ratio = ratioOf(hub, baseline);
  const sealing = ratioOf(hub, plain);
  return {
    values: { clients: CLIENTS, hub, plain, baseline, ratio, sealing },
    print: () => {
      console.log(`${CLIENTS} clients (9 addresses x 10), everyone says 36 things at once, everyone hears all of it:`);
      line('  hub: messages delivered a second', whole(hub.perSecond));
      line('  the same hub over open links', whole(plain.perSecond));
      line('  bare ws broadcast', whole(baseline.perSecond));
      line('  ratio to open links / to the broadcast', bothRatios(sealing.perSecond, ratio.perSecond));
      line('  hub: processor time for 1,000 deliveries', milliseconds(hub.cpu));
      line('  the same hub over open links', milliseconds(plain.cpu));
      line('  bare ws broadcast', milliseconds(baseline.cpu));
      line('  ratio to open links / to the broadcast', bothRatios(sealing.cpu, ratio.cpu));
      console.log('The same clients at 100 messages a second:');
      line('  hub: latency, half / 99 of 100', `${hub.p50.toFixed(1)} / ${milliseconds(hub.p99)}`);
      line('  the same hub over open links', `${plain.p50.toFixed(1)} / ${milliseconds(plain.p99)}`);
      line('  bare ws broadcast', `${baseline.p50.toFixed(1)} / ${milliseconds(baseline.p99)}`);
      line('  ratio to the broadcast', bothRatios(ratio.p50, ratio.p99));
    },
  };
}

async function avalanche(): Promise<Result> {
  const { CLIENTS, measureAvalanche } = await loadMeasures();
  const plain = await measureAvalanche('plain');
  const sealed = await measureAvalanche('sealed');
  return {
    values: { ...sealed, plain },
    print: () => {
      console.log(`All ${CLIENTS} come back at once:`);
      line('  half / all of them welcomed', `${sealed.half.toFixed(0)} / ${sealed.all.toFixed(0)} ms`);
      line('  the same over open links', `${plain.half.toFixed(0)} / ${plain.all.toFixed(0)} ms`);
      line('  processor time', milliseconds(sealed.cpu));
      line('  the same over open links', milliseconds(plain.cpu));
    },
  };
}

async function comeBack(): Promise<Result> {
  const { measureReturn } = await loadMeasures();
  const plain = await measureReturn('plain');
  const sealed = await measureReturn('sealed');
  return {
    values: { ...sealed, plain },
    print: () => {
      console.log('One comes back alone, from the connection to the welcome:');
      line('  half / 99 of 100', `${sealed.p50.toFixed(1)} / ${milliseconds(sealed.p99)}`);
      line('  the same over open links', `${plain.p50.toFixed(1)} / ${milliseconds(plain.p99)}`);
      line('  ratio', bothRatios(sealed.p50 / plain.p50, sealed.p99 / plain.p99));
    },
  };
}

async function memory(): Promise<Result> {
  const { measureMemory } = await loadMeasures();
  const plain = await measureMemory('plain');
  const sealed = await measureMemory('sealed');
  return {
    values: { ...sealed, plain },
    print: () => {
      console.log('One connection more:');
      line('  heap', `${whole(sealed.heap / 1024)} KiB`);
      line('  the same over an open link', `${whole(plain.heap / 1024)} KiB`);
    },
  };
}

async function history(): Promise<Result> {
  const values = await (await loadMeasures()).measureHistory(HISTORY);
  return {
    values,
    print: () => {
      console.log(`A page of 200 out of ${whole(values.entries)} messages:`);
      line('  half / 99 of 100', `${values.p50.toFixed(1)} / ${milliseconds(values.p99)}`);
    },
  };
}

async function pictures(): Promise<Result> {
  const { measurePictures } = await load<typeof import('./pictures.ts')>('pictures.ts');
  const values = await measurePictures();
  const { busy, quiet } = values;
  return {
    values,
    print: () => {
      console.log('A picture of 20 MiB goes to 10 clients, over and over, while they chat:');
      line('  latency of chat, half / 99 of 100', `${busy.p50.toFixed(1)} / ${milliseconds(busy.p99)}`);
      line(
        '  the same while each of them brings pictures',
        `${values.bringing.p50.toFixed(1)} / ${milliseconds(values.bringing.p99)}`,
      );
      line('  without pictures', `${quiet.p50.toFixed(1)} / ${milliseconds(quiet.p99)}`);
      line('  ratio', `${(busy.p50 / quiet.p50).toFixed(2)} / ${(busy.p99 / quiet.p99).toFixed(2)}`);
      line(
        '  MiB a second to all of them / to the hub',
        `${mebibytes(values.bytesPerSecond)} / ${mebibytes(values.uploadedPerSecond)}`,
      );
      line('  processor time for a MiB', milliseconds(values.cpu));
    },
  };
}

async function scroll(): Promise<Result> {
  const { measureScroll } = await load<typeof import('./scroll.ts')>('scroll.ts');
  const values = await measureScroll();
  const { conversation, baseline } = values;
  return {
    values,
    print: () => {
      console.log(`Scrolling through ${whole(values.messages)} messages in Chromium:`);
      line(
        '  from frame to frame, half / 99 of 100',
        `${conversation.p50.toFixed(1)} / ${milliseconds(conversation.p99)}`,
      );
      line('  an empty page', `${baseline.p50.toFixed(1)} / ${milliseconds(baseline.p99)}`);
      line(
        '  ratio',
        `${(conversation.p50 / baseline.p50).toFixed(2)} / ${(conversation.p99 / baseline.p99).toFixed(2)}`,
      );
      line('  processor time of a frame', milliseconds(conversation.cpu));
      line('  an empty page', milliseconds(baseline.cpu));
      line('  ratio', (conversation.cpu / baseline.cpu).toFixed(2));
    },
  };
}

async function codec(): Promise<Result> {
  const values = await measureCodec();
  return {
    values: { works: values },
    print: () => {
      for (const { name, perSecond } of values) line(name, `${whole(perSecond)} / s`);
    },
  };
}

async function schedules(): Promise<Result> {
  const values = await runSchedules(SCHEDULES);
  return {
    values,
    print: () => {
      console.log(`Hub and phones through ${whole(values.schedules)} random schedules of each kind:`);
      line('  every promise was kept; it took', `${whole(values.milliseconds / 1000)} s`);
    },
  };
}

async function mitm(): Promise<Result> {
  const values = await runMitm(MITM_RUNS);
  return {
    values,
    print: () => {
      console.log(`Somebody between phone and hub, ${whole(values.runs)} times:`);
      line('  nobody got in, no word was read or changed; it took', `${whole(values.milliseconds / 1000)} s`);
    },
  };
}

/** What can be measured, by name. */
export const areas = {
  codec,
  schedules,
  mitm,
  delivery,
  avalanche,
  return: comeBack,
  memory,
  history,
  pictures,
  scroll,
};

/**
 * @param names of areas; none: all
 * @param isJson numbers for programs, all at the end
 * @returns the exit code
 */
export async function main(names: readonly string[], isJson: boolean): Promise<number> {
  const unknown = names.find((name) => !Object.hasOwn(areas, name));
  if (unknown !== undefined) {
    console.error(
      `There is nothing to measure that is called ${unknown}. There are: ${Object.keys(areas).join(', ')}.`,
    );
    return 2;
  }
  const told: Record<string, object> = {};
  for (const [name, measure] of Object.entries(areas)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const result = await measure();
    told[name] = result.values;
    if (!isJson) result.print();
  }
  if (isJson) console.log(JSON.stringify(told, null, 2));
  return 0;
}
