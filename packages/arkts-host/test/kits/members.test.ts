/**
 * Every member that the SDK declares of a kit is there or throws the host's own error, and constants have the declared
 * values. A name that a kit lacks altogether is an error where it is imported.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hostFolder } from '../../hostFolder.ts';
import { declaredMembers } from './declaredMembers.ts';
import { type Members, problemOf } from './memberProblem.ts';

const folder = path.join(hostFolder, 'kits');
const kits = readdirSync(folder).filter((name) => name.endsWith('Kit') || name.startsWith('Ark'));
const declared = declaredMembers(kits);

describe.each(kits)('%s', (name) => {
  it('has what is declared or says that it has not', async () => {
    const kit = (await import(path.join(folder, name, 'index.ts'))) as Members;
    const problems = (declared.get(name) ?? []).flatMap((member) => {
      const problem = problemOf(kit, name, member);
      return problem === undefined ? [] : [`${member.path.join('.')}: ${problem}`];
    });
    expect(problems).toEqual([]);
  });
});

it('covers classes namespaces and enumerations', () => {
  const paths = (declared.get('ArkTS') ?? []).map((member) => member.path.join('.'));
  expect(paths).toEqual(
    expect.arrayContaining(['util.TextEncoder.encode', 'util.TextEncoder.create', 'util.Type.MIME']),
  );
});
