/** The property of a compiled function with `@Concurrent`; by name, since every module graph has kits of its own. */
export const concurrentMark = 'arkts:concurrent';
