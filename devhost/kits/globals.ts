/** What ArkTS has without an import. Loaded before any compiled file. */
import { AppStorage, LocalStorage, PersistentStorage } from './ArkUI/storage.ts';

Object.assign(globalThis, { AppStorage, LocalStorage, PersistentStorage });
