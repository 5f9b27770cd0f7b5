/** Covers the declarations that host code sees of the ArkTS modules. */
import { existsSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createCheckedPrograms } from '../../arkts/check/program.ts';
import { readProject } from '../../arkts/check/project.ts';
import { realPlatformSdk } from '../../arkts/check/sdk.ts';
import { type Declaration, declarationOf, findMissingKitTypes, writeDeclarations } from '../../arkts/declarations.ts';
import { findSmallSdk, makeSoundProject } from './checkedProject.ts';

function write(root: string): Declaration[] {
  const programs = createCheckedPrograms(readProject(root), realPlatformSdk(findSmallSdk()));
  const declarations = programs.flatMap(({ program, sources }) =>
    sources.flatMap((source) => declarationOf(program, source, root) ?? []),
  );
  writeDeclarations(declarations, root);
  return declarations;
}

describe('declarations', () => {
  it('are written for sources and doors, not for tests', () => {
    const project = makeSoundProject({ 'entry/src/test/Some.test.ets': 'export const a: number = 1;\n' });
    const written = write(project.root).map(({ file }) => file);
    expect(written).toContain(project.file('.arkts-host/types/common/Index.d.ts'));
    expect(written).toContain(project.file('.arkts-host/types/entry/src/main/ets/pages/Index.d.ts'));
    expect(written.filter((file) => file.includes('test'))).toEqual([]);
    expect(readFileSync(project.file('.arkts-host/types/common/src/main/ets/util/Twice.d.ts'), 'utf8')).toBe(
      'export declare function twice(n: number): number;\n',
    );
  });

  it('show a struct as a class', () => {
    const struct = '@Component\nexport struct Card {\n  build() {\n    Column() {}\n  }\n}\n';
    const project = makeSoundProject({ 'entry/src/main/ets/components/Card.ets': struct });
    write(project.root);
    const text = readFileSync(project.file('.arkts-host/types/entry/src/main/ets/components/Card.d.ts'), 'utf8');
    expect(text).toContain('export declare class Card');
  });

  it('stay untouched while they say the same, and go with their source', () => {
    const project = makeSoundProject({ 'entry/src/main/ets/client/Gone.ets': 'export const a: number = 1;\n' });
    write(project.root);
    const kept = project.file('.arkts-host/types/common/Index.d.ts');
    const gone = project.file('.arkts-host/types/entry/src/main/ets/client/Gone.d.ts');
    expect(existsSync(gone)).toBe(true);
    utimesSync(kept, 1, 1);
    rmSync(project.file('entry/src/main/ets/client/Gone.ets'));
    write(project.root);
    expect(existsSync(gone)).toBe(false);
    expect(statSync(kept).mtimeMs).toBe(1000);
  });

  it('must not name types of kits that the host does not export', () => {
    const project = makeSoundProject({
      'entry/src/main/ets/client/socket/SocketLink.ets': `import { webSocket } from '@kit.NetworkKit';
export function use(socket: webSocket.WebSocket): void {
  console.info(socket === undefined ? 'none' : 'some');
}
`,
      'arkts-host.json5': `{ kits: 'kits' }`,
      'kits/AbilityKit/index.ts': `export * from './ability.ts';\n`,
      'kits/AbilityKit/ability.ts': `export class UIAbility {}\n`,
      'kits/NetworkKit/index.ts': `export interface Other {}\n`,
    });
    const [finding, ...others] = findMissingKitTypes(write(project.root), project.root);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      file: project.file('.arkts-host/types/entry/src/main/ets/client/socket/SocketLink.d.ts'),
      line: 1,
      rule: 'host-kit-type',
    });
    expect(finding?.message).toContain("no 'webSocket' in @kit.NetworkKit");
  });
});
