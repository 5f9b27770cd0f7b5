/** `i18n`: of the system's settings only how it shows the hours of the day. */
import { HostApp } from '../host/HostApp.ts';
import { closedNamespace } from '../host/unimplemented.ts';

export const i18n = closedNamespace('LocalizationKit', 'i18n', {
  System: {
    // platform.md 60
    is24HourClock(): boolean {
      return HostApp.current().hasAllHours;
    },
  },
});
