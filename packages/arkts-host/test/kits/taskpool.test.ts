/** `taskpool`, `@Concurrent` and `@Sendable`: what a task gets and gives back, and what the pool refuses. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { createArkTSRunner } from '../../arkts/run.ts';
import { demoModules, makeProject } from '../arkts/project.ts';

/** Runs a file of ArkTS whose `run` gives what it has found. */
async function found(source: string): Promise<unknown> {
  const { root } = makeProject({
    ...demoModules,
    'common/Index.ets': `import { taskpool } from '@kit.ArkTS';\n${source}`,
  });
  const runner = await createArkTSRunner({ root });
  onTestFinished(() => runner.close());
  const { run } = await runner.import<{ run: () => unknown }>('@demo/common');
  return run();
}

const add = '@Concurrent\nfunction add(a: number, b: number): number { return a + b; }';

describe('@Concurrent', () => {
  it('makes a function that can be called and executed', async () => {
    const source = `${add}
      export async function run(): Promise<number[]> {
        return [add(1, 2), await taskpool.execute(add, 3, 4) as number, await taskpool.execute(new taskpool.Task('named', add, 5, 6)) as number];
      }`;
    expect(await found(source)).toEqual([3, 7, 11]);
  });

  it('is what the pool asks for', async () => {
    const source = `function plain(): void {}
      export async function run(): Promise<string> {
        try { await taskpool.execute(plain); } catch (error) { return \`\${error.code} \${taskpool.isConcurrent(plain)}\`; }
        return '';
      }`;
    expect(await found(source)).toBe('10200014 false');
  });

  it('runs in a later turn and tells of errors', async () => {
    const source = `const log: string[] = [];
      @Concurrent
      async function fail(): Promise<void> { throw new Error('broken'); }
      ${add}
      export async function run(): Promise<string[]> {
        const sum = taskpool.execute(add, 1, 1).then((value) => { log.push(String(value)); });
        log.push('first');
        await sum;
        await taskpool.execute(fail).catch((error: Error) => { log.push(error.message); });
        return log;
      }`;
    expect(await found(source)).toEqual(['first', '2', 'broken']);
  });
});

describe('arguments and results', () => {
  it('are copies without methods unless their class is @Sendable (platform.md 71)', async () => {
    const source = `
      class Plain { n: number = 1; double(): number { return this.n * 2; } }
      @Sendable class Shared { n: number = 1; double(): number { return this.n * 2; } }
      @Concurrent
      function change(plain: Plain, shared: Shared): string {
        plain.n = 5;
        shared.n = 7;
        return \`\${typeof plain.double} \${shared.double()}\`;
      }
      export async function run(): Promise<string> {
        const plain = new Plain();
        const shared = new Shared();
        const text = await taskpool.execute(change, plain, shared) as string;
        return \`\${text} \${plain.n} \${shared.n}\`;
      }`;
    expect(await found(source)).toBe('undefined 14 1 7');
  });

  it('hand buffers over unless they are to be cloned (platform.md 71)', async () => {
    const source = `
      @Concurrent
      function size(buffer: ArrayBuffer): number { return buffer.byteLength; }
      export async function run(): Promise<number[]> {
        const moved = new ArrayBuffer(4);
        const kept = new ArrayBuffer(8);
        const task = new taskpool.Task(size, kept);
        task.setCloneList([kept]);
        return [await taskpool.execute(size, moved) as number, moved.byteLength, await taskpool.execute(task) as number, kept.byteLength];
      }`;
    expect(await found(source)).toEqual([4, 0, 8, 8]);
  });

  it('are no functions', async () => {
    const source = `
      @Concurrent
      function call(what: () => void): void { what(); }
      export async function run(): Promise<number> {
        return taskpool.execute(call, () => {}).then(() => 0, (error) => error.code as number);
      }`;
    expect(await found(source)).toBe(10200006);
  });
});

describe('tasks', () => {
  it('wait for each other, stand in groups and follow one another', async () => {
    const source = `const log: string[] = [];
      ${add}
      export async function run(): Promise<Object> {
        const first = new taskpool.Task(add, 1, 1);
        const second = new taskpool.Task(add, 2, 2);
        second.addDependency(first);
        first.onExecutionSucceeded(() => { log.push('first'); });
        second.onExecutionSucceeded(() => { log.push('second'); });
        const both = [taskpool.execute(second), taskpool.execute(first)];
        await Promise.all(both);
        const group = new taskpool.TaskGroup();
        group.addTask(add, 3, 3);
        group.addTask(new taskpool.Task(add, 4, 4));
        const runner = new taskpool.SequenceRunner();
        const last = await runner.execute(new taskpool.Task(add, 5, 5));
        return [log, await taskpool.execute(group), last, first.isDone()];
      }`;
    expect(await found(source)).toEqual([['first', 'second'], [6, 8], 10, true]);
  });

  it('send data while they run and are cancelled before they begin', async () => {
    const source = `const log: string[] = [];
      @Concurrent
      function report(): void { taskpool.Task.sendData('half'); }
      export async function run(): Promise<string[]> {
        const task = new taskpool.Task(report);
        task.onReceiveData((text: string) => { log.push(text); });
        await taskpool.execute(task);
        await new Promise<void>((resolve) => { setTimeout(resolve, 5); });
        const never = new taskpool.Task(report);
        const result = taskpool.execute(never).catch(() => { log.push('cancelled'); });
        taskpool.cancel(never);
        await result;
        return log;
      }`;
    expect(await found(source)).toEqual(['half', 'cancelled']);
  });
});
