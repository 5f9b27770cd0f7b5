/** `curves` for pages: the runtime's own. */
import { curves as own } from '../../../arkui/animation/curves.ts';
import { closedNamespace } from '../../../kits/host/unimplemented.ts';

export const curves: typeof own = closedNamespace('ArkUI', 'curves', own);
