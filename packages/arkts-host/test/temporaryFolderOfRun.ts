/** Before all tests: what their processes leave in the temporary folder, killed ones too, goes with a folder of their own. */
import { makeTemporaryFolder, removeTemporaryFolder } from '../temporaryFolder.ts';

export default function makeFolderOfRun(): () => void {
  const folder = makeTemporaryFolder('unit');
  process.env.TMPDIR = folder;
  return () => removeTemporaryFolder(folder);
}
