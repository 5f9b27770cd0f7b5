/** A module's resources: what `base` has, and whether the other qualifiers agree with it. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../finding.ts';
import { checkIcon } from './icons.ts';
import { JsonFile, type JsonPath } from './jsonFile.ts';

interface ResourceEntry {
  readonly file: JsonFile;
  readonly path: JsonPath;
  /** The texts of a string, a plural or a string array. */
  readonly texts: readonly string[];
}

/** type → name → where it is. */
type ResourceSet = Map<string, Map<string, ResourceEntry>>;

const fileResources = new Set(['media', 'profile']);
const translatedTypes = ['string', 'plural', 'strarray'];

export class ResourceTable {
  private readonly setByQualifier = new Map<string, ResourceSet>();
  private readonly rawFiles = new Set<string>();
  /** Every JSON file of the resources, for the references in them. */
  readonly jsonFiles: JsonFile[] = [];

  /** @param folder a `resources` folder; it may be missing */
  constructor(folder: string, findings: Finding[]) {
    if (!existsSync(folder)) return;
    for (const qualifier of readdirSync(folder).sort()) {
      const inside = path.join(folder, qualifier);
      if (!statSync(inside).isDirectory()) continue;
      if (qualifier === 'rawfile' || qualifier === 'resfile') collectFiles(inside, '', this.rawFiles);
      else this.readQualifier(qualifier, inside, findings);
    }
  }

  has(type: string, name: string): boolean {
    return this.setByQualifier.get('base')?.get(type)?.has(name) ?? false;
  }

  hasRawFile(name: string): boolean {
    return this.rawFiles.has(name);
  }

  /**
   * Names that only a qualifier has, and texts that a language lacks or that take other arguments.
   *
   * @param languages qualifiers that must have every text of `base`
   */
  *disagreements(languages: readonly string[]): Generator<Finding> {
    const base: ResourceSet = this.setByQualifier.get('base') ?? new Map();
    for (const [qualifier, set] of this.setByQualifier) {
      if (qualifier === 'base') continue;
      for (const [type, entries] of set) {
        for (const [name, entry] of entries) {
          const original = base.get(type)?.get(name);
          if (original === undefined) {
            const message = `'${qualifier}' has the ${type} '${name}', 'base' does not.`;
            yield entry.file.finding(entry.path, 'resource-not-in-base', message);
          } else if (translatedTypes.includes(type) && placeholders(entry) !== placeholders(original)) {
            const message = `The ${type} '${name}' takes other arguments in '${qualifier}' than in 'base'.`;
            yield entry.file.finding(entry.path, 'resource-arguments', message);
          }
        }
      }
    }
    for (const language of languages) {
      for (const type of translatedTypes) {
        for (const [name, entry] of base.get(type) ?? []) {
          if (this.setByQualifier.get(language)?.get(type)?.has(name)) continue;
          const message = `'${language}' does not have the ${type} '${name}'.`;
          yield entry.file.finding(entry.path, 'resource-not-translated', message);
        }
      }
    }
  }

  private readQualifier(qualifier: string, folder: string, findings: Finding[]): void {
    const set: ResourceSet = new Map();
    this.setByQualifier.set(qualifier, set);
    for (const kind of readdirSync(folder)) {
      const inside = path.join(folder, kind);
      if (!statSync(inside).isDirectory()) continue;
      for (const name of readdirSync(inside).sort()) {
        const file = path.join(inside, name);
        const json = name.endsWith('.json') ? JsonFile.read(file, findings) : undefined;
        if (json) this.jsonFiles.push(json);
        if (kind === 'element' && json) readElements(json, set, findings);
        else if (fileResources.has(kind)) {
          if (kind === 'media') findings.push(...checkIcon(file));
          const entry = { file: json ?? JsonFile.opaque(file), path: [], texts: [] };
          entriesOf(set, kind).set(name.replace(/\.[^.]+$/, ''), entry);
        }
      }
    }
  }
}

function readElements(json: JsonFile, set: ResourceSet, findings: Finding[]): void {
  const groups = json.value;
  if (groups === null || typeof groups !== 'object') return;
  for (const type of Object.keys(groups)) {
    json.list(type).forEach((_, index) => {
      const name = json.text(type, index, 'name');
      if (name === undefined) {
        findings.push(json.finding([type, index], 'resource-name', `This ${type} has no name.`));
        return;
      }
      const entries = entriesOf(set, type);
      if (entries.has(name)) {
        findings.push(json.finding([type, index], 'resource-twice', `The ${type} '${name}' is defined twice.`));
      }
      const texts = [...json.strings(json.at(type, index, 'value') ?? '')]
        .filter(({ path: inner }) => inner.at(-1) !== 'quantity')
        .map(({ text }) => text);
      entries.set(name, { file: json, path: [type, index], texts });
    });
  }
}

function entriesOf(set: ResourceSet, type: string): Map<string, ResourceEntry> {
  let entries = set.get(type);
  if (entries === undefined) {
    entries = new Map();
    set.set(type, entries);
  }
  return entries;
}

/** The arguments that any of the texts takes: `%s`, `%d`, `%1$s`. Plural forms may leave the number out. */
function placeholders(entry: ResourceEntry): string {
  const found = entry.texts.flatMap((text) => text.replaceAll('%%', '').match(/%(?:\d+\$)?[sdf]/g) ?? []);
  return [...new Set(found)].sort().join(' ');
}

function collectFiles(folder: string, prefix: string, into: Set<string>): void {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) collectFiles(file, `${prefix}${name}/`, into);
    else into.add(prefix + name);
  }
}
