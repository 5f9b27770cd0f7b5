/** Opening and removing stores. In a browser these go to Node over the bridge. */
import { DatabaseFile } from './DatabaseFile.ts';
import { RdbStore } from './RdbStore.ts';

/** @param file where the database is or will be */
export async function openStore(file: string): Promise<RdbStore> {
  return new RdbStore(DatabaseFile.acquire(file));
}

/** Deletes a database; stores of it that are open are cut off. */
export async function removeStore(file: string): Promise<void> {
  DatabaseFile.remove(file);
}
