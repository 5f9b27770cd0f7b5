/** `curves` for pages: the runtime's own. */
export { curves } from '../../../arkui/animation/curves.ts';
