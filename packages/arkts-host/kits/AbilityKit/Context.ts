/** Contexts: where an application's files are, its resources, and the events of the application as a whole. */
import path from 'node:path';
import { businessError } from '../BasicServicesKit/BusinessError.ts';
import { type AsyncCallback, deliver } from '../host/asyncCall.ts';
import { makeFolder } from '../host/files.ts';
import type { HostApp } from '../host/HostApp.ts';
import { openSystemLink } from '../host/links.ts';
import { closedBase, failUnimplemented } from '../host/unimplemented.ts';
import { ResourceManager } from '../LocalizationKit/resourceManager.ts';
import { ModuleResources } from '../LocalizationKit/resources.ts';
import { ColorMode, type Configuration, type MemoryLevel, type OpenLinkOptions } from './constants.ts';

const PARAMETER_ERROR = 401;
const NO_ABILITY = 16000019;
const APPLICATION_CONTEXT = Symbol('AbilityKit: application context');

export interface ApplicationStateChangeCallback {
  onApplicationForeground(): void;
  onApplicationBackground(): void;
}

export interface EnvironmentCallback {
  onConfigurationUpdated(config: Configuration): void;
  onMemoryLevel(level: MemoryLevel): void;
}

/** Events within an application, by name. */
export class EventHub {
  private readonly listenersByEvent = new Map<string, Set<(...args: unknown[]) => void>>();

  on(event: string, callback: (...args: unknown[]) => void): void {
    const listeners = this.listenersByEvent.get(event) ?? new Set();
    this.listenersByEvent.set(event, listeners.add(callback));
  }

  off(event: string, callback?: (...args: unknown[]) => void): void {
    if (callback === undefined) {
      this.listenersByEvent.delete(event);
    } else {
      this.listenersByEvent.get(event)?.delete(callback);
    }
  }

  emit(event: string, ...args: unknown[]): void {
    for (const listener of [...(this.listenersByEvent.get(event) ?? [])]) {
      listener(...args);
    }
  }
}

export class Context extends closedBase('AbilityKit', 'Context') {
  readonly resourceManager: ResourceManager;
  readonly eventHub = new EventHub();

  constructor(protected readonly app: HostApp) {
    super();
    this.resourceManager = new ResourceManager(app, new ModuleResources(resourceFolders(app)));
  }

  get applicationInfo(): { name: string } {
    return { name: this.app.bundleName };
  }

  get filesDir(): string {
    return this.folder('files');
  }

  get cacheDir(): string {
    return this.folder('cache');
  }

  get tempDir(): string {
    return this.folder('temp');
  }

  get databaseDir(): string {
    return this.folder('database');
  }

  get preferencesDir(): string {
    return this.folder('preferences');
  }

  getApplicationContext(): ApplicationContext {
    return ApplicationContext.of(this.app);
  }

  createModuleContext(): never {
    return failUnimplemented('AbilityKit', 'Context.createModuleContext');
  }

  private folder(name: string): string {
    const folder = path.join(this.app.storageRoot, this.app.moduleName, name);
    makeFolder(folder);
    return folder;
  }
}

export class ApplicationContext extends Context {
  private readonly stateListeners = new Set<ApplicationStateChangeCallback>();
  private readonly environmentListenerById = new Map<number, EnvironmentCallback>();
  private nextId = 0;

  static of(app: HostApp): ApplicationContext {
    return app.state(APPLICATION_CONTEXT, () => new ApplicationContext(app));
  }

  on(type: 'applicationStateChange', callback: ApplicationStateChangeCallback): void;
  on(type: 'environment', callback: EnvironmentCallback): number;
  on(type: string, callback: ApplicationStateChangeCallback | EnvironmentCallback): number | undefined {
    if (type === 'applicationStateChange') {
      this.stateListeners.add(callback as ApplicationStateChangeCallback);
      return undefined;
    }
    if (type === 'environment') {
      const id = this.nextId;
      this.nextId += 1;
      this.environmentListenerById.set(id, callback as EnvironmentCallback);
      return id;
    }
    return failUnimplemented('AbilityKit', `ApplicationContext.on('${type}')`);
  }

