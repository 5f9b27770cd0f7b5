/** After each test file, however its tests ended: nothing stays in the system's temporary folder. */
import { afterAll } from 'vitest';
import { removeTemporaryFolders } from '../temporaryFolder.ts';

afterAll(removeTemporaryFolders);
