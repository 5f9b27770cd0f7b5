/** Which tests can find a change in which file, those that should first. */
import path from 'node:path';
import { planRuns } from '../../packages/arkts-host/hypium/plan.ts';
import { FileGraph } from '../changed/FileGraph.ts';
import type { TestGroup } from './worker/messages.ts';

const SHARED = 'common';

export function testGroups(root: string): TestGroup[] {
  const own = planRuns(root).map(({ moduleName, moduleFolder, kind, testFiles }) => ({
    ...{ name: `${moduleName}/src/${kind}`, kind, moduleName, moduleFolder, testFiles },
  }));
  const rules: TestGroup = {
    name: 'the rules of the protocol',
    kind: 'rules',
    moduleName: 'entry',
    moduleFolder: path.join(root, 'entry'),
    testFiles: [path.join(root, 'tools/mutation/worker/rules.ts')],
  };
  // What is shared is tested in its own module first.
  own.sort((a, b) => Number(b.moduleName === SHARED) - Number(a.moduleName === SHARED));
  return [...own, rules];
}

/** Tells which tests can find a change of which file: those that import it, whatever lies between. */
export class TestReach {
  private readonly graph: FileGraph;

  constructor(private readonly root: string) {
    this.graph = new FileGraph(root, []);
  }

  isReached(file: string, testFile: string): boolean {
    return this.graph.reach(path.relative(this.root, testFile)).has(file);
  }
}