  off(type: 'applicationStateChange', callback?: ApplicationStateChangeCallback): void;
  off(type: 'environment', callbackId: number): Promise<void>;
  off(type: string, which?: ApplicationStateChangeCallback | number): Promise<void> | undefined {
    if (type === 'applicationStateChange') {
      if (which === undefined) {
        this.stateListeners.clear();
      } else {
        this.stateListeners.delete(which as ApplicationStateChangeCallback);
      }
      return undefined;
    }
    if (type === 'environment') {
      const isKnown = this.environmentListenerById.delete(which as number);
      return isKnown
        ? Promise.resolve()
        : Promise.reject(businessError(PARAMETER_ERROR, 'Parameter error. The callbackId is not known.'));
    }
    return failUnimplemented('AbilityKit', `ApplicationContext.off('${type}')`);
  }

  /** Host control, called by the runner of abilities. */
  tellState(isForeground: boolean): void {
    for (const listener of [...this.stateListeners]) {
      if (isForeground) {
        listener.onApplicationForeground();
      } else {
        listener.onApplicationBackground();
      }
    }
  }

  /** Host control: the language or the colors of the device have changed. */
  tellConfiguration(config: Configuration): void {
    for (const listener of [...this.environmentListenerById.values()]) {
      deliver(() => listener.onConfigurationUpdated(config));
    }
  }

  /** The application's own colors, whatever the system's are. @throws BusinessError 401 for what is no ColorMode */
  setColorMode(colorMode: ColorMode): void {
    if (ColorMode[colorMode] === undefined) {
      throw businessError(PARAMETER_ERROR, 'Parameter error. The colorMode is not a ColorMode.');
    }
    this.app.setAppearance({ colorMode });
  }

  /** The application's own language; environment listeners are not told. @throws BusinessError 401 for no language */
  setLanguage(language: string): void {
    this.app.setAppearance({ locale: localeOf(language) });
  }
}

export class UIAbilityContext extends Context {
  private readonly terminate: () => Promise<void>;

  constructor(
    app: HostApp,
    readonly abilityInfo: { name: string; bundleName: string },
    terminate: () => Promise<void>,
  ) {
    super(app);
    this.terminate = terminate;
  }

  get currentHapModuleInfo(): { name: string } {
    return { name: this.app.moduleName };
  }

  /** Ends the ability; resolves when that has been asked for, before `onDestroy`. */
  async terminateSelf(): Promise<void> {
    deliver(() => void this.terminate());
  }

  startAbility(): never {
    return failUnimplemented('AbilityKit', 'UIAbilityContext.startAbility');
  }

  /**
   * Opens a link in the application that it is for: a web address in the browser.
   *
   * @throws BusinessError 401 for what is no link; 16000019, by the promise, when no application is for it
   */
  openLink(link: string, options?: OpenLinkOptions, callback?: AsyncCallback<never>): Promise<void> {
    if (typeof link !== 'string' || !URL.canParse(link)) {
      throw businessError(PARAMETER_ERROR, 'Parameter error. The link is not a URL in the standard format.');
    }
    if (callback !== undefined) {
      return failUnimplemented('AbilityKit', 'UIAbilityContext.openLink with a callback');
    }
    // At once: browsers open tabs only in answer to what a person does.
    const isOpened = options?.appLinkingOnly !== true && openSystemLink(this.app, link);
    return isOpened ? Promise.resolve() : Promise.reject(businessError(NO_ABILITY, 'No matching ability is found.'));
  }
}

/** As resource folders spell it: a language without its country is that of the country where most speak it. */
function localeOf(language: string): string {
  try {
    const { language: name, region } = new Intl.Locale(language).maximize();
    return `${name}_${region}`;
  } catch {
    throw businessError(PARAMETER_ERROR, 'Parameter error. The language is not a language.');
  }
}

/** The module's own resources, then those of the application (`AppScope`). */
function resourceFolders(app: HostApp): string[] {
  if (app.moduleFolder === undefined) {
    return [];
  }
  return [
    path.join(app.moduleFolder, 'src/main/resources'),
    ...(app.appScope === undefined ? [] : [path.join(app.appScope, 'resources')]),
  ];
}
