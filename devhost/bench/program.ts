/**
 * `npm run bench`: what one hub can do on this computer, over real sockets, the server in a process of its own.
 *
 * Speeds of machines differ, so what a broadcast costs is told as a ratio to a bare `ws` server in the same run. That
 * one neither validates, orders, stores nor acknowledges: the ratio is the price of all those, less what batching saves.
 * `--json` prints the numbers for programs.
 */
import { parseArgs } from 'node:util';
import { createArkTSRunner } from '../arkts/run.ts';
import { CLIENTS, measureAvalanche, measureDelivery, measureHistory, measureMemory } from './measures.ts';
import { measurePictures } from './pictures.ts';

/** Messages in the history that pages are read from. */
const HISTORY = 100_000;

function line(what: string, value: string): void {
  console.log(`${what.padEnd(58)}${value.padStart(16)}`);
}

const whole = (value: number): string => Math.round(value).toLocaleString('en');
const mebibytes = (value: number): string => (value / 1_048_576).toFixed(0);
const milliseconds = (value: number): string => `${value.toFixed(1)} ms`;

export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } });
  const baseline = await measureDelivery('baseline');
  const hub = await measureDelivery('hub');
  const ratio = {
    perSecond: hub.perSecond / baseline.perSecond,
    cpu: hub.cpu / baseline.cpu,
    p50: hub.p50 / baseline.p50,
    p99: hub.p99 / baseline.p99,
  };
  const avalanche = await measureAvalanche();
  const memory = await measureMemory();
  const history = await measureHistory(HISTORY);
  const pictures = await measurePictures();
  const { measureScroll } = await (await createArkTSRunner()).import<typeof import('./scroll.ts')>(
    'devhost/bench/scroll.ts',
  );
  const scroll = await measureScroll();
  if (values.json) {
    console.log(
      JSON.stringify({ clients: CLIENTS, hub, baseline, ratio, avalanche, memory, history, pictures, scroll }, null, 2),
    );
    return 0;
  }
  console.log(`${CLIENTS} clients (9 addresses x 10), everyone says 36 things at once, everyone hears all of it:`);
  line('  hub: messages delivered a second', whole(hub.perSecond));
  line('  bare ws broadcast', whole(baseline.perSecond));
  line('  ratio', ratio.perSecond.toFixed(2));
  line('  hub: processor time for 1,000 deliveries', milliseconds(hub.cpu));
  line('  bare ws broadcast', milliseconds(baseline.cpu));
  line('  ratio', ratio.cpu.toFixed(2));
  console.log('The same clients at 100 messages a second:');
  line('  hub: latency, half / 99 of 100', `${hub.p50.toFixed(1)} / ${milliseconds(hub.p99)}`);
  line('  bare ws broadcast', `${baseline.p50.toFixed(1)} / ${milliseconds(baseline.p99)}`);
  line('  ratio', `${ratio.p50.toFixed(2)} / ${ratio.p99.toFixed(2)}`);
  console.log(`All ${CLIENTS} come back at once:`);
  line('  half / all of them welcomed', `${avalanche.half.toFixed(0)} / ${avalanche.all.toFixed(0)} ms`);
  line('  processor time', milliseconds(avalanche.cpu));
  console.log('One connection more:');
  line('  heap', `${whole(memory.heap / 1024)} KiB`);
  console.log(`A page of 200 out of ${whole(history.entries)} messages:`);
  line('  half / 99 of 100', `${history.p50.toFixed(1)} / ${milliseconds(history.p99)}`);
  console.log('A picture of 20 MiB goes to 10 clients, over and over, while they chat:');
  line('  latency of chat, half / 99 of 100', `${pictures.busy.p50.toFixed(1)} / ${milliseconds(pictures.busy.p99)}`);
  line('  without pictures', `${pictures.quiet.p50.toFixed(1)} / ${milliseconds(pictures.quiet.p99)}`);
  line(
    '  ratio',
    `${(pictures.busy.p50 / pictures.quiet.p50).toFixed(2)} / ${(pictures.busy.p99 / pictures.quiet.p99).toFixed(2)}`,
  );
  line(
    '  MiB a second to all of them / to the hub',
    `${mebibytes(pictures.bytesPerSecond)} / ${mebibytes(pictures.uploadedPerSecond)}`,
  );
  line('  processor time for a MiB', milliseconds(pictures.cpu));
  console.log(`Scrolling through ${whole(scroll.messages)} messages in Chromium:`);
  line(
    '  from frame to frame, half / 99 of 100',
    `${scroll.conversation.p50.toFixed(1)} / ${milliseconds(scroll.conversation.p99)}`,
  );
  line('  an empty page', `${scroll.baseline.p50.toFixed(1)} / ${milliseconds(scroll.baseline.p99)}`);
  line(
    '  ratio',
    `${(scroll.conversation.p50 / scroll.baseline.p50).toFixed(2)} / ${(scroll.conversation.p99 / scroll.baseline.p99).toFixed(2)}`,
  );
  line('  processor time of a frame', milliseconds(scroll.conversation.cpu));
  line('  an empty page', milliseconds(scroll.baseline.cpu));
  line('  ratio', (scroll.conversation.cpu / scroll.baseline.cpu).toFixed(2));
  return 0;
}
