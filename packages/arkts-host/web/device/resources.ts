/** The resources of this document's application, for kits and pages alike. */
import type { ResourceFolder, ResourceKind, ResourceTable } from '../../arkui/resources/table.ts';

let table: ResourceTable = { folders: {}, rawfile: {} };

export function setResources(next: ResourceTable): void {
  table = next;
}

/** A value of one qualifier's folder, such as `zh_CN`. */
export function findExact<K extends ResourceKind>(
  kind: K,
  qualifier: string,
  name: string,
): NonNullable<ResourceFolder[K]>[string] | undefined {
  const values = table.folders[qualifier]?.[kind] as Readonly<Record<string, unknown>> | undefined;
  return values?.[name] as NonNullable<ResourceFolder[K]>[string] | undefined;
}

/** The names of one kind in one qualifier's folder. */
export function namesOf(kind: ResourceKind, qualifier: string): string[] {
  return Object.keys(table.folders[qualifier]?.[kind] ?? {});
}
