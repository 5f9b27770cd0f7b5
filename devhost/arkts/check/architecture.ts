/**
 * The one rule of dependencies: `pages → features → shared → state → client|server → @hearth/common`, arrows never turn back;
 * and what follows from it (see docs/decisions.md).
 */
import path from 'node:path';
import ts from 'ohos-typescript';
import { describeCycles } from './cycles.ts';
import type { Finding } from './finding.ts';
import type { CheckedProgram } from './program.ts';
import type { Project, ProjectModule } from './project.ts';
import { Reporter } from './ui/syntax.ts';

/** Folders of `src/main/ets`, from the bottom up. A file may import from its own height and from below. */
const heights: Readonly<Record<string, number>> = {
  platform: 0,
  client: 0,
  server: 0,
  // Of the shared module, from the bottom up: what its Index exports, and what goes by a path of its own.
  util: -2,
  messages: -1,
  wire: -1,
  look: 0,
  state: 1,
  shared: 2,
  features: 3,
  pages: 4,
  storage: 1,
  ability: 5,
  // Clocks wound by hand and the like: for tests, so above everything.
  testing: 6,
};

/** Layers that hold behaviour: no user interface, no storage of the user interface. */
const behaviour = new Set(['client', 'server', 'storage']);

/** A part of a kit that is reached through a few small files, so that what surrounds it never knows of it. */
interface GuardedPart {
  readonly name: string;
  readonly kit: string;
  /** The same part by its older name. */
  readonly module: string;
  readonly files: readonly string[];
  readonly rule: string;
}

const guardedParts: readonly GuardedPart[] = [
  {
    name: 'webSocket',
    kit: '@kit.NetworkKit',
    module: '@ohos.net.webSocket',
    files: [
      'entry/src/main/ets/client/socket/SocketLink.ets',
      'server_tv/src/main/ets/server/transport/ServerLink.ets',
    ],
    rule: 'architecture-socket',
  },
  {
    name: 'mdns',
    kit: '@kit.NetworkKit',
    module: '@ohos.net.mdns',
    files: ['entry/src/main/ets/client/discovery/ScreenFinder.ets', 'server_tv/src/main/ets/ability/MdnsRegistrar.ets'],
    rule: 'architecture-discovery',
  },
  {
    name: 'scanBarcode',
    kit: '@kit.ScanKit',
    module: '@hms.core.scan.scanBarcode',
    files: ['entry/src/main/ets/features/join/CodeScanner.ets'],
    rule: 'architecture-scan',
  },
  {
    name: 'notificationManager',
    kit: '@kit.NotificationKit',
    module: '@ohos.notificationManager',
    files: ['entry/src/main/ets/ability/SystemNotices.ets'],
    rule: 'architecture-notices',
  },
];

/** Folders of a shared module that are imported by path: its door shows nothing that needs ArkUI or a kit. */
const openFolders = /\/src\/main\/ets\/(?:look|platform)\//;
const looks = /\/src\/main\/ets\/look\//;

const uiKits = /^@kit\.ArkUI$|^@ohos\.arkui\./;
const storages = new Set(['AppStorage', 'PersistentStorage']);
const storageDecorators = new Set(['StorageLink', 'StorageProp']);

export function checkArchitecture(project: Project, programs: readonly CheckedProgram[]): Finding[] {
  const findings: Finding[] = [];
  const graph = new Map<string, Map<string, Finding>>();
  for (const { module, sources } of programs) {
    const storageFiles = new Set<string>();
    for (const source of sources) {
      const place = readPlace(module, source.fileName);
      if (place === undefined) continue;
      const reporter = new Reporter(source);
      const targets = new Map<string, Finding>();
      for (const statement of source.statements) {
        checkImport(statement, source, place, project, reporter, targets);
      }
      graph.set(source.fileName, targets);
      checkStorage(source, place, storageFiles, reporter);
      findings.push(...reporter.findings);
    }
  }
  findings.push(...describeCycles(graph, project.root, 'architecture-cycle'));
  return findings;
}

interface Place {
  readonly module: ProjectModule;
  /** The folder in `src/main/ets`: `client`, `pages`, …; empty outside. */
  readonly layer: string;
}

