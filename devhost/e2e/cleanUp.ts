/** After each test file, however its tests ended: no browser runs on, and nothing stays in the temporary folder. */
import { afterAll } from 'vitest';
import { removeTemporaryFolders } from '../temporaryFolder.ts';
import { closeBrowser } from './browser.ts';

afterAll(async () => {
  await closeBrowser();
  removeTemporaryFolders();
});
