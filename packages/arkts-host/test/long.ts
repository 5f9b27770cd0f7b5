/** Whether tests that have a long version run it. */
export const isLong = process.env.ARKTS_HOST_LONG === '1';
