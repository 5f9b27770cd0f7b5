/** This package stands by itself: it imports nothing from outside, and names no project. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hostFolder } from '../hostFolder.ts';

/** Begun with a bracket, so that this file does not name it. */
const PRODUCT = /[h]earth|io\.[h]earth/i;
const LEFT_OUT = /(?:^|\/)(?:node_modules|\.arkts-host)\//;
const TEXT = /\.(?:ts|mjs|ets|json5?|html|css|svg|md|pem)$/;
const IMPORT = /\b(?:from|import)\s*\(?\s*'(\.[^']*)'/g;

const files = readdirSync(hostFolder, { recursive: true, encoding: 'utf8' }).filter(
  (name) => TEXT.test(name) && !LEFT_OUT.test(name),
);
const read = (name: string): string => readFileSync(path.join(hostFolder, name), 'utf8');

describe('the package', () => {
  it('imports nothing from outside by a path', () => {
    const outside = files.flatMap((name) =>
      [...read(name).matchAll(IMPORT)]
        .map(([, specifier = '']) => path.resolve(hostFolder, path.dirname(name), specifier))
        .filter(
          (target) =>
            !target.startsWith(hostFolder + path.sep) && !target.includes(`${path.sep}node_modules${path.sep}`),
        )
        .map((target) => `${name}: ${target}`),
    );
    expect(files.length).toBeGreaterThan(500);
    expect(outside).toEqual([]);
  });

  it('imports only packages that it declares', () => {
    const { dependencies, devDependencies, peerDependencies } = JSON.parse(read('package.json')) as Record<
      string,
      object
    >;
    const declared = new Set(Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies }));
    const code = files.filter((name) => /(?<!\.d)\.(?:ts|mjs)$/.test(name) && !name.startsWith(`test${path.sep}`));
    const undeclared = code.flatMap((name) =>
      [...read(name).matchAll(/^(?:import |export |\} )(?:[^'"`=]*from )?'((?:@[^/']+\/)?[^./'][^/']*)[^']*';$/gm)]
        .map(([, specifier = '']) => specifier)
        .filter((specifier) => !/^(?:node:|virtual:|@kit\.|@ohos\/hamock)/.test(specifier) && !declared.has(specifier))
        .map((specifier) => `${name}: ${specifier}`),
    );
    expect(undeclared).toEqual([]);
  });

  it('names no project', () => {
    expect(files.filter((name) => PRODUCT.test(name) || PRODUCT.test(read(name)))).toEqual([]);
  });
});
