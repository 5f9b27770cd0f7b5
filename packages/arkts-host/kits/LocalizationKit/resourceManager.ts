/** `resourceManager` of a context: strings and plurals in the application's language. */
import { resourceName } from '../../arkts/resourceIds.ts';
import { businessError } from '../BasicServicesKit/BusinessError.ts';
import { asyncCall } from '../host/asyncCall.ts';
import type { HostApp } from '../host/HostApp.ts';
import { closedBase } from '../host/unimplemented.ts';
import type { ModuleResources } from './resources.ts';

const INVALID_ID = 9001001;
const INVALID_NAME = 9001003;
const BASE = 'base';
const PLACEHOLDER = /%(?:(\d+)\$)?([sdf%])/g;

/** What `$r('app.string.name', …)` compiles to; one without `name` has the name as the first of `params`. */
export interface Resource {
  id: number;
  type: number;
  params?: unknown[];
  bundleName: string;
  moduleName: string;
  name?: string;
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
    const { name, args: own } = this.reference('string', resource);
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
    return this.pluralText(this.reference('plural', resource).name, INVALID_ID, num, args);
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

  private reference(kind: 'string' | 'plural', resource: Resource | number): { name: string; args: Argument[] } {
    if (typeof resource === 'number') {
      const name = resourceName(kind, resource, this.resources.names(kind, BASE));
      if (name === undefined) {
        throw businessError(INVALID_ID, `Invalid resource: no ${kind} ${resource} in module '${this.app.moduleName}'.`);
      }
      return { name, args: [] };
    }
    const [first, ...rest] = resource.params ?? [];
    const full = resource.name ?? String(first);
    const args = resource.name === undefined ? rest : (resource.params ?? []);
    return { name: full.replace(/^app\.\w+\./, ''), args: args as Argument[] };
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
