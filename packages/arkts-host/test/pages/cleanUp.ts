/**
 * After each test file, however its tests ended: no page stays open, and nothing in the temporary folder. The browser runs
 * on, for the next file of its process, and ends with it.
 */
import { afterAll } from 'vitest';
import { closeContexts } from '../../browser.ts';
import { removeTemporaryFolders } from '../../temporaryFolder.ts';

afterAll(async () => {
  await closeContexts();
  removeTemporaryFolders();
});
