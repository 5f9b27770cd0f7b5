/** The second project, `test/demo`: three modules in folders of their own choice, no configuration for the host. */
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createArkTSRunner } from '../arkts/run.ts';
import { hostFolder } from '../hostFolder.ts';
import { applicationsOf, readProjectFacts } from '../project/projectModules.ts';
import { makeTemporaryFolder } from '../temporaryFolder.ts';

const demo = path.join(hostFolder, 'test/demo');

interface Ended {
  readonly code: number;
  readonly text: string;
}

/** Runs a command of the package in a project, as its user does. */
async function command(root: string, ...args: string[]): Promise<Ended> {
  const program = path.join(hostFolder, 'bin/arkts-host.mjs');
  const env = { ...process.env, ARKTS_HOST_PROJECT: undefined };
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...args], { cwd: root, env });
    return { code: 0, text: stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, text: `${stdout}${stderr}` };
  }
}

async function copyOfDemo(): Promise<string> {
  const root = path.join(makeTemporaryFolder('demo'), 'project');
  await cp(demo, root, { recursive: true });
  return root;
}

describe('a second project', () => {
  it('is known by its own files', () => {
    const facts = readProjectFacts(demo);
    expect(facts.bundleName).toBe('com.example.demo');
    expect(facts.modules.map(({ name, folder }) => [name, path.relative(demo, folder)])).toEqual([
      ['entry', 'apps/entry'],
      ['screen', 'apps/screen'],
      ['greeting', 'greeting'],
    ]);
    expect(applicationsOf(facts).map(({ name }) => name)).toEqual(['entry', 'screen']);
  });

  it('is compiled and runs on Node', async () => {
    const runner = await createArkTSRunner({ root: demo });
    onTestFinished(() => runner.close());
    const { Greeting } = await runner.import<{ Greeting: new () => { greet(name: string): string } }>('@demo/greeting');
    expect(new Greeting().greet('Ada')).toBe('Hello Ada');
  });

  it('passes the check, and fails it with a fault in it', async () => {
    const root = await copyOfDemo();
    expect(await command(root, 'check', '--strict')).toMatchObject({ code: 0 });
    const file = path.join(root, 'apps/entry/src/main/ets/pages/Index.ets');
    writeFileSync(file, readFileSync(file, 'utf8').replace('.fontSize(24)', '.fontSize(true)'));
    const { code, text } = await command(root, 'check');
    expect(code).toBe(1);
    expect(text).toMatch(/^apps\/entry\/src\/main\/ets\/pages\/Index\.ets:12:\d+ ts2345 /m);
  });

  it('is tested with hypium, which tells lines and results as other tools read them', async () => {
    const root = await copyOfDemo();
    const { code, text } = await command(root, 'test', '--junit', 'report.xml', '--coverage', 'lcov.info');
    expect(text).toContain('3 passed, 0 failed');
    expect(text).toContain('100.0 % of ');
    expect(code).toBe(0);
    const report = readFileSync(path.join(root, 'report.xml'), 'utf8');
    expect(report).toContain('<testsuite name="greeting/src/test" tests="2" failures="0"');
    expect(report).toContain('<testcase name="greets by name" classname="greeting/src/test.Greeting"');
    expect(readFileSync(path.join(root, 'lcov.info'), 'utf8')).toContain('SF:greeting/src/main/ets/Greeting.ets');
  });

  it('fails by a test that fails, and what was not chosen has not run', async () => {
    const root = await copyOfDemo();
    const file = path.join(root, 'greeting/src/main/ets/Greeting.ets');
    writeFileSync(file, readFileSync(file, 'utf8').replace('Hello', 'Bye & <so> "long"'));
    const chosen = ['--module', 'greeting', '--grep', 'by name'];
    const { code, text } = await command(root, 'test', ...chosen, '--junit', 'report.xml', '--coverage', 'lcov.info');
    expect(code).toBe(1);
    expect(text).toContain('0 passed, 1 failed');
    expect(readFileSync(path.join(root, 'report.xml'), 'utf8')).toContain('Bye &amp; &lt;so&gt; &quot;long&quot;');
    const lines = readFileSync(path.join(root, 'lcov.info'), 'utf8').split('\n');
    const greetedOnce = 'DA:6,1';
    const neverCounted = 'DA:11,0';
    expect(lines).toEqual(expect.arrayContaining([greetedOnce, neverCounted]));
  });
});

describe('commands', () => {
  it('say what there is, and refuse what there is not', async () => {
    expect((await command(demo, '--help')).text).toContain('arkts-host COMMAND');
    expect(await command(demo, 'fly')).toMatchObject({ code: 2 });
    expect((await command(demo, 'check', '--help')).text).toContain('--sdk DIR');
    expect(await command(demo, 'test', '--module', 'gone')).toMatchObject({
      code: 1,
      text: expect.stringContaining("There is no module 'gone'"),
    });
  });
});
