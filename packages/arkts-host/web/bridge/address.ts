/** Where a page finds the bridge to Node, and the key that opens it. */

/** The key, from this page's own address; empty when it has none. */
export function pageKey(): string {
  return new URLSearchParams(location.hash.slice(1)).get('key') ?? '';
}

/** The WebSocket address of one of the bridge's paths. */
export function bridgeUrl(path: string, query: Readonly<Record<string, string>> = {}): URL {
  const url = new URL(`${path}?${new URLSearchParams({ ...query, key: pageKey() })}`, location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  url.hash = '';
  return url;
}
