/** `node:util` for pages: what kits use of it. */
export const TextDecoder: typeof globalThis.TextDecoder = globalThis.TextDecoder;

/** Whether two values of preferences are the same: plain data, arrays and bytes. */
export function isDeepStrictEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  const values = one as Record<string, unknown>;
  const others = other as Record<string, unknown>;
  return keys.every((key) => Object.hasOwn(others, key) && isDeepStrictEqual(values[key], others[key]));
}

/** Fills `%s`, `%d`, `%i`, `%f`, `%j`, `%o` and `%O` in; what is left over follows, with spaces between. */
export function format(template: unknown, ...args: unknown[]): string {
  let next = 0;
  const filled = String(template).replace(/%[sdifjoO%]/g, (placeholder) => {
    if (placeholder === '%%') return '%';
    if (next >= args.length) return placeholder;
    const argument = args[next];
    next += 1;
    if (placeholder === '%s') return text(argument);
    if (placeholder === '%d') return String(Number(argument));
    if (placeholder === '%i') return String(Number.parseInt(String(argument), 10));
    if (placeholder === '%f') return String(Number.parseFloat(String(argument)));
    return JSON.stringify(argument) ?? String(argument);
  });
  return [filled, ...args.slice(next).map(text)].join(' ');
}

function text(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
