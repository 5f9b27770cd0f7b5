/** `resourceManager` of a context: strings and plurals in the application's language. */
import { businessError } from '../BasicServicesKit/BusinessError.ts';
import { asyncCall } from '../host/asyncCall.ts';
import type { HostApp } from '../host/HostApp.ts';
import { closedBase, failUnimplemented } from '../host/unimplemented.ts';
import type { ModuleResources } from './resources.ts';

const INVALID_ID = 9001001;
const INVALID_NAME = 9001003;
const BASE = 'base';
const PLACEHOLDER = /%(?:(\d+)\$)?([sdf%])/g;

/** What `$r('app.string.name', …)` compiles to: the name comes first in `params`. */
export interface Resource {
  id: number;
  type: number;
  params?: unknown[];
  bundleName: string;
  moduleName: string;
}

type Argument = string | number;

export class ResourceManager extends closedBase('LocalizationKit', 'ResourceManager') {
  constructor(
    private readonly app: HostApp,
    private readonly resources: ModuleResources,
  ) {
    super();
  }

  /** @throws BusinessError 9001001 if there is no such resource */
  getStringSync(resource: Resource | number, ...args: Argument[]): string {
    const { name, args: own } = nameOf(resource);
    return this.text(name, INVALID_ID, args.length > 0 ? args : own);
  }

  /** @throws BusinessError 9001003 if there is no such resource */
  getStringByNameSync(resName: string, ...args: Argument[]): string {
    return this.text(resName, INVALID_NAME, args);
  }

  getStringByName(...args: unknown[]): Promise<string> | undefined {
    return asyncCall(args, () => this.getStringByNameSync(args[0] as string));
  }

  getStringValue(...args: unknown[]): Promise<string> | undefined {
    return asyncCall(args, () => this.getStringSync(args[0] as Resource));
  }

  getIntPluralStringValueSync(resource: Resource | number, num: number, ...args: Argument[]): string {
    return this.pluralText(nameOf(resource).name, INVALID_ID, num, args);
  }

  getIntPluralStringByNameSync(resName: string, num: number, ...args: Argument[]): string {
    return this.pluralText(resName, INVALID_NAME, num, args);
  }

  /** Qualifiers from the most to the least special. */
  private get qualifiers(): string[] {
    const { locale } = this.app;
    const language = locale.split('_')[0] ?? locale;
    return [...new Set([locale, language, BASE])];
  }

  private text(name: string, code: number, args: readonly Argument[]): string {
    const text = this.resources.string(name, this.qualifiers);
    if (text === undefined) {
      throw businessError(code, `Invalid resource: string '${name}' of module '${this.app.moduleName}'.`);
    }
    return fill(text, args);
  }

  private pluralText(name: string, code: number, num: number, args: readonly Argument[]): string {
    const forms = this.resources.plural(name, this.qualifiers);
    const rules = new Intl.PluralRules(this.app.locale === BASE ? 'en' : this.app.locale.replace('_', '-'));
    const text = forms?.get(rules.select(num)) ?? forms?.get('other');
    if (text === undefined) {
      throw businessError(code, `Invalid resource: plural '${name}' of module '${this.app.moduleName}'.`);
    }
    return fill(text, args);
  }
}

function nameOf(resource: Resource | number): { name: string; args: Argument[] } {
  const [reference, ...args] = typeof resource === 'number' ? [] : (resource.params ?? []);
  const match = typeof reference === 'string' ? /^app\.\w+\.(.+)$/.exec(reference) : null;
  if (match === null) {
    return failUnimplemented('LocalizationKit', 'resourceManager: resources by number; use the name');
  }
  return { name: match[1] as string, args: args as Argument[] };
}

/** Fills `%s`, `%d`, `%f` and `%1$s` in; `%%` is one percent sign; what has no argument stays. */
function fill(text: string, args: readonly Argument[]): string {
  let next = 0;
  return text.replace(PLACEHOLDER, (placeholder, position: string | undefined, type: string) => {
    if (type === '%') {
      return args.length > 0 ? '%' : placeholder;
    }
    const index = position === undefined ? next : Number(position) - 1;
    next += position === undefined ? 1 : 0;
    return index < args.length ? String(args[index]) : placeholder;
  });
}
