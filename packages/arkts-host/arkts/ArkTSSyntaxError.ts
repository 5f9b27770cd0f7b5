/** Thrown for a file that does not parse. The message begins with `file:line:column`. */
export class ArkTSSyntaxError extends Error {
  override readonly name = 'ArkTSSyntaxError';

  constructor(
    message: string,
    readonly file: string,
    readonly line: number,
    readonly column: number,
  ) {
    super(`${file}:${line}:${column} ${message}`);
  }
}
