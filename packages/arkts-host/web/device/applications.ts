/** The applications that a device can run, each loaded only where it is. */
import type { ApplicationModule } from './Device.ts';

export const applications: Readonly<Record<string, () => Promise<ApplicationModule>>> = {
  entry: async () => ({
    ...(await import('virtual:hearth-app/entry')),
    ...(await import('virtual:hearth-ability/entry')),
  }),
  server_tv: async () => ({
    ...(await import('virtual:hearth-app/server_tv')),
    ...(await import('virtual:hearth-ability/server_tv')),
  }),
};
