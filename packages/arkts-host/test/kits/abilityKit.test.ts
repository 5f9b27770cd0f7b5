/** Abilities, contexts and resources: order of life, folders per application, strings per language. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resourceId } from '../../arkts/resourceIds.ts';
import {
  AbilityConstant,
  AbilityStage,
  abilityAccessCtrl,
  application,
  bundleManager,
  UIAbility,
  type Want,
} from '../../kits/AbilityKit/index.ts';
import type { WindowStage } from '../../kits/ArkUI/window.ts';
import { AbilityRunner, HostApp, openedLinks } from '../../kits/host/index.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../temporaryFolder.ts';

let calls: string[] = [];
let root: string;

beforeEach(() => {
  calls = [];
  root = makeTemporaryFolder('test');
});

afterEach(() => removeTemporaryFolder(root));

class TestStage extends AbilityStage {
  override onCreate(): void {
    calls.push('stage.onCreate');
  }
}

class TestAbility extends UIAbility {
  override onCreate(want: Want): void {
    calls.push(`onCreate ${want.uri ?? ''} in ${this.context.abilityInfo.name}`);
  }
  override onWindowStageCreate(stage: WindowStage): void {
    calls.push('onWindowStageCreate');
    stage.loadContent('pages/Index', () => calls.push('loaded'));
  }
  override onWindowStageWillDestroy(): void {
    calls.push('onWindowStageWillDestroy');
  }
  override onWindowStageDestroy(): void {
    calls.push('onWindowStageDestroy');
  }
  override onWillForeground(): void {
    calls.push('onWillForeground');
  }
  override onForeground(): void {
    calls.push('onForeground');
  }
  override onDidForeground(): void {
    calls.push('onDidForeground');
  }
  override onWillBackground(): void {
    calls.push('onWillBackground');
  }
  override onBackground(): void {
    calls.push('onBackground');
  }
  override onDidBackground(): void {
    calls.push('onDidBackground');
  }
  override onNewWant(want: Want): void {
    calls.push(`onNewWant ${want.uri}`);
  }
  override async onDestroy(): Promise<void> {
    await Promise.resolve();
    calls.push('onDestroy');
  }
}

describe('the life of an ability', () => {
  it("follows the platform's order", async () => {
    const runner = new AbilityRunner(new HostApp({ storageRoot: root }), TestAbility, { stageClass: TestStage });
    runner.start({ uri: 'demo://join' });
    expect(calls).toEqual([
      'stage.onCreate',
      'onCreate demo://join in TestAbility',
      'onWindowStageCreate',
      'onWillForeground',
      'onForeground',
      'onDidForeground',
    ]);
    await new Promise(setImmediate);
    expect(calls.splice(0).at(-1)).toBe('loaded');
    expect(runner.windowStage.loadedPage).toBe('pages/Index');
    runner.background();
    runner.background();
    expect(calls.splice(0)).toEqual(['onWillBackground', 'onBackground', 'onDidBackground']);
    runner.newWant({ uri: 'again' });
    expect(calls.splice(0)).toEqual(['onNewWant again', 'onWillForeground', 'onForeground', 'onDidForeground']);
    await runner.destroy();
    expect(calls).toEqual([
      'onWillBackground',
      'onBackground',
      'onDidBackground',
      'onWindowStageWillDestroy',
      'onWindowStageDestroy',
      'onDestroy',
    ]);
    expect(() => runner.ability).toThrow('does not run');
  });

  it('ends by terminateSelf', async () => {
    const runner = new AbilityRunner(new HostApp({ storageRoot: root }), TestAbility);
    runner.start();
    await runner.ability.context.terminateSelf();
    await new Promise(setImmediate);
    expect(calls).toContain('onDestroy');
  });

  it('ends without a word when killed', () => {
    const runner = new AbilityRunner(new HostApp({ storageRoot: root }), TestAbility);
    runner.start();
    calls = [];
    runner.kill();
    expect(calls).toEqual([]);
  });

  it('tells the application of foreground, background and configuration', async () => {
    const app = new HostApp({ storageRoot: root });
    const runner = new AbilityRunner(app, TestAbility);
    runner.start();
    calls = [];
    const context = app.run(() => application.getApplicationContext());
    expect(context).toBe(runner.ability.context.getApplicationContext());
    const id = context.on('environment', {
      onConfigurationUpdated: (config) => calls.push(`language ${config.language}`),
      onMemoryLevel: () => {},
    });
    context.on('applicationStateChange', {
      onApplicationForeground: () => calls.push('foreground'),
      onApplicationBackground: () => calls.push('background'),
    });
    runner.background();
    runner.configure({ language: 'zh-CN' });
    await Promise.resolve();
    expect(calls.slice(-2)).toEqual(['background', 'language zh-CN']);
    await context.off('environment', id);
    await expect(context.off('environment', id)).rejects.toMatchObject({ code: 401 });
  });
});

describe('contexts', () => {
  it('have folders of their own for each application and module', () => {
    const hub = new HostApp({ storageRoot: path.join(root, 'a'), moduleName: 'hub' });
    const phone = new HostApp({ storageRoot: path.join(root, 'b') });
    const folders = [hub, phone].map((app) => app.run(() => application.getApplicationContext().filesDir));
    expect(folders).toEqual([path.join(root, 'a/hub/files'), path.join(root, 'b/entry/files')]);
    expect(folders.every((folder) => existsSync(folder))).toBe(true);
  });

  it("take names, device kind and permissions from the module's own files", () => {
    const folder = path.join(root, 'tv');
    mkdirSync(path.join(folder, 'src/main'), { recursive: true });
    mkdirSync(path.join(root, 'AppScope'));
    writeFileSync(path.join(root, 'AppScope/app.json5'), "{ app: { bundleName: 'x.y' } }");
    writeFileSync(
      path.join(folder, 'src/main/module.json5'),
      "{ module: { name: 'tv', deviceTypes: ['tv'], requestPermissions: [{ name: 'ohos.permission.INTERNET' }] } }",
    );
    const app = HostApp.ofModule(folder, { locale: 'zh_CN' });
    expect(app).toMatchObject({ bundleName: 'x.y', moduleName: 'tv', deviceType: 'tv', locale: 'zh_CN' });
    expect(app.hasPermission('ohos.permission.INTERNET')).toBe(true);
    expect(app.hasPermission('ohos.permission.GET_NETWORK_INFO')).toBe(false);
  });

  it('know their bundle', () => {
    const info = new HostApp({ bundleName: 'x.y' }).run(() => bundleManager.getBundleInfoForSelfSync(0));
    expect(info).toMatchObject({ name: 'x.y', targetVersion: 22 });
    expect(AbilityConstant.LaunchReason.START_ABILITY).toBe(1);
  });
});

describe('links', () => {
  const opener = () => {
    const app = new HostApp({ storageRoot: root });
    const runner = new AbilityRunner(app, TestAbility);
    runner.start();
    return { app, context: runner.ability.context };
  };

  it('are opened by the application that they are for', async () => {
    const { app, context } = opener();
    await context.openLink('https://example.org/a b');
    expect(openedLinks(app)).toEqual(['https://example.org/a%20b']);
  });

  it('for which there is no application are refused with 16000019', async () => {
    const { app, context } = opener();
    for (const link of ['javascript:alert(1)', 'file:///etc/passwd', 'nothing://at-all'])
      await expect(context.openLink(link), link).rejects.toMatchObject({ code: 16000019 });
    await expect(context.openLink('https://example.org', { appLinkingOnly: true })).rejects.toMatchObject({
      code: 16000019,
    });
    expect(openedLinks(app)).toEqual([]);
  });

  it('that are none are refused at once with 401', () => {
    const { context } = opener();
    expect(() => context.openLink('not a link')).toThrow(expect.objectContaining({ code: 401 }));
  });
});

describe('permissions', () => {
  it('are those that the application has', async () => {
    const camera = 'ohos.permission.CAMERA';
    const internet = 'ohos.permission.INTERNET';
    const app = new HostApp({ permissions: [internet] });
    await app.run(async () => {
      const manager = abilityAccessCtrl.createAtManager();
      expect(manager.checkAccessTokenSync(0, internet)).toBe(abilityAccessCtrl.GrantStatus.PERMISSION_GRANTED);
      expect(await manager.checkAccessToken(0, camera)).toBe(abilityAccessCtrl.GrantStatus.PERMISSION_DENIED);
      const asked = await manager.requestPermissionsFromUser(application.getApplicationContext(), [camera, internet]);
      expect(asked?.authResults).toEqual([-1, 0]);
    });
  });
});

describe('resources', () => {
  function resource(qualifier: string, content: object): void {
    const folder = path.join(root, 'entry/src/main/resources', qualifier, 'element');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'string.json'), JSON.stringify(content));
  }

  function managerIn(locale: string) {
    resource('base', {
      string: [
        { name: 'greeting', value: 'Hello %s, %d%%' },
        { name: 'order', value: '%2$s before %1$s' },
        { name: 'only_base', value: 'base' },
      ],
      plural: [
        {
          name: 'people',
          value: [
            { quantity: 'one', value: '%d person' },
            { quantity: 'other', value: '%d people' },
          ],
        },
      ],
    });
    resource('zh_CN', {
      string: [{ name: 'greeting', value: '你好 %s' }],
      plural: [{ name: 'people', value: [{ quantity: 'other', value: '%d 人' }] }],
    });
    const app = new HostApp({ moduleFolder: path.join(root, 'entry'), locale, storageRoot: root });
    return app.run(() => application.getApplicationContext().resourceManager);
  }

  it('are found by name and by $r, and filled in', () => {
    const manager = managerIn('base');
    expect(manager.getStringByNameSync('greeting', 'Ada', 7)).toBe('Hello Ada, 7%');
    expect(manager.getStringByNameSync('order', 'a', 'b')).toBe('b before a');
    const reference = {
      id: -1,
      type: 10003,
      params: ['app.string.greeting', 'Bob', 1],
      bundleName: '',
      moduleName: '',
    };
    expect(manager.getStringSync(reference)).toBe('Hello Bob, 1%');
    expect(manager.getStringSync({ ...reference, name: 'app.string.greeting', params: ['Cy', 2] })).toBe(
      'Hello Cy, 2%',
    );
  });

  it('are found by their numbers, too', () => {
    const manager = managerIn('zh_CN');
    expect(manager.getStringSync(resourceId('string', 'greeting'), 'Ada')).toBe('你好 Ada');
    expect(manager.getIntPluralStringValueSync(resourceId('plural', 'people'), 1, 1)).toBe('1 人');
    expect(() => manager.getStringSync(7)).toThrow('no string 7');
  });

  it('follow the language, and fall back to base', () => {
    const manager = managerIn('zh_CN');
    expect(manager.getStringByNameSync('greeting', 'Ada')).toBe('你好 Ada');
    expect(manager.getStringByNameSync('only_base')).toBe('base');
  });

  it('have plurals by the rules of the language', () => {
    const base = managerIn('base');
    expect([1, 2].map((n) => base.getIntPluralStringByNameSync('people', n, n))).toEqual(['1 person', '2 people']);
    expect(managerIn('zh_CN').getIntPluralStringByNameSync('people', 1, 1)).toBe('1 人');
  });

  it('that do not exist throw 9001003', () => {
    expect(() => managerIn('base').getStringByNameSync('nothing')).toThrow(expect.objectContaining({ code: 9001003 }));
  });
});
