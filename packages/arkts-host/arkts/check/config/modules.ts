/** The project's configuration files agree with each other and with what lies on disk. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../finding.ts';
import type { CheckedProgram } from '../program.ts';
import { isModuleEntry, type Project, type ProjectModule } from '../project.ts';
import { hasEntry } from '../ui/index.ts';
import { JsonFile } from './jsonFile.ts';
import { checkRequestedPermissions } from './permissions.ts';
import type { Resources } from './resources.ts';

export function checkConfiguration(
  project: Project,
  programs: readonly CheckedProgram[],
  resources: Resources,
  findings: Finding[],
): void {
  const read = (...parts: string[]) => JsonFile.read(path.join(project.root, ...parts), findings);
  checkSyntax(project, findings);
  const profile = read('build-profile.json5');
  checkBuildProfile(profile, project, findings);
  checkDependencies(read('oh-package.json5'), project.root, findings);
  const app = read('AppScope/app.json5');
  resources.checkReferences(app, undefined);
  if (!/^[a-zA-Z]\w*(\.[a-zA-Z]\w*){2,}$/.test(app.text('app', 'bundleName') ?? '')) {
    const message = "'bundleName' must be at least three names joined by dots.";
    findings.push(app.finding(['app', 'bundleName'], 'config-bundle-name', message));
  }
  for (const module of project.modules) {
    checkDependencies(JsonFile.read(path.join(module.folder, 'oh-package.json5'), findings), module.folder, findings);
    checkModuleProfile(JsonFile.read(path.join(module.folder, 'build-profile.json5'), findings), module, findings);
    const json = JsonFile.read(path.join(module.folder, 'src/main/module.json5'), findings);
    if (json.value === null) continue;
    resources.checkReferences(json, module);
    checkModule(json, module, project, findings);
    checkRequestedPermissions(json, findings);
    const checked = programs.find((candidate) => candidate.module === module);
    if (checked) checkPages(json, checked, findings);
  }
}

/** Every JSON file of the project can be read, those that nothing here looks into included. */
function checkSyntax(project: Project, findings: Finding[]): void {
  for (const folder of [path.join(project.root, 'AppScope'), ...project.modules.map((module) => module.folder)]) {
    for (const name of existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []) {
      const isBuilt = /(^|[\\/])(oh_modules|build|rawfile|resfile)[\\/]/.test(name);
      if (/\.json5?$/.test(name) && !isBuilt) JsonFile.read(path.join(folder, name), findings);
    }
  }
  for (const name of readdirSync(project.root)) {
    if (name.endsWith('.json5')) JsonFile.read(path.join(project.root, name), findings);
  }
}

function checkBuildProfile(profile: JsonFile, project: Project, findings: Finding[]): void {
  const products = profile.list('app', 'products').map((_, index) => profile.text('app', 'products', index, 'name'));
  const entries = profile.list('modules');
  if (entries.length === 0 && profile.value !== null) {
    findings.push(profile.finding(['modules'], 'config-modules', "'modules' lists no module."));
  }
  entries.forEach((entry, index) => {
    if (!isModuleEntry(entry)) {
      const message = "A module needs 'name' and 'srcPath'.";
      findings.push(profile.finding(['modules', index], 'config-modules', message));
      return;
    }
    const place = (name: string) => ['modules', index, name];
    const name = profile.text('modules', index, 'name');
    const folder = path.resolve(project.root, profile.text('modules', index, 'srcPath') ?? '');
    if (!existsSync(folder)) {
      findings.push(profile.finding(place('srcPath'), 'config-path', `There is no folder '${folder}'.`));
      return;
    }
    const module = JsonFile.read(path.join(folder, 'src/main/module.json5'), []);
    const own = module.text('module', 'name');
    if (own !== undefined && own !== name) {
      const message = `The module calls itself '${own}' in module.json5.`;
      findings.push(profile.finding(place('name'), 'config-module-name', message));
    }
    profile.list('modules', index, 'targets').forEach((_target, number) => {
      profile.list('modules', index, 'targets', number, 'applyToProducts').forEach((product, position) => {
        if (products.includes(String(product))) return;
        const where = ['modules', index, 'targets', number, 'applyToProducts', position];
        findings.push(profile.finding(where, 'config-product', `There is no product '${product}'.`));
      });
    });
  });
}

