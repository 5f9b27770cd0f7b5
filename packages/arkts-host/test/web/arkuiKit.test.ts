/**
 * What pages import from `@kit.ArkUI`: every declared member is there or throws the host's own error. The kits of programs
 * without pages are covered in test/kits/members.test.ts.
 *
 * @vitest-environment happy-dom
 */
import { expect, it } from 'vitest';
import * as kit from '../../web/kits/ArkUI/index.ts';
import { declaredMembers } from '../kits/declaredMembers.ts';
import { problemOf } from '../kits/memberProblem.ts';

it('@kit.ArkUI of pages has what is declared or says that it has not', () => {
  const problems = (declaredMembers(['ArkUI']).get('ArkUI') ?? []).flatMap((member) => {
    const problem = problemOf(kit, 'ArkUI', member);
    return problem === undefined ? [] : [`${member.path.join('.')}: ${problem}`];
  });
  expect(problems).toEqual([]);
});
