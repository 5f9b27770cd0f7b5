/**
 * `npm run pictures`: takes the documentation's pictures, of the real pages in Chromium. A family talks in a room, once in
 * English and once in Chinese; how devices look is a matter of the product's pages, what is said of `family.ts`.
 */
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { closeBrowser } from '../../packages/arkts-host/browser.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../packages/arkts-host/temporaryFolder.ts';
import { webConfig } from '../../packages/arkts-host/web/build/viteConfig.ts';
import { chinese, english } from './family.ts';
import { Studio } from './Studio.ts';
import { Scenes } from './scenes.ts';

export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { language: { type: 'string' } } });
  const albums = [english, chinese].filter(({ language }) => (values.language ?? language) === language);
  const built = makeTemporaryFolder('pages');
  try {
    await build({ ...webConfig([], built), logLevel: 'error' });
    for (const album of albums) {
      const studio = await Studio.open(built, album);
      await new Scenes(studio, album).play();
      await studio.close();
    }
  } finally {
    await closeBrowser();
    removeTemporaryFolder(built);
  }
  return 0;
}
