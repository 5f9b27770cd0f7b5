/** Covers resources, pages, modules, dependencies and permissions in JSON and JSON5 files. */
import { describe, expect, it } from 'vitest';
import { checkAgainstSmallSdk as checkProject } from './checkedProject.ts';

const resources = 'entry/src/main/resources';
const strings = (...names: string[]) =>
  `{ "string": [\n${names.map((name) => `{ "name": "${name}", "value": "text" }`).join(',\n')}\n] }`;
const page = (body: string) =>
  `@Entry\n@Component\nstruct Index {\n  build() {\n    Column() {\n${body}\n    }\n  }\n}\n`;
const withModule = (members: string) => `{ module: {
  name: 'entry', type: 'entry', deviceTypes: ['phone'], pages: '$profile:main_pages',
${members}
} }`;

describe('a sound project', () => {
  it('has no findings', () => {
    expect(checkProject({})).toEqual([]);
  });
});

describe('files', () => {
  it('must exist', () => {
    expect(checkProject({ 'entry/build-profile.json5': null })).toEqual([
      'entry/build-profile.json5:1:1 config-missing',
    ]);
  });

  it('must be well formed', () => {
    const text = `{\n  "color": [\n    { "name": "text", "value": }\n  ]\n}`;
    const found = checkProject({ [`${resources}/dark/element/color.json`]: text });
    expect(found.map((finding) => finding.replace(/:\d+:\d+/, ''))).toEqual([
      `${resources}/dark/element/color.json config-syntax`,
    ]);
    expect(checkProject({ 'entry/build-profile.json5': `{\n  a: ,\n}` })).toEqual([
      'entry/build-profile.json5:2:6 config-syntax',
    ]);
  });
});

describe('resources', () => {
  it('that code names must exist in base of the module, of a HAR it depends on, or of the application', () => {
    const found = checkProject({
      'common/src/main/resources/base/element/string.json': strings('shared'),
      'common/src/main/resources/zh_CN/element/string.json': strings('shared'),
      'entry/src/main/ets/pages/Index.ets': page(`Text($r('app.string.hello'))
Text($r('app.string.shared'))
Text($r('app.string.app_name'))
Text($r('sys.string.ohos_id_text_back'))
Text($r('app.string.gone'))
Text($r('app.colour.text'))
Text($r('string.hello'))
Image($rawfile('data.json'))
Image($rawfile('gone.json'))`),
      'common/src/main/ets/util/Twice.ets': `export function twice(n: number): number {\n  return 2 * n;\n}\nexport const name: Resource = $r('app.string.app_name');\n`,
    });
    expect(found).toEqual([
      'common/src/main/ets/util/Twice.ets:4:34 resource-missing',
      // A resource of the system: whether it exists nobody here can say, only that the host has no value for it.
      'entry/src/main/ets/pages/Index.ets:9:9 host-unsupported-ui',
      'entry/src/main/ets/pages/Index.ets:10:9 resource-missing',
      'entry/src/main/ets/pages/Index.ets:11:9 resource-type',
      'entry/src/main/ets/pages/Index.ets:12:9 resource-name',
      'entry/src/main/ets/pages/Index.ets:14:16 resource-missing',
    ]);
  });

  it('must be the same in zh_CN as in base, both ways, with the same arguments', () => {
    const found = checkProject({
      [`${resources}/base/element/string.json`]: `{ "string": [
  { "name": "hello", "value": "Hello %d" },
  { "name": "only_base", "value": "x" },
  { "name": "order", "value": "%1$s and %2$s, 100%% sure" }
] }`,
      [`${resources}/zh_CN/element/string.json`]: `{ "string": [
  { "name": "hello", "value": "你好" },
  { "name": "only_chinese", "value": "x" },
  { "name": "order", "value": "%2$s 和 %1$s" }
] }`,
      [`${resources}/base/element/plural.json`]: `{ "plural": [
  { "name": "members", "value": [{ "quantity": "one", "value": "One" }, { "quantity": "other", "value": "%d" }] }
] }`,
    });
    expect(found).toEqual([
      `${resources}/base/element/plural.json:2:3 resource-not-translated`,
      `${resources}/base/element/string.json:3:3 resource-not-translated`,
      `${resources}/zh_CN/element/string.json:2:3 resource-arguments`,
      `${resources}/zh_CN/element/string.json:3:3 resource-not-in-base`,
    ]);
  });

  it('must be in base if they are in dark', () => {
    const found = checkProject({
      [`${resources}/dark/element/color.json`]: `{ "color": [\n{ "name": "text", "value": "#FFF" },\n{ "name": "shade", "value": "#111" }\n] }`,
    });
    expect(found).toEqual([`${resources}/dark/element/color.json:3:1 resource-not-in-base`]);
  });

  it('must not be defined twice or without a name', () => {
    const found = checkProject({
      [`${resources}/base/element/float.json`]: `{ "float": [\n{ "name": "a", "value": "1" },\n{ "name": "a", "value": "2" },\n{ "value": "3" }\n] }`,
    });
    expect(found).toEqual([
      `${resources}/base/element/float.json:3:1 resource-twice`,
      `${resources}/base/element/float.json:4:1 resource-name`,
    ]);
  });

  it('that are icons must consist of filled shapes', () => {
    const svg = (inside: string) => `<svg viewBox="0 0 24 24">\n  ${inside}\n</svg>`;
    const found = checkProject({
      [`${resources}/base/media/ic_line.svg`]: svg('<path d="M0 0h9" fill="none" stroke="#000"/>'),
      [`${resources}/base/media/ic_style.svg`]: svg('<path d="M0 0h9" style="stroke: red"/>'),
      [`${resources}/base/media/ic_filled.svg`]: svg('<path d="M0 0h9v9z" stroke="none" fill-rule="evenodd"/>'),
      [`${resources}/base/media/picture.svg`]: svg('<path d="M0 0h9" stroke="#000"/>'),
    });
    expect(found).toEqual([
      `${resources}/base/media/ic_line.svg:2:32 icon-stroke`,
      `${resources}/base/media/ic_style.svg:2:27 icon-stroke`,
    ]);
  });

  it('that configuration and other resources name must exist', () => {
    const found = checkProject({
      'AppScope/app.json5': `{ app: { bundleName: 'com.example.test',\nicon: '$media:gone',\nlabel: '$string:hello' } }`,
      [`${resources}/base/media/layered.json`]: `{ "layered-image":\n{ "background": "$media:none" } }`,
      'entry/src/main/module.json5': withModule(`description: '$string:none',`),
    });
    expect(found).toEqual([
      'AppScope/app.json5:2:7 resource-missing',
      'AppScope/app.json5:3:8 resource-missing',
      'entry/src/main/module.json5:3:14 resource-missing',
      `${resources}/base/media/layered.json:2:17 resource-missing`,
    ]);
  });
});