/** `file:` dependencies exist and have the name by which they are imported. */
function checkDependencies(json: JsonFile, folder: string, findings: Finding[]): void {
  for (const group of ['dependencies', 'devDependencies']) {
    for (const [name, version] of Object.entries((json.at(group) as Record<string, string> | undefined) ?? {})) {
      if (typeof version !== 'string' || !version.startsWith('file:')) continue;
      const target = path.resolve(folder, version.slice('file:'.length));
      const other = JsonFile.read(path.join(target, 'oh-package.json5'), []);
      if (other.value === null) {
        findings.push(json.finding([group, name], 'config-dependency', `'${target}' is no ohpm package.`));
      } else if (other.text('name') !== name) {
        const message = `The package in '${version}' calls itself '${other.text('name')}'.`;
        findings.push(json.finding([group, name], 'config-dependency', message));
      } else if (!existsSync(path.join(target, other.text('main') || 'Index.ets'))) {
        const message = `The package's main file '${other.text('main') || 'Index.ets'}' does not exist.`;
        findings.push(json.finding([group, name], 'config-dependency', message));
      }
    }
  }
}

/** Obfuscation rules that a module's build options name exist. */
function checkModuleProfile(profile: JsonFile, module: ProjectModule, findings: Finding[]): void {
  for (const { text, path: place } of profile.strings()) {
    if (!text.endsWith('.txt') || existsSync(path.resolve(module.folder, text))) continue;
    findings.push(profile.finding(place, 'config-path', `There is no file '${text}'.`));
  }
}

function checkModule(json: JsonFile, module: ProjectModule, project: Project, findings: Finding[]): void {
  const type = json.text('module', 'type');
  if (!['entry', 'feature', 'har', 'shared'].includes(type ?? '')) {
    const message = `'${type}' is none of 'entry', 'feature', 'har', 'shared'.`;
    findings.push(json.finding(['module', 'type'], 'config-module-type', message));
  }
  if (json.list('module', 'deviceTypes').length === 0) {
    findings.push(json.finding(['module'], 'config-device-types', "'deviceTypes' names no device."));
  }
  const names: string[] = [];
  for (const group of ['abilities', 'extensionAbilities']) {
    json.list('module', group).forEach((_, index) => {
      names.push(json.text('module', group, index, 'name') ?? '');
      checkSourceEntry(json, ['module', group, index, 'srcEntry'], module, findings);
    });
  }
  if (json.at('module', 'srcEntry') !== undefined) checkSourceEntry(json, ['module', 'srcEntry'], module, findings);
  const main = json.text('module', 'mainElement');
  if (main !== undefined && !names.includes(main)) {
    findings.push(json.finding(['module', 'mainElement'], 'config-ability', `There is no ability '${main}'.`));
  }
  for (const folder of module.fileDependencies.values()) {
    const dependency = project.modules.find((candidate) => candidate.folder === folder);
    if (dependency === undefined || dependency.isHar) continue;
    const message = `The module depends on '${dependency.name}', which is a HAP: only a HAR or HSP can be a dependency.`;
    findings.push(json.finding(['module', 'name'], 'config-dependency', message));
  }
}

function checkSourceEntry(
  json: JsonFile,
  place: readonly (string | number)[],
  module: ProjectModule,
  findings: Finding[],
): void {
  const entry = json.text(...place);
  if (entry !== undefined && existsSync(path.resolve(module.folder, 'src/main', entry))) return;
  findings.push(json.finding(place, 'config-path', `There is no source file '${entry}'.`));
}

/** The pages of `main_pages.json` are exactly the files with an `@Entry` component (those with a route name aside). */
function checkPages(json: JsonFile, checked: CheckedProgram, findings: Finding[]): void {
  const { module } = checked;
  const profile = /^\$profile:(\w+)$/.exec(json.text('module', 'pages') ?? '')?.[1];
  const base = path.join(module.folder, 'src/main/ets');
  const listed = new Set<string>();
  if (profile !== undefined) {
    const file = path.join(module.folder, `src/main/resources/base/profile/${profile}.json`);
    if (!existsSync(file)) return; // Reported as a missing resource.
    const pages = JsonFile.read(file, []);
    pages.list('src').forEach((page, index) => {
      const target = path.join(base, `${page}.ets`);
      const source = checked.sources.find((candidate) => candidate.fileName === target);
      listed.add(target);
      if (source === undefined) {
        findings.push(pages.finding(['src', index], 'config-page', `There is no page 'ets/${page}.ets'.`));
      } else if (!hasEntry(source)) {
        findings.push(pages.finding(['src', index], 'config-page', `'ets/${page}.ets' has no '@Entry' component.`));
      }
    });
  }
  for (const source of checked.sources) {
    const isMain = source.fileName.startsWith(`${base}${path.sep}`);
    if (
      !isMain ||
      listed.has(source.fileName) ||
      !hasEntry(source) ||
      /@Entry\s*\(\s*\{[^}]*routeName/.test(source.text)
    ) {
      continue;
    }
    // The platform says nothing of a page that nobody can open.
    const message = 'The file has an @Entry component, but the module does not list it among its pages.';
    findings.push({ file: source.fileName, line: 1, column: 1, rule: 'config-page', message, severity: 'warning' });
  }
}
