/** What `fileIo` does in pages: the files are with Node, which knows whose they are. */
import type { FileOperation, FileOperations } from '../../../kits/CoreFileKit/operations.ts';
import { nodeSide } from '../../bridge/NodeSide.ts';

/** The page stands still until Node has answered. */
export function fileNow<K extends FileOperation>(
  name: K,
  ...args: Parameters<FileOperations[K]>
): ReturnType<FileOperations[K]> {
  return nodeSide().callSync('fileCall', name, args);
}

export function fileLater<K extends FileOperation>(
  name: K,
  ...args: Parameters<FileOperations[K]>
): Promise<ReturnType<FileOperations[K]>> {
  return nodeSide().call('fileCall', name, args);
}
