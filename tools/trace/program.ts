/**
 * `npm run trace`: what of the product runs when somebody writes or recalls a text, from glass to glass.
 *
 * The room runs in Chromium as people use it: a screen with its hub and its wall, and two phones, each with all its pages.
 * V8 counts the calls of each function of `common`, `entry` and `server_tv`; the host's own code is left out. On the walk
 * is what ran more often each time than in any idle window that was as long. Between phones and hub each frame is
 * written down.
 */
import { build } from 'vite';
import { closeBrowser } from '../../packages/arkts-host/browser.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../packages/arkts-host/temporaryFolder.ts';
import { webConfig } from '../../packages/arkts-host/web/build/viteConfig.ts';
import { type ActName, acts } from './acts.ts';
import { describeWalk, markdownOfWalk } from './report.ts';
import { TracedRoom } from './TracedRoom.ts';
import { trace } from './trace.ts';

/** @param names what to trace; none: everything */
export async function main(names: readonly ActName[], isMarkdown: boolean): Promise<void> {
  const chosen = names.length > 0 ? names : (Object.keys(acts) as ActName[]);
  const built = makeTemporaryFolder('pages');
  try {
    await build({ ...webConfig([], built), logLevel: 'error' });
    const room = await TracedRoom.open(built);
    const walks = await trace(room, chosen).finally(() => room.close());
    const words = walks.map((walk, index) => {
      const name = chosen[index] as ActName;
      const title = `A ${name}. ${acts[name].words}`;
      return isMarkdown ? markdownOfWalk(title, walk) : describeWalk(title, walk);
    });
    console.log(words.join('\n\n'));
  } finally {
    await closeBrowser();
    removeTemporaryFolder(built);
  }
}
