/** The bridge's functions for an application's own files. */
import path from 'node:path';
import { fileLater } from '../../kits/CoreFileKit/operations.ts';
import * as files from '../../kits/host/files.ts';
import type { HostApp } from '../../kits/host/HostApp.ts';
import { answer } from '../bridge/answer.ts';
import { fileOperations, type NodeFunctions } from '../bridge/protocol.ts';

type FileFunctions = Pick<NodeFunctions, 'readText' | 'writeText' | 'removeFile' | 'makeFolder' | 'fileCall'>;

export function fileFunctions(app: HostApp): FileFunctions {
  const own = (file: string) => insideStorage(app, file);
  return {
    readText: (file) => answer(() => files.readText(own(file))),
    writeText: (file, text) => answer(() => files.writeDurably(own(file), String(text))),
    removeFile: (file) => answer(() => files.removeFile(own(file))),
    makeFolder: (folder) => answer(() => files.makeFolder(own(folder))),
    fileCall: (operation, args) =>
      answer(() => {
        if (!fileOperations.includes(operation)) throw new Error(`The bridge has no operation '${operation}'.`);
        return (fileLater as (name: string, ...args: readonly unknown[]) => Promise<unknown>)(operation, ...args);
      }),
  };
}

/** The same path, if it lies in the application's storage. @throws Error if it does not */
export function insideStorage(app: HostApp, file: unknown): string {
  const resolved = path.resolve(String(file));
  if (!resolved.startsWith(path.resolve(app.storageRoot) + path.sep)) {
    throw new Error(`${resolved} is not in the application's own storage.`);
  }
  return resolved;
}
