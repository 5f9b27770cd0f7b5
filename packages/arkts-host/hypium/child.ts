/** The test process: makes an ArkTS runner and runs one session in it. Started by process.ts, talks to it over IPC. */
import path from 'node:path';
import { createArkTSRunner } from '../arkts/run.ts';
import { hostFolder } from '../hostFolder.ts';
import { projectRoot } from '../projectRoot.ts';
import { CoverageCounter } from './coverage.ts';
import type { SessionMessage, SessionSetting } from './messages.ts';

const setting = JSON.parse(process.argv[2] ?? '') as SessionSetting;
/** Resolves when all that was said has left: a busy parent lets it pile up here. */
let said: Promise<void> = Promise.resolve();
const send = (message: SessionMessage) => {
  said = new Promise((resolve) => process.send?.(message, () => resolve()));
};

const counter = setting.hasCoverage === true ? await CoverageCounter.start() : undefined;
const runner = await createArkTSRunner({ root: setting.root });
const session = await runner.import<typeof import('./session.ts')>(path.join(hostFolder, 'hypium/session.ts'));
const projectFolders = [...new Set([setting.root, projectRoot])];
// The end is the last that is said.
const ends: SessionMessage[] = [];
await session.runSession(
  setting,
  projectFolders,
  () => runner.import(setting.listFile),
  (message) => (message.type === 'end' ? ends.push(message) : send(message)),
);
if (counter !== undefined) send({ type: 'coverage', files: await counter.take(setting.root) });
ends.forEach(send);
await said;
// Sockets and timers that a test left behind must not keep the process.
process.disconnect();
process.exit();
