/** `systemDateTime`: clocks. Setting the device's clock is not the host's to do. */
import { closedNamespace } from '../host/unimplemented.ts';

export enum TimeType {
  /** Since the start, deep sleep included. */
  STARTUP = 0,
  /** Since the start, deep sleep left out. The host cannot tell the two apart. */
  ACTIVE = 1,
}

const NANOSECONDS_PER_MILLISECOND = 1_000_000n;

export const systemDateTime = closedNamespace('BasicServicesKit', 'systemDateTime', {
  TimeType,
  /** Milliseconds (or nanoseconds) since 1970 by the wall clock. */
  getTime: (isNanoseconds = false): number => (isNanoseconds ? Date.now() * 1e6 : Date.now()),
  /** Milliseconds (or nanoseconds) since the start of the device by a clock that never jumps. */
  getUptime: (_timeType: TimeType, isNanoseconds = false): number => {
    const now = process.hrtime.bigint();
    return Number(isNanoseconds ? now : now / NANOSECONDS_PER_MILLISECOND);
  },
  getTimezoneSync: (): string => Intl.DateTimeFormat().resolvedOptions().timeZone,
  getTimezone: async (): Promise<string> => Intl.DateTimeFormat().resolvedOptions().timeZone,
});
