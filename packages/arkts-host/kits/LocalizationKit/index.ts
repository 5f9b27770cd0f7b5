/** `@kit.LocalizationKit` on the host. Resources are reached through a context's `resourceManager`. */
import { unimplemented } from '../host/unimplemented.ts';

export { i18n } from './i18n.ts';

const kit = 'LocalizationKit';
export const fontManager = unimplemented(kit, 'fontManager');
export const intl = unimplemented(kit, 'intl');
export const resourceManager = unimplemented(kit, 'resourceManager');
export const sendableResourceManager = unimplemented(kit, 'sendableResourceManager');
