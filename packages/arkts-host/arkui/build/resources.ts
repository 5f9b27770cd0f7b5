/** Collects a module's resources from its `src/main/resources` folders, for the virtual module that pages load. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import json5 from 'json5';

interface NamedValue {
  readonly name: string;
  readonly value: unknown;
}

/** Values by kind and name; media and raw files as absolute paths. */
export interface CollectedResources {
  readonly folders: Record<string, Record<string, Record<string, unknown>>>;
  readonly rawfile: Record<string, string>;
  /** Files that were read, for watching. */
  readonly files: string[];
}

const kinds = ['string', 'color', 'float', 'integer', 'boolean', 'plural', 'strarray', 'intarray'];

/**
 * @param folders resource folders, the strongest last: the application's, its libraries', the module's own
 */
export function collectResources(folders: readonly string[]): CollectedResources {
  const collected: CollectedResources = { folders: {}, rawfile: {}, files: [] };
  for (const folder of folders) {
    if (!existsSync(folder)) continue;
    for (const qualifier of readdirSync(folder)) {
      const place = path.join(folder, qualifier);
      if (!statSync(place).isDirectory()) continue;
      if (qualifier === 'rawfile') collectRawFiles(place, '', collected);
      else collectQualifier(place, qualifier, collected);
    }
  }
  return collected;
}

function collectQualifier(place: string, qualifier: string, into: CollectedResources): void {
  into.folders[qualifier] ??= {};
  const resources = into.folders[qualifier];
  const element = path.join(place, 'element');
  if (existsSync(element)) {
    for (const name of readdirSync(element).filter((each) => each.endsWith('.json'))) {
      const file = path.join(element, name);
      into.files.push(file);
      const content = json5.parse(readFileSync(file, 'utf8')) as Record<string, readonly NamedValue[]>;
      for (const kind of kinds) addValues(resources, kind, content[kind] ?? []);
    }
  }
  const media = path.join(place, 'media');
  if (!existsSync(media)) return;
  resources.media ??= {};
  const values = resources.media;
  for (const name of readdirSync(media)) {
    if (name.endsWith('.json')) addLayered(values, media, name);
    else values[path.parse(name).name] = path.join(media, name);
  }
}

function addValues(
  resources: Record<string, Record<string, unknown>>,
  kind: string,
  items: readonly NamedValue[],
): void {
  if (items.length === 0) return;
  resources[kind] ??= {};
  const values = resources[kind];
  for (const { name, value } of items) {
    if (kind === 'plural') {
      const forms = (value as readonly { quantity: string; value: string }[]).map((form) => [
        form.quantity,
        form.value,
      ]);
      values[name] = Object.fromEntries(forms);
    } else if (kind === 'strarray') {
      values[name] = (value as readonly { value: string }[]).map((item) => item.value);
    } else if (kind === 'intarray') {
      values[name] = (value as readonly { value: number }[]).map((item) => Number(item.value));
    } else {
      values[name] = value;
    }
  }
}

/** A layered icon is drawn by the launcher; where a page shows one, its foreground stands for it. */
function addLayered(values: Record<string, unknown>, media: string, name: string): void {
  const file = path.join(media, name);
  const content = json5.parse(readFileSync(file, 'utf8')) as { 'layered-image'?: { foreground?: string } };
  const reference = content['layered-image']?.foreground?.replace('$media:', '');
  const target =
    reference && readdirSync(media).find((each) => path.parse(each).name === reference && !each.endsWith('.json'));
  if (target) values[path.parse(name).name] = path.join(media, target);
}

function collectRawFiles(place: string, prefix: string, into: CollectedResources): void {
  for (const name of readdirSync(place)) {
    const file = path.join(place, name);
    if (statSync(file).isDirectory()) collectRawFiles(file, `${prefix}${name}/`, into);
    else into.rawfile[`${prefix}${name}`] = file;
  }
}
