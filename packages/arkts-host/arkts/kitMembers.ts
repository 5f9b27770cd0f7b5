/**
 * Run by every compiled file that imports from a kit: a member that the host's kit does not have is an error at once,
 * with the file that wants it, not an `undefined` somewhere later. Holds nothing that only Node has, since it runs in
 * browsers, too.
 */

/** Where compiled code imports this file from. */
export const kitMembersModule: string = import.meta.filename ?? new URL(import.meta.url).pathname;

/**
 * @param kit the kit's module namespace
 * @param wanted pairs of imported name and `file:line` that imports it
 * @throws Error that names kit, member and importing file
 */
export function requireKitMembers(kit: object, kitName: string, wanted: readonly (readonly [string, string])[]): void {
  for (const [name, place] of wanted) {
    if (name in kit) continue;
    throw new Error(
      `${place}: the host's ${kitName} has no '${name}'. Give a stand-in for the kit (arkts-host.json5), or do without it.`,
    );
  }
}