describe('pages', () => {
  it('that are listed must exist and have an @Entry component', () => {
    const found = checkProject({
      'entry/src/main/ets/pages/Plain.ets': `@Component\nexport struct Plain {\n  build() {\n    Column() {}\n  }\n}\n`,
      [`${resources}/base/profile/main_pages.json`]: `{ "src": [\n"pages/Index",\n"pages/Plain",\n"pages/Gone"\n] }`,
    });
    expect(found).toEqual([
      `${resources}/base/profile/main_pages.json:3:1 config-page`,
      `${resources}/base/profile/main_pages.json:4:1 config-page`,
    ]);
  });

  it('that have an @Entry component must be listed', () => {
    const found = checkProject({ 'entry/src/main/ets/pages/Other.ets': page('').replace('Index', 'Other') });
    expect(found).toEqual(['entry/src/main/ets/pages/Other.ets:1:1 warning config-page']);
  });

  it('that have a route name need not be listed', () => {
    const other = page('').replace('Index', 'Other').replace('@Entry', `@Entry({ routeName: 'other' })`);
    expect(checkProject({ 'entry/src/main/ets/pages/Other.ets': other })).toEqual([]);
  });
});

describe('modules', () => {
  it('have one name, an existing folder and existing products', () => {
    const found = checkProject({
      'build-profile.json5': `{ app: { products: [{ name: 'default' }] }, modules: [
{ name: 'phone', srcPath: './entry', targets: [{ name: 'default', applyToProducts: ['other'] }] },
{ name: 'common', srcPath: './common' },
{ name: 'gone', srcPath: './gone' },
] }`,
    });
    expect(found.filter((finding) => finding.startsWith('build-profile'))).toEqual([
      'build-profile.json5:2:9 config-module-name',
      'build-profile.json5:2:85 config-product',
      'build-profile.json5:4:26 config-path',
    ]);
  });

  it('have a known type, devices, and abilities whose sources exist', () => {
    const found = checkProject({
      'entry/src/main/module.json5': `{ module: {
  name: 'entry',
  type: 'app',
  pages: '$profile:main_pages',
  mainElement: 'Other',
  abilities: [{ name: 'EntryAbility', srcEntry: './ets/Gone.ets' }],
} }`,
    });
    expect(found).toEqual([
      'entry/src/main/module.json5:1:11 config-device-types',
      'entry/src/main/module.json5:3:9 config-module-type',
      'entry/src/main/module.json5:5:16 config-ability',
      'entry/src/main/module.json5:6:49 config-path',
    ]);
  });

  it('depend on packages that exist, by their names, and never on a HAP', () => {
    const found = checkProject({
      'entry/oh-package.json5': `{ name: 'entry', dependencies: {
'@demo/common': 'file:../common',
'@demo/shared': 'file:../common',
'gone': 'file:../gone',
} }`,
      'common/oh-package.json5': `{ name: '@demo/common', main: 'Index.ets', dependencies: { 'entry': 'file:../entry' } }`,
    });
    expect(found).toEqual([
      'common/oh-package.json5:1:69 config-dependency',
      'common/src/main/module.json5:1:19 config-dependency',
      'entry/oh-package.json5:3:17 config-dependency',
      'entry/oh-package.json5:4:9 config-dependency',
    ]);
  });

  it('name obfuscation rules that exist', () => {
    const found = checkProject({ 'entry/build-profile.json5': `{ buildOptionSet: [{ files: ['./gone.txt'] }] }` });
    expect(found).toEqual(['entry/build-profile.json5:1:30 config-path']);
  });

  it('have a bundle name of three parts', () => {
    const found = checkProject({ 'AppScope/app.json5': `{ app: { bundleName: 'demo' } }` });
    expect(found).toEqual(['AppScope/app.json5:1:22 config-bundle-name']);
  });
});

