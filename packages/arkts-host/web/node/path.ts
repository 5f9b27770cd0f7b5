/** `node:path` for pages: what kits use of it, with Node's own paths, which may be those of Windows. */
export function join(...parts: string[]): string {
  const segments: string[] = [];
  for (const segment of parts
    .filter((part) => part !== '')
    .join('/')
    .split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && (segment !== '' || segments.length === 0)) segments.push(segment);
  }
  return segments.join('/');
}

export function dirname(file: string): string {
  return file.replace(/[/\\][^/\\]*$/, '');
}

export default { dirname, join };
