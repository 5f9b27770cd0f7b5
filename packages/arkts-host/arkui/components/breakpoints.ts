/** Breakpoints of GridRow: widths from which on a name holds. */
import { isResource } from '../types.ts';

export const defaultBreakpoints: readonly string[] = ['320vp', '600vp', '840vp'];

const names = ['xs', 'sm', 'md', 'lg', 'xl', 'xxl'];

/** One value for all widths, or one for each breakpoint; a missing one is that of the next smaller. */
export type Breakpointed<T> = T | { xs?: T; sm?: T; md?: T; lg?: T; xl?: T; xxl?: T };

export function breakpointOf(width: number, limits: readonly string[]): string {
  const passed = limits.filter((limit) => width >= Number.parseFloat(limit)).length;
  return names[passed] ?? 'xxl';
}

export function atBreakpoint<T>(value: Breakpointed<T> | undefined, name: string): T | undefined {
  if (typeof value !== 'object' || value === null || isResource(value)) return value as T | undefined;
  const byName = value as Readonly<Record<string, T | undefined>>;
  for (let index = names.indexOf(name); index >= 0; index--) {
    const found = byName[names[index] ?? ''];
    if (found !== undefined) return found;
  }
  return undefined;
}
