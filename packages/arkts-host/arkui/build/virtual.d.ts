declare module 'virtual:arkts-app/*' {
  import type { ResourceTable } from '../resources/table.ts';

  export const resources: ResourceTable;
  export const pages: Readonly<Record<string, () => Promise<unknown>>>;
}

declare module '*.css';
