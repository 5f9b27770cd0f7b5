/** Who may import whom in the product: the plan of the house (`plan.ts`), and that there are no circles. */
import path from 'node:path';
import type ts from 'ohos-typescript';
import {
  type CheckedProgram,
  compiler,
  describeCycles,
  type Finding,
  type Project,
  type ProjectModule,
  Reporter,
} from '../../packages/arkts-host/check.ts';
import { checkGuardedParts } from './guardedParts.ts';
import { type ModulePlan, plans, type Room } from './plan.ts';

const uiKits = /^@kit\.ArkUI$|^@ohos\.arkui\./;
const kits = /^@(?:kit|ohos|arkts|system|hms)\./;
/** Decorators that are not ArkUI's. */
const plainDecorators = new Set(['Concurrent', 'Sendable']);
const storages = new Set(['AppStorage', 'PersistentStorage']);
const storageDecorators = new Set(['StorageLink', 'StorageProp']);

export function checkArchitecture(project: Project, programs: readonly CheckedProgram[]): Finding[] {
  const findings: Finding[] = [];
  const graph = new Map<string, Map<string, Finding>>();
  for (const { module, sources } of programs) {
    const storageFiles = new Set<string>();
    const product = sources.filter((source) => placeOf(module, source.fileName) !== undefined);
    for (const source of product) {
      const place = placeOf(module, source.fileName);
      if (place === undefined) continue;
      const reporter = new Reporter(source);
      const targets = new Map<string, Finding>();
      graph.set(source.fileName, targets);
      checkRoom(source, place, reporter);
      for (const statement of source.statements) {
        if (!compiler.isImportDeclaration(statement) && !compiler.isExportDeclaration(statement)) continue;
        const { moduleSpecifier } = statement;
        if (moduleSpecifier === undefined || !compiler.isStringLiteral(moduleSpecifier)) continue;
        if (moduleSpecifier.text.startsWith('.')) {
          const target = project.resolveRelative(moduleSpecifier.text, source.fileName);
          if (target === undefined) continue; // The type checker says so.
          targets.set(target, placeOfNode(moduleSpecifier, source));
          checkOwnImport(moduleSpecifier, place, target, reporter);
        } else checkForeignImport(moduleSpecifier, place, project, reporter);
      }
      checkUi(source, place, reporter);
      checkStorage(source, place, storageFiles, reporter);
      findings.push(...reporter.findings);
    }
    findings.push(...checkGuardedParts(project, product));
  }
  return [...findings, ...describeCycles(graph, project.root, 'architecture-cycle')];
}

interface Place {
  readonly module: ProjectModule;
  readonly plan: ModulePlan | undefined;
  /** The folders in `src/main/ets`: `['features', 'join']`; none for what lies beside them or outside. */
  readonly folders: readonly string[];
}

/** Where a file stands; undefined for tests and mocks, which may see everything. */
function placeOf(module: ProjectModule, file: string): Place | undefined {
  const inside = path.relative(module.folder, file).split(path.sep).join('/');
  const main = /^src\/main\/ets\/(.*)$/.exec(inside)?.[1];
  const plan = plans[module.name];
  if (main !== undefined) return { module, plan, folders: main.split('/').slice(0, -1) };
  return inside.includes('/') ? undefined : { module, plan, folders: [] };
}

function roomNameOf(place: Place): string {
  return place.folders[0] ?? '';
}

function roomOf(place: Place): Room | undefined {
  return place.plan?.rooms[roomNameOf(place)];
}

function placeOfNode(node: ts.Node, source: ts.SourceFile): Finding {
  const reporter = new Reporter(source);
  reporter.report(node, '', '');
  return reporter.findings[0] as Finding;
}

/** Every file is in a room of the plan, except for a module's door. */
function checkRoom(source: ts.SourceFile, place: Place, reporter: Reporter): void {
  const { plan, module } = place;
  if (plan === undefined || roomOf(place) !== undefined) return;
  if (path.dirname(source.fileName) === module.folder) return;
  const name = roomNameOf(place);
  const message = `'${module.name}' has no room '${name}', but ${Object.keys(plan.rooms).join(', ')}.`;
  reporter.report(source.statements[0] ?? source, 'architecture-room', message);
}

function checkOwnImport(specifier: ts.StringLiteral, from: Place, target: string, reporter: Reporter): void {
  const { module, plan } = from;
  const to = target.startsWith(module.folder + path.sep) ? placeOf(module, target) : undefined;
  if (to === undefined) {
    const message = `'${specifier.text}' leaves the module '${module.name}': depend on the other module instead.`;
    reporter.report(specifier, 'architecture-module', message);
    return;
  }
  const fromName = roomNameOf(from);
  const toName = roomNameOf(to);
  const allowed = fromName === '' ? plan?.door : roomOf(from)?.imports;
  if (fromName === toName) {
    const isOther = roomOf(from)?.isDivided === true && from.folders[1] !== to.folders[1];
    if (!isOther) return;
    const message = `'${from.folders[1]}' must not know of '${to.folders[1]}': what both use belongs to 'shared'.`;
    reporter.report(specifier, 'architecture-features', message);
  } else if (allowed !== undefined && !allowed.includes(toName) && roomOf(to) !== undefined) {
    const who = fromName === '' ? `The door of '${module.name}'` : `'${fromName}'`;
    reporter.report(specifier, ruleOf(toName), `${who} must not import from '${toName}', only from ${list(allowed)}.`);
  }
}

