/**
 * The platform's compiler, loaded when the first thing of it is asked for: most processes find all that they need compiled
 * by an earlier one. And by `require`: its package does not say what kind of module its ten megabytes are, so that an
 * `import` reads and parses them three times (1.2 s instead of 0.5 s). Types come from the package itself.
 */
import { createRequire } from 'node:module';
import type ts from 'ohos-typescript';

export const compiler: typeof ts = Object.create(
  new Proxy(
    {},
    {
      get(_, name) {
        const loaded = createRequire(import.meta.url)('ohos-typescript') as typeof ts;
        // From now on its members are there like those of any object.
        Object.setPrototypeOf(compiler, Object.prototype);
        Object.defineProperties(compiler, Object.getOwnPropertyDescriptors(loaded));
        return Reflect.get(loaded, name) as unknown;
      },
    },
  ),
);
