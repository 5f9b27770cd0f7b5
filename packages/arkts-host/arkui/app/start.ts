/** Starts an application's interface from its `virtual:arkts-app/…` module. */
import type { ResourceTable } from '../resources/table.ts';
import { App, type AppSetting } from './app.ts';

export interface AppModule {
  readonly resources: ResourceTable;
  readonly pages: Readonly<Record<string, () => Promise<unknown>>>;
}

/** Makes the window. Pages are loaded with `loadContent`. */
export function startApp(module: AppModule, setting: Omit<AppSetting, 'resources' | 'loadPage'>): App {
  return new App({
    ...setting,
    resources: module.resources,
    loadPage: async (name) => {
      const load = module.pages[name];
      if (!load) throw new Error(`There is no page '${name}' in main_pages.json.`);
      await load();
    },
  });
}
