/** Resource objects as the values that they stand for now. */
import { isResource, type Resource } from '../types.ts';
import { resourceConfig } from './config.ts';
import { pageAddress } from './fileAddress.ts';
import { formatString, pluralForm } from './format.ts';
import { sysColor, sysFloat } from './sys.ts';
import { findRawFile, findResource } from './table.ts';

interface ResourceName {
  readonly scope: string;
  readonly kind: string;
  readonly name: string;
}

function nameOf({ name, params }: Resource): string {
  return name ?? String(params?.[0] ?? '');
}

function argumentsOf({ name, params = [] }: Resource): unknown[] {
  return name === undefined ? params.slice(1) : params;
}

function parseName(resource: Resource): ResourceName {
  const text = nameOf(resource);
  const [scope = '', kind = '', ...rest] = text.split('.');
  return { scope, kind, name: rest.join('.') };
}

function missing(resource: Resource): never {
  throw new Error(`There is no resource '${nameOf(resource)}' in module ${resource.moduleName}.`);
}

/** A string resource, or a string as it is. Arguments written in `$r` fill its placeholders. */
export function resolveString(value: string | number | Resource | undefined): string {
  if (!isResource(value)) return value === undefined || value === null ? '' : String(value);
  const { kind, name } = parseName(value);
  const { locale, isDark } = resourceConfig();
  const args = argumentsOf(value);
  if (kind === 'plural') {
    const forms = findResource('plural', name, locale, isDark) ?? missing(value);
    const [quantity, ...rest] = args;
    const form = pluralForm(forms, Number(quantity), locale) ?? missing(value);
    return formatString(form, rest.length > 0 ? rest : [quantity]);
  }
  if (kind === 'string')
    return formatString(findResource('string', name, locale, isDark) ?? missing(value), args.map(argument));
  return String(resolveValue(value));
}

function argument(value: unknown): unknown {
  return isResource(value) ? resolveString(value) : value;
}

/** Any resource's value: a string for colors and lengths, a number, a boolean or a list. */
export function resolveValue(resource: Resource): string | number | boolean | readonly string[] | readonly number[] {
  const { scope, kind, name } = parseName(resource);
  const { locale, isDark } = resourceConfig();
  if (scope === 'sys') {
    const value = kind === 'color' ? sysColor(name, isDark) : kind === 'float' ? sysFloat(name) : undefined;
    if (value === undefined) throw new Error(`'sys.${kind}.${name}' is not implemented in this host.`);
    return value;
  }
  switch (kind) {
    case 'string':
    case 'plural':
      return resolveString(resource);
    case 'color':
    case 'float':
    case 'integer':
    case 'boolean':
    case 'strarray':
    case 'intarray':
    case 'media':
      return findResource(kind, name, locale, isDark) ?? missing(resource);
    default:
      return missing(resource);
  }
}

/** The address of a picture or another file: media, rawfile, or an address as it is. */
export function resolveAddress(value: string | Resource): string {
  if (!isResource(value)) return pageAddress(value);
  const name = nameOf(value);
  if (value.type === 30000) return findRawFile(name) ?? missing(value);
  return String(resolveValue(value));
}

export function resolveBoolean(value: boolean | Resource): boolean {
  return isResource(value) ? Boolean(resolveValue(value)) : value;
}

/** A number, of a resource if it is one: `integer`, `float` without its unit. */
export function resolveNumber(value: number | string | Resource): number {
  return Number.parseFloat(String(isResource(value) ? resolveValue(value) : value));
}
