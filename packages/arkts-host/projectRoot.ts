import path from 'node:path';

/** The root of the HarmonyOS project: the folder that holds `common`, `entry`, `server_tv` and `packages`. */
export const projectRoot: string = path.resolve(import.meta.dirname, '../..');
