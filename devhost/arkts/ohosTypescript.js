/**
 * The platform's compiler, loaded when the first thing of it is asked for: most processes find all that they need compiled
 * by an earlier one. And by `require`: its package does not say what kind of module its ten megabytes are, so that an
 * `import` reads and parses them three times (1.2 s instead of 0.5 s).
 */
import { createRequire } from 'node:module';

const ts = Object.create(
  new Proxy(
    {},
    {
      get(_, name) {
        const compiler = createRequire(import.meta.url)('ohos-typescript');
        // From now on its members are there like those of any object.
        Object.setPrototypeOf(ts, Object.prototype);
        Object.defineProperties(ts, Object.getOwnPropertyDescriptors(compiler));
        return ts[name];
      },
    },
  ),
);

export default ts;
