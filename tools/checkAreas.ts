/** Sorts what `npm run check` prints into areas, each of which counts as one test. */

/** Area → what its rules look like. The first that fits counts. */
const AREAS: readonly (readonly [string, RegExp])[] = [
  ["the host's style", /^[^ ]*\.ts(?:\.json)?:\d+:\d+ (?:lint\/|format|assist|syntax)/],
  ["the host's types", /^(?:(?:packages|tools|tests)\/|vitest\.config|.*\.ts:)[^ ]* ts\d+ /],
  ["ArkTS's rules", /^[^ ]+ arkts-/],
  ["ArkUI's rules", /^[^ ]+ ui-/],
  ['API levels', /^[^ ]+ api-/],
  ['resources', /^[^ ]+ resource-/],
  ['configuration', /^[^ ]+ (?:config|permission)-/],
  ['architecture', /^[^ ]+ (?:architecture|host)-/],
  ['dialect', /^[^ ]+ dialect-/],
  ['protocol rules', /^[^ ]+ protocol-/],
  ['licenses', /^[^ ]+ license-/],
  ['local tests', /^[^ ]+ test-/],
  ['syntax and types', /^[^ ]+ \S/],
];

const FINDING = /^[^ ]+:\d+:\d+ \S+ /;

/** @returns area → its findings, as printed; none: it passed */
export function sortIntoAreas(output: string): Map<string, string[]> {
  const linesByArea = new Map<string, string[]>(AREAS.map(([area]) => [area, []]));
  for (const line of output.split('\n')) {
    if (!FINDING.test(line)) continue;
    const [area] = AREAS.find(([, pattern]) => pattern.test(line)) ?? ['syntax and types'];
    linesByArea.get(area)?.push(line);
  }
  return linesByArea;
}
