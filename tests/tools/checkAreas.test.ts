/** Covers how findings of `npm run check` become tests that count. */
import { expect, it } from 'vitest';
import { sortIntoAreas } from '../../tools/checkAreas.ts';

it('each finding belongs to one area, and an area without findings has passed', () => {
  const areas = sortIntoAreas(`common/src/main/ets/A.ets:1:2 ts2339 Property 'x' does not exist.
common/src/main/ets/A.ets:1:2 arkts-no-any-unknown Use of any.
entry/src/main/ets/pages/Index.ets:3:4 ui-one-child Too many children.
entry/src/main/ets/pages/Index.ets:3:4 api-since Since 26.
entry/src/main/ets/pages/Index.ets:3:4 resource-missing No such resource.
entry/src/main/module.json5:3:4 config-path There is no source file.
entry/src/main/module.json5:3:4 permission-missing Internet.
entry/src/main/ets/pages/Index.ets:3:4 architecture-cycle Import cycle.
tools/x.ts:3:4 host-cycle Import cycle.
common/src/main/ets/A.ets:9:1 dialect-line The line has 121 columns.
docs/protocol.md:3:4 protocol-test No test names R1.
package-lock.json:9:5 license-unknown a has the license X.
entry/src/test/A.test.ets:3:4 test-kit Local tests have no system kits.
tools/x.ts:3:4 ts2554 Expected 3 arguments.
tools/x.ts:3:4 lint/style/useConst Use const.
common/src/main/ets/A.ets:5:1 syntax ';' expected.
15 findings in 7 files (2.0 s)`);
  expect(new Map([...areas].map(([area, lines]) => [area, lines.length]))).toEqual(
    new Map([
      ["the host's style", 1],
      ["the host's types", 1],
      ["ArkTS's rules", 1],
      ["ArkUI's rules", 1],
      ['API levels', 1],
      ['resources', 1],
      ['configuration', 2],
      ['architecture', 2],
      ['dialect', 1],
      ['protocol rules', 1],
      ['licenses', 1],
      ['local tests', 1],
      ['syntax and types', 2],
    ]),
  );
  expect([...sortIntoAreas('No findings (2.0 s)').values()].flat()).toEqual([]);
});
