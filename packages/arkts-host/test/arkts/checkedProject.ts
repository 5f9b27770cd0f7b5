/** A whole project with nothing to find, which tests then spoil. */
import path from 'node:path';
import type { Finding } from '../../arkts/check/finding.ts';
import { checkModules } from '../../arkts/check/index.ts';
import { makeSharedFolder } from '../../temporaryFolder.ts';
import { makeProject, type TestProject } from './project.ts';

const image = 'not looked into';

/** Files of a project of one HAP and one HAR. */
export const soundProject: Readonly<Record<string, string>> = {
  'arkts-host.json5': `{ languages: ['zh_CN'] }`,
  'build-profile.json5': `{
    app: { products: [{ name: 'default' }] },
    modules: [
      { name: 'entry', srcPath: './entry', targets: [{ name: 'default', applyToProducts: ['default'] }] },
      { name: 'common', srcPath: './common' },
    ],
  }`,
  'oh-package.json5': `{ devDependencies: { '@ohos/hypium': '1.0.25', '@ohos/hamock': '1.0.0' } }`,
  'AppScope/app.json5': `{ app: { bundleName: 'com.example.test', icon: '$media:icon', label: '$string:app_name' } }`,
  'AppScope/resources/base/element/string.json': `{ "string": [{ "name": "app_name", "value": "Test" }] }`,
  'AppScope/resources/zh_CN/element/string.json': `{ "string": [{ "name": "app_name", "value": "测试" }] }`,
  'AppScope/resources/base/media/icon.png': image,
  'common/build-profile.json5': `{}`,
  'common/oh-package.json5': `{ name: '@demo/common', main: 'Index.ets', dependencies: {} }`,
  'common/Index.ets': `export { twice } from './src/main/ets/util/Twice';\n`,
  'common/src/main/ets/util/Twice.ets': `export function twice(n: number): number {\n  return 2 * n;\n}\n`,
  'common/src/main/module.json5': `{ module: { name: 'common', type: 'har', deviceTypes: ['default'] } }`,
  'entry/build-profile.json5': `{}`,
  'entry/oh-package.json5': `{ name: 'entry', dependencies: { '@demo/common': 'file:../common' } }`,
  'entry/src/main/module.json5': `{
    module: {
      name: 'entry',
      type: 'entry',
      mainElement: 'EntryAbility',
      deviceTypes: ['phone'],
      pages: '$profile:main_pages',
      abilities: [{ name: 'EntryAbility', srcEntry: './ets/ability/EntryAbility.ets', label: '$string:app_name' }],
    },
  }`,
  'entry/src/main/ets/ability/EntryAbility.ets': `import { UIAbility } from '@kit.AbilityKit';
export default class EntryAbility extends UIAbility {
}
`,
  'entry/src/main/ets/pages/Index.ets': `@Entry
@Component
struct Index {
  build() {
    Column() {
      Text($r('app.string.hello', 1)).fontColor($r('app.color.text'))
    }
  }
}
`,
  'entry/src/main/resources/base/profile/main_pages.json': `{ "src": ["pages/Index"] }`,
  'entry/src/main/resources/base/element/string.json': `{ "string": [{ "name": "hello", "value": "Hello %d" }] }`,
  'entry/src/main/resources/zh_CN/element/string.json': `{ "string": [{ "name": "hello", "value": "你好 %d" }] }`,
  'entry/src/main/resources/base/element/color.json': `{ "color": [{ "name": "text", "value": "#000000" }] }`,
  'entry/src/main/resources/dark/element/color.json': `{ "color": [{ "name": "text", "value": "#FFFFFF" }] }`,
  'entry/src/main/resources/rawfile/data.json': `{}`,
};