/** Where a file stands; undefined for tests and mocks, which may see everything. */
function readPlace(module: ProjectModule, file: string): Place | undefined {
  const inside = path.relative(module.folder, file).split(path.sep).join('/');
  const main = /^src\/main\/ets\/(?:([^/]+)\/)?/.exec(inside);
  if (main) return { module, layer: main[1] ?? '' };
  return inside.includes('/') ? undefined : { module, layer: '' };
}

function checkImport(
  statement: ts.Statement,
  source: ts.SourceFile,
  place: Place,
  project: Project,
  reporter: Reporter,
  targets: Map<string, Finding>,
): void {
  if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return;
  const { moduleSpecifier } = statement;
  if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) return;
  const specifier = moduleSpecifier.text;
  const { module, layer } = place;
  const refuse = (rule: string, message: string) => reporter.report(moduleSpecifier, rule, message);

  if (!specifier.startsWith('.')) {
    if (module.isHar && !mayUseKit(layer, specifier)) {
      refuse('architecture-common', `'${module.name}' imports nothing but itself here, not '${specifier}'.`);
    }
    const goesPastDoor = [...module.fileDependencies.keys()].some((name) => specifier.startsWith(`${name}/`));
    if (goesPastDoor && !openFolders.test(specifier)) {
      refuse('architecture-door', `'${specifier}' goes past the package's door: import what its main file exports.`);
    }
    if (behaviour.has(layer) && (uiKits.test(specifier) || (goesPastDoor && looks.test(specifier)))) {
      refuse('architecture-ui', `'${layer}' holds behaviour and imports no ArkUI.`);
    }
    const file = path.relative(project.root, source.fileName).split(path.sep).join('/');
    for (const part of guardedParts) {
      if (!part.files.includes(file) && importsPart(statement, specifier, part)) {
        refuse(part.rule, `Only ${part.files.join(' and ')} may import '${part.name}'.`);
      }
    }
    return;
  }

  const target = project.resolveRelative(specifier, source.fileName);
  if (target === undefined) return; // The type checker says so.
  if (!target.startsWith(module.folder + path.sep)) {
    refuse(
      'architecture-module',
      `'${specifier}' leaves the module '${module.name}': depend on the other module instead.`,
    );
    return;
  }
  const reported = new Reporter(source);
  reported.report(moduleSpecifier, '', '');
  const [at] = reported.findings;
  if (at) targets.set(target, at);
  const from = heights[layer];
  const targetLayer = readPlace(module, target)?.layer ?? '';
  const to = heights[targetLayer];
  if (from !== undefined && to !== undefined && to > from) {
    refuse('architecture-layer', `'${layer}' must not import from '${targetLayer}': arrows go down only.`);
  }
}

/** Of a shared module only two folders name kits: `look` may use ArkUI, and `platform` everything else. */
function mayUseKit(layer: string, specifier: string): boolean {
  return layer === 'look' ? uiKits.test(specifier) : layer === 'platform' && /^@kit\.(?!ArkUI$)/.test(specifier);
}

function importsPart(
  statement: ts.ImportDeclaration | ts.ExportDeclaration,
  specifier: string,
  { name, kit, module }: GuardedPart,
): boolean {
  if (specifier === module) return true;
  if (specifier !== kit) return false;
  const clause = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : statement.exportClause;
  if (clause === undefined || ts.isNamespaceImport(clause) || ts.isNamespaceExport(clause)) return true;
  return clause.elements.some((element) => (element.propertyName ?? element.name).text === name);
}

/** Storage keys are named in one file of `state/`. */
function checkStorage(source: ts.SourceFile, place: Place, storageFiles: Set<string>, reporter: Reporter): void {
  const isState = place.layer === 'state';
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && storages.has(node.text)) {
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
    for (const decorator of ts.getAllDecorators(node)) {
      const { expression } = decorator;
      if (isState || !ts.isCallExpression(expression) || !ts.isIdentifier(expression.expression)) continue;
      const [key] = expression.arguments;
      if (storageDecorators.has(expression.expression.text) && key && ts.isStringLiteralLike(key)) {
        reporter.report(key, 'architecture-storage', "Storage keys are constants of 'state', not texts here.");
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}
