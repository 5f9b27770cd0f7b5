/** Whether tests that have a long version run it: `npm test -- --long`. */
export const isLong = process.env.HEARTH_LONG === '1';