/** An SDK of just what the cases use, so that checking takes a moment; its tags are as the cases need them. */
const smallSdk: Readonly<Record<string, string>> = {
  'api/@ohos.small.d.ts': 'export {};',
  'kits/@kit.AbilityKit.d.ts': 'export class UIAbility {}',
  'kits/@kit.ArkUI.d.ts': 'export namespace window { interface Window { id: number; } }',
  'kits/@kit.ArkTS.d.ts': 'export namespace util { function version(): number; }',
  'kits/@kit.BasicServicesKit.d.ts': `export namespace pasteboard {
  /** @permission ohos.permission.READ_PASTEBOARD [since 12] */
  function getData(): Promise<string>;
}`,
  'kits/@kit.NetworkKit.d.ts': `export namespace mdns {
  interface LocalServiceInfo {
    serviceName: string;
  }
}
export namespace webSocket {
  interface Options {
    pingInterval?: number;
    /** @since 26 dynamic */
    openInfo?: boolean;
  }
  interface WebSocket {
    /** @permission ohos.permission.INTERNET and ohos.permission.GET_NETWORK_INFO or ohos.permission.ALL */
    connect(url: string, options?: Options): Promise<boolean>;
    /**
     * @since 6
     */
    /**
     * @since 11
     * @deprecated since 20
     * @useinstead webSocket.WebSocket#connect
     */
    dial(): void;
    /** @systemapi */
    tap(): void;
    /**
     * @systemapi [since 8 - 20]
     * @since 8
     */
    peek(): void;
    /** @since 23 static */
    ask(question: string): Promise<string>;
    /**
     * @since 23 static
     * @since 12 dynamic
     */
    ask(question: string, callback?: () => void): void;
    /** @since 23 static */
    tell(): void;
    /*** if arkts static */
    shout(): void;
    /*** endif */
    /** @since 22 */
    on(type: 'open', callback: () => void): void;
    /** @since 23 */
    on(type: 'openInfo', callback: () => void): void;
  }
  function createWebSocket(): WebSocket;
}`,
  'component/all.d.ts': `
declare class CommonMethod<T> { width(value: number): T; fontColor(value: Resource): T; }
declare class CommonAttribute extends CommonMethod<CommonAttribute> {}
declare class ColumnAttribute extends CommonMethod<ColumnAttribute> {}
interface ColumnInterface { (): ColumnAttribute; }
declare const Column: ColumnInterface;
declare const ColumnInstance: ColumnAttribute;
declare class TextAttribute extends CommonMethod<TextAttribute> {}
interface TextInterface { (content?: string | Resource): TextAttribute; }
declare const Text: TextInterface;
declare const TextInstance: TextAttribute;
declare class PasteButtonAttribute extends CommonMethod<PasteButtonAttribute> {}
interface PasteButtonInterface { (): PasteButtonAttribute; }
declare const PasteButton: PasteButtonInterface;
declare class MenuItemAttribute extends CommonMethod<MenuItemAttribute> {}
interface MenuItemInterface { (): MenuItemAttribute; }
declare const MenuItem: MenuItemInterface;
declare const MenuItemInstance: MenuItemAttribute;
declare const PasteButtonInstance: PasteButtonAttribute;
declare class ImageAttribute extends CommonMethod<ImageAttribute> {}
interface ImageInterface { (source: Resource): ImageAttribute; }
declare const Image: ImageInterface;
declare const ImageInstance: ImageAttribute;
declare class CustomComponent extends CommonAttribute { build(): void; }
interface Resource { readonly id: number; }
declare function $r(name: string, ...values: Object[]): Resource;
declare function $rawfile(name: string): Resource;
interface EntryOptions { routeName?: string; }
declare const Entry: ClassDecorator & ((options?: EntryOptions) => ClassDecorator);
declare const Component: ClassDecorator;
declare const StorageLink: (key: string) => PropertyDecorator;
declare class AppStorage { static get<T>(key: string): T | undefined; }
declare class console { static info(text: string): void; }`,
};

let smallSdkFolder: string | undefined;

/** Checks a project as `checkProject` does, against a small SDK: for rules that do not need the whole platform. */
export function checkAgainstSmallSdk(changes: Readonly<Record<string, string | null>>): string[] {
  return checkProject(changes, findSmallSdk());
}

/** The small SDK's folder. */
export function findSmallSdk(): string {
  smallSdkFolder ??= makeProject(smallSdk, makeSharedFolder('sdk')).root;
  return smallSdkFolder;
}

/** Makes the sound project with some files changed or added. */
export function makeSoundProject(changes: Readonly<Record<string, string | null>>): TestProject {
  const files: Record<string, string> = {};
  for (const [name, text] of Object.entries({ ...soundProject, ...changes })) {
    if (text !== null) files[name] = text;
  }
  return makeProject(files);
}

/**
 * Checks the sound project with some files changed or added; `null` takes a file away.
 *
 * @param sdk a real SDK instead of the packaged declarations
 * @returns findings as `path:line:column rule`, warnings as `path:line:column warning rule`
 */
export function checkProject(changes: Readonly<Record<string, string | null>>, sdk?: string): string[] {
  const { root } = makeSoundProject(changes);
  return placesOf(checkModules({ root, ...(sdk === undefined ? {} : { sdk }) }), root);
}

/** Findings as `path:line:column rule`, with `warning` before the rule where it is one. */
export function placesOf(findings: readonly Finding[], root: string): string[] {
  return findings.map(({ file, line, column, rule, severity }) => {
    const place = `${path.relative(root, file)}:${line}:${column}`;
    return severity === undefined ? `${place} ${rule}` : `${place} ${severity} ${rule}`;
  });
}

/**
 * Checks small sources, each a file of its own beside the sound project's page, all in one go.
 *
 * @returns the findings of each as `line:column rule`
 */
export function checkSources<Name extends string>(sources: Readonly<Record<Name, string>>): Record<Name, string[]> {
  const names = Object.keys(sources) as Name[];
  const place = (index: number) => `entry/src/main/ets/components/Case${index}.ets`;
  // Without an export a file would be a script, and all scripts share their names.
  const files = names.map((name, index) => [place(index), `${sources[name]}\nexport {};\n`] as const);
  const findings = checkProject(Object.fromEntries(files));
  const result = names.map((name, index) => {
    const prefix = `${place(index)}:`;
    const own = findings.filter((finding) => finding.startsWith(prefix));
    return [name, own.map((finding) => finding.slice(prefix.length))] as const;
  });
  return Object.fromEntries(result) as Record<Name, string[]>;
}
