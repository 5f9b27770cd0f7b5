/** Permissions: those that a module requests are well formed, those that its calls need are requested. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ApiUse } from '../apiUse.ts';
import type { Finding } from '../finding.ts';
import type { Project, ProjectModule } from '../project.ts';
import { JsonFile } from './jsonFile.ts';

/** Permissions that the person using the device grants at run time; each needs a reason and a scene. */
const grantedByUser = new Set(
  [
    'ACCESS_BLUETOOTH',
    'ACTIVITY_MOTION',
    'APPROXIMATELY_LOCATION',
    'APP_TRACKING_CONSENT',
    'CAMERA',
    'DISTRIBUTED_DATASYNC',
    'LOCATION',
    'LOCATION_IN_BACKGROUND',
    'MEDIA_LOCATION',
    'MICROPHONE',
    'READ_CALENDAR',
    'READ_HEALTH_DATA',
    'READ_IMAGEVIDEO',
    'READ_MEDIA',
    'READ_PASTEBOARD',
    'READ_WRITE_DESKTOP_DIRECTORY',
    'READ_WRITE_DOCUMENTS_DIRECTORY',
    'READ_WRITE_DOWNLOAD_DIRECTORY',
    'WRITE_CALENDAR',
    'WRITE_IMAGEVIDEO',
    'WRITE_MEDIA',
    'ACCESS_NEARLINK',
    'CUSTOM_SCREEN_CAPTURE',
  ].map((name) => `ohos.permission.${name}`),
);

export function checkRequestedPermissions(json: JsonFile, findings: Finding[]): void {
  json.list('module', 'requestPermissions').forEach((_, index) => {
    const place = ['module', 'requestPermissions', index];
    const name = json.text(...place, 'name') ?? '';
    if (!/^ohos\.permission\.[A-Z][A-Z0-9_]*$/.test(name)) {
      findings.push(json.finding([...place, 'name'], 'permission-name', `'${name}' is not the name of a permission.`));
    }
    const reason = json.text(...place, 'reason');
    if (reason !== undefined && !reason.startsWith('$string:')) {
      const message = "A reason is shown to people, so it must be a resource ('$string:…').";
      findings.push(json.finding([...place, 'reason'], 'permission-reason', message));
    }
    if (!grantedByUser.has(name)) return;
    if (reason === undefined) {
      findings.push(json.finding(place, 'permission-reason', `'${name}' is granted by the user and needs a 'reason'.`));
    }
    if (json.at(...place, 'usedScene', 'when') === undefined) {
      findings.push(
        json.finding(place, 'permission-reason', `'${name}' is granted by the user and needs a 'usedScene'.`),
      );
    }
  });
}

/** Reports calls that need a permission which neither the HAP nor a HAR that it depends on requests. */
export function checkNeededPermissions(
  project: Project,
  usesByModule: ReadonlyMap<ProjectModule, readonly ApiUse[]>,
  findings: Finding[],
): void {
  for (const module of project.modules) {
    if (module.isHar) continue;
    const parts = project.modules.filter(
      (part) => part === module || [...module.fileDependencies.values()].includes(part.folder),
    );
    const requested = new Set(parts.flatMap(requestedBy));
    const momentary = parts.flatMap(grantedByButtons);
    for (const use of parts.flatMap((part) => usesByModule.get(part) ?? [])) {
      if (use.permission === undefined || !isMainSource(use.finding.file)) continue;
      if (isGranted(use.permission, new Set([...requested, ...momentary]))) continue;
      const message = `'${use.name}' needs ${use.permission}, which the module '${module.name}' does not request.`;
      findings.push({ ...use.finding, rule: 'permission-missing', message, severity: 'warning' });
    }
  }
}

/** Permissions that a person gives for a moment by pressing a button of the system. */
const BUTTONS: readonly (readonly [string, string])[] = [['PasteButton', 'ohos.permission.READ_PASTEBOARD']];

/** What the system's buttons on the module's pages grant; so the module need not request it. */
function grantedByButtons(module: ProjectModule): string[] {
  const sources = module.sourceFiles.filter(isMainSource).map((file) => readFileSync(file, 'utf8'));
  return BUTTONS.filter(([button]) => sources.some((text) => text.includes(`${button}(`))).map(([, name]) => name);
}

function isMainSource(file: string): boolean {
  return file.includes(`${path.sep}src${path.sep}main${path.sep}`);
}

function requestedBy(module: ProjectModule): string[] {
  const json = JsonFile.read(path.join(module.folder, 'src/main/module.json5'), []);
  return json.list('module', 'requestPermissions').map((_, index) => {
    return json.text('module', 'requestPermissions', index, 'name') ?? '';
  });
}

/** @param expression as in `@permission`: names joined by "and" and "or", "and" binding closer */
function isGranted(expression: string, requested: ReadonlySet<string>): boolean {
  return expression
    .replace(/\[[^\]]*\]|[()]/g, ' ')
    .split(/\s+or\s+/)
    .some((part) => part.split(/\s+and\s+/).every((name) => requested.has(name.trim())));
}