/** Two rooms have a rule of their own, since they are refused to nearly everybody. */
function ruleOf(room: string): string {
  return room === 'testing' || room === 'storage' ? `architecture-${room}-room` : 'architecture-layer';
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'itself' : names.map((name) => `'${name}'`).join(', ');
}

function checkForeignImport(specifier: ts.StringLiteral, place: Place, project: Project, reporter: Reporter): void {
  const { module, plan } = place;
  const { text } = specifier;
  const name = roomNameOf(place);
  const refuse = (rule: string, message: string) => reporter.report(specifier, rule, message);
  if (uiKits.test(text)) {
    const room = roomOf(place);
    if (room !== undefined && !room.hasUi) refuse('architecture-ui', `'${name}' imports no ArkUI.`);
    return;
  }
  if (kits.test(text)) {
    if (plan?.kits !== undefined && !plan.kits.includes(name)) {
      refuse('architecture-kit', `Only ${list(plan.kits)} of '${module.name}' may name a kit of the system.`);
    }
    return;
  }
  if (module.isHar) refuse('architecture-common', `'${module.name}' imports nothing but itself, not '${text}'.`);
  const owner = [...module.fileDependencies].find(([packageName]) => text.startsWith(`${packageName}/`));
  if (owner === undefined) return;
  const [packageName, folder] = owner;
  const other = project.modules.find((candidate) => candidate.folder === folder);
  const room = /^\/src\/main\/ets\/([^/]+)\//.exec(text.slice(packageName.length))?.[1] ?? '';
  const door = other && plans[other.name]?.door;
  if (other === undefined || door === undefined || door.includes(room) || !plans[other.name]?.rooms[room]) {
    refuse('architecture-door', `'${text}' goes past the package's door: import what its main file exports.`);
  } else if (roomOf(place) !== undefined && !(roomOf(place)?.shared ?? []).includes(room)) {
    refuse(ruleOf(room), `'${name}' must not import from '${room}' of '${other.name}'.`);
  }
}

/** ArkUI that needs no import: components, builders, state. */
function checkUi(source: ts.SourceFile, place: Place, reporter: Reporter): void {
  const room = roomOf(place);
  if (room === undefined || room.hasUi) return;
  const refuse = (node: ts.Node) =>
    reporter.report(node, 'architecture-ui', `'${roomNameOf(place)}' knows nothing of ArkUI.`);
  const visit = (node: ts.Node): void => {
    if (compiler.isStructDeclaration(node)) {
      refuse(node.name ?? node);
      return;
    }
    for (const decorator of compiler.getAllDecorators(node)) {
      const { expression } = decorator;
      const name = compiler.isCallExpression(expression) ? expression.expression : expression;
      if (!compiler.isIdentifier(name) || !plainDecorators.has(name.text)) refuse(decorator);
    }
    if (compiler.isClassDeclaration(node)) node.members.forEach(visit);
  };
  source.statements.forEach(visit);
}

/** Storage keys are named in one file of `state/`. */
function checkStorage(source: ts.SourceFile, place: Place, storageFiles: Set<string>, reporter: Reporter): void {
  const isState = roomNameOf(place) === 'state';
  const visit = (node: ts.Node): void => {
    if (compiler.isIdentifier(node) && storages.has(node.text)) {
      if (!isState) {
        reporter.report(
          node,
          'architecture-storage',
          `Only 'state' may use ${node.text}: give it a typed accessor there.`,
        );
      } else if (!storageFiles.has(source.fileName)) {
        storageFiles.add(source.fileName);
        if (storageFiles.size > 1) {
          reporter.report(node, 'architecture-storage', `One file of 'state' uses ${node.text}; this is the second.`);
        }
      }
    }
    for (const decorator of compiler.getAllDecorators(node)) {
      const { expression } = decorator;
      if (isState || !compiler.isCallExpression(expression) || !compiler.isIdentifier(expression.expression)) continue;
      const [key] = expression.arguments;
      if (storageDecorators.has(expression.expression.text) && key && compiler.isStringLiteralLike(key)) {
        reporter.report(key, 'architecture-storage', "Storage keys are constants of 'state', not texts here.");
      }
    }
    compiler.forEachChild(node, visit);
  };
  visit(source);
}
