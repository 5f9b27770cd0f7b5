/** The test process: makes an ArkTS runner and runs one session in it. Started by process.ts, talks to it over IPC. */
import path from 'node:path';
import { createArkTSRunner } from '../arkts/run.ts';
import { hostFolder } from '../hostFolder.ts';
import { projectRoot } from '../projectRoot.ts';
import type { SessionMessage, SessionSetting } from './messages.ts';

const setting = JSON.parse(process.argv[2] ?? '') as SessionSetting;
/** Resolves when all that was said has left: a busy parent lets it pile up here. */
let said: Promise<void> = Promise.resolve();
const send = (message: SessionMessage) => {
  said = new Promise((resolve) => process.send?.(message, () => resolve()));
};

const runner = await createArkTSRunner({ root: setting.root });
const session = await runner.import<typeof import('./session.ts')>(path.join(hostFolder, 'hypium/session.ts'));
const projectFolders = [...new Set([setting.root, projectRoot])];
await session.runSession(setting, projectFolders, () => runner.import(setting.listFile), send);
await said;
// Sockets and timers that a test left behind must not keep the process.
process.disconnect();
process.exit();
