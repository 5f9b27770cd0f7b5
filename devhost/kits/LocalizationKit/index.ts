/** `@kit.LocalizationKit` on the host. Resources are reached through a context's `resourceManager`. */
import { unimplemented } from '../host/unimplemented.ts';

const kit = 'LocalizationKit';
export const fontManager = unimplemented(kit, 'fontManager');
export const i18n = unimplemented(kit, 'i18n');
export const intl = unimplemented(kit, 'intl');
export const resourceManager = unimplemented(kit, 'resourceManager');
export const sendableResourceManager = unimplemented(kit, 'sendableResourceManager');
