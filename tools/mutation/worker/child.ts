/** The process that tries changes. Started by ../TrialProcess.ts, talks to it over IPC. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { createArkTSRunner } from '../../../packages/arkts-host/arkts/run.ts';
import { SWITCH } from '../Mutant.ts';
import type { WorkerMessage, WorkerSetting } from './messages.ts';
import { Trials } from './Trials.ts';
import type { OnProblem, TrialTest } from './TrialTest.ts';

const setting = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as WorkerSetting;
const { root, group, sources, storageRoot } = setting;

let said: Promise<void> = Promise.resolve();
const send = (message: WorkerMessage) => {
  said = new Promise((resolve) => process.send?.(message, () => resolve()));
};

const changed: Plugin = {
  name: 'hearth:mutants',
  enforce: 'pre',
  load: (id) => sources[id],
};

const runner = await createArkTSRunner({ root }, [changed]);
let onProblem: OnProblem = () => {};

async function load(): Promise<TrialTest[]> {
  runner.forget();
  const report: OnProblem = (message) => onProblem(message);
  const place = (name: string) => path.join(import.meta.dirname, name);
  if (group.kind === 'rules') return (await runner.import<typeof import('./rules.ts')>(place('rules.ts'))).loadTests();
  const suites = await runner.import<typeof import('./suites.ts')>(place('suites.ts'));
  return suites.loadTests(group, storageRoot, (file) => runner.import(file), report);
}

const trials = new Trials(setting, load, send);
(globalThis as Record<string, unknown>)[SWITCH] = (id: number) => trials.isOn(id);
onProblem = (message) => trials.notice(message);
process.on('unhandledRejection', (reason) => trials.notice(`unhandled rejection: ${String(reason)}`));
process.on('uncaughtException', (error) => trials.notice(`uncaught exception: ${error.message}`));
for (const method of ['debug', 'log', 'info'] as const) console[method] = () => {};
for (const method of ['warn', 'error'] as const) console[method] = (text) => trials.notice(String(text));

await trials.run();
await said;
process.disconnect();
process.exit();