describe('permissions', () => {
  const link = `import { webSocket } from '@kit.NetworkKit';
export function open(): Promise<boolean> {
  return webSocket.createWebSocket().connect('ws://x');
}
`;
  const place = 'entry/src/main/ets/client/socket/SocketLink.ets';

  const requesting = (...names: string[]) =>
    withModule(`requestPermissions: [${names.map((name) => `{ name: 'ohos.permission.${name}' }`).join(', ')}],`);
  const check = (...names: string[]) =>
    checkProject({ [place]: link, 'entry/src/main/module.json5': requesting(...names) });

  it('that a call needs must be requested, all of them or one of the alternatives', () => {
    expect(check('INTERNET', 'GET_NETWORK_INFO')).toEqual([]);
    expect(check('ALL')).toEqual([]);
    expect(check()).toEqual([`${place}:3:38 warning permission-missing`]);
    expect(check('INTERNET')).toEqual([`${place}:3:38 warning permission-missing`]);
  });

  it('may be requested by the HAR that needs them', () => {
    const har = `{ module: { name: 'common', type: 'har', deviceTypes: ['default'], requestPermissions: [{ name: 'ohos.permission.ALL' }] } }`;
    expect(checkProject({ [place]: link, 'common/src/main/module.json5': har })).toEqual([]);
  });

  it('that a button of the system grants need not be requested', () => {
    const reading = `import { pasteboard } from '@kit.BasicServicesKit';
export function read(): Promise<string> {
  return pasteboard.getData();
}
`;
    const place = 'entry/src/main/ets/state/Pasted.ets';
    expect(checkProject({ [place]: reading })).toEqual([`${place}:3:21 warning permission-missing`]);
    const button = page('PasteButton()');
    expect(checkProject({ [place]: reading, 'entry/src/main/ets/pages/Index.ets': button })).toEqual([]);
  });

  it('that only tests need are not asked for', () => {
    expect(checkProject({ 'entry/src/test/Link.test.ets': link })).toEqual([]);
  });

  it('that a person grants need a reason from the resources and a scene', () => {
    const found = checkProject({
      'entry/src/main/module.json5': withModule(`requestPermissions: [
{ name: 'ohos.permission.CAMERA' },
{ name: 'ohos.permission.MICROPHONE', reason: 'because', usedScene: { when: 'inuse' } },
{ name: 'INTERNET' },
],`),
    });
    expect(found).toEqual([
      'entry/src/main/module.json5:4:1 permission-reason',
      'entry/src/main/module.json5:4:1 permission-reason',
      'entry/src/main/module.json5:5:47 permission-reason',
      'entry/src/main/module.json5:6:9 permission-name',
    ]);
  });
});
