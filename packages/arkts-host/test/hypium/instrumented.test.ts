/** Covers: what instrumented tests (`src/ohosTest`) have that local ones have not, an application to run in. */
import { expect, it } from 'vitest';
import { runCase, runModule, testFile } from './project.ts';

const HEAD = `
import { abilityDelegatorRegistry } from '@kit.TestKit';
import { preferences } from '@kit.ArkData';`;

const LIST = `import caseTest from './Case.test'; export default function testsuite() { caseTest(); }`;

it('instrumented tests have an application context with files, and their arguments', async () => {
  const body = `
  describe('application', () => {
    it('keeps what is put', 0, async () => {
      const context = abilityDelegatorRegistry.getAbilityDelegator().getAppContext();
      expect(context.filesDir.includes('app')).assertTrue();
      const store = await preferences.getPreferences(context, { name: 'kept' });
      await store.put('key', 'value');
      await store.flush();
      expect(store.getSync('key', '')).assertEqual('value');
    });
    it('knows how it was started', 0, () => {
      expect(abilityDelegatorRegistry.getArguments().bundleName).assertEqual('com.example.app');
    });
    it('may not ask for what the host lacks', 0, () => {
      abilityDelegatorRegistry.getAbilityDelegator().startAbility({});
    });
  });`;
  const files = {
    'src/ohosTest/ets/test/List.test.ets': LIST,
    'src/ohosTest/ets/test/Case.test.ets': testFile(body, HEAD),
  };
  const ran = await runModule(files);
  expect(ran.passed).toEqual(['application › keeps what is put', 'application › knows how it was started']);
  expect(ran.report).toContain("does not implement 'AbilityDelegator.startAbility'");
});

it('a test that leaves a file open fails, and only that one', async () => {
  const body = `
  describe('files', () => {
    it('is closed', 0, async () => {
      const context = abilityDelegatorRegistry.getAbilityDelegator().getAppContext();
      fileIo.closeSync(fileIo.openSync(context.filesDir + '/a', fileIo.OpenMode.CREATE | fileIo.OpenMode.READ_WRITE));
    });
    it('stays open', 0, async () => {
      const context = abilityDelegatorRegistry.getAbilityDelegator().getAppContext();
      fileIo.openSync(context.filesDir + '/a', fileIo.OpenMode.READ_WRITE);
    });
    it('comes after it', 0, () => {});
  });`;
  const head = `${HEAD}\nimport { fileIo } from '@kit.CoreFileKit';`;
  const ran = await runModule({
    'src/ohosTest/ets/test/List.test.ets': LIST,
    'src/ohosTest/ets/test/Case.test.ets': testFile(body, head),
  });
  expect(ran.passed).toEqual(['files › is closed', 'files › comes after it']);
  expect(ran.report).toContain('1 files were left open');
});

it('local tests have none', async () => {
  const body = `
  describe('no application', () => {
    it('is there', 0, () => {
      abilityDelegatorRegistry.getAbilityDelegator();
    });
  });`;
  const ran = await runCase(body, { head: `import { abilityDelegatorRegistry } from '@kit.TestKit';` });
  expect(ran.report).toContain('Tests that need it belong in src/ohosTest');
});
