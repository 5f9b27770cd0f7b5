/** `Router`: pages by name, for applications that do not use Navigation. */

import { closedBase } from '../kits/host/unimplemented.ts';
import type { App } from './app/app.ts';

interface RouterOptions {
  url: string;
  params?: object;
}

interface NamedRouterOptions {
  name: string;
  params?: object;
}

export class Router extends closedBase('ArkUI', 'Router') {
  constructor(private readonly app: App) {
    super();
  }

  pushUrl(options: RouterOptions): Promise<void> {
    return this.app.pages.push(options.url, options.params);
  }

  replaceUrl(options: RouterOptions): Promise<void> {
    return this.app.pages.replace(options.url, options.params);
  }

  pushNamedRoute(options: NamedRouterOptions): Promise<void> {
    return this.app.pages.pushNamed(options.name, options.params);
  }

  back(): void {
    this.app.pages.pop();
  }

  clear(): void {
    this.app.pages.clear();
  }

  getLength(): string {
    return String(this.app.pages.length);
  }

  getParams(): object | undefined {
    return this.app.pages.top?.params;
  }

  getState(): { index: number; name: string; path: string } {
    const url = this.app.pages.top?.name ?? '';
    const at = url.lastIndexOf('/');
    return { index: this.app.pages.length, name: url.slice(at + 1), path: url.slice(0, at + 1) };
  }
}
