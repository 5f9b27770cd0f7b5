/**
 * Numbers of an application's resources. On a device the packager counts them; here each follows from kind and name, so
 * that files compile apart from each other.
 */

/** Where a device's numbers of applications' own resources begin. */
const FIRST_ID = 0x1000000;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** @param kind such as `string` */
export function resourceId(kind: string, name: string): number {
  let hash = FNV_OFFSET;
  for (const character of `${kind}.${name}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), FNV_PRIME) >>> 0;
  }
  return FIRST_ID + (hash % FIRST_ID);
}

/** The name among `names` that has the number; two with the same number are an error, since the wrong one may be meant. */
export function resourceName(kind: string, id: number, names: Iterable<string>): string | undefined {
  const found = [...names].filter((name) => resourceId(kind, name) === id);
  if (found.length > 1) throw new Error(`Two resources have the same number here; rename one: ${found.join(', ')}`);
  return found[0];
}
