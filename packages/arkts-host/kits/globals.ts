/** What ArkTS has without an import. Loaded before any compiled file. */
import { AppStorage, LocalStorage, PersistentStorage } from './ArkUI/storage.ts';

/** Without a user interface nobody observes: the decorators leave a class as it is. */
const unobserved = (): void => {};

Object.assign(globalThis, { AppStorage, LocalStorage, PersistentStorage, Observed: unobserved, Track: unobserved });
