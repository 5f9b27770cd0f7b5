/** How a page opens links: in a tab of their own that cannot reach back, and only those that a browser may open. */
import { afterEach, expect, it, vi } from 'vitest';
import { HostApp } from '../../kits/host/HostApp.ts';
import { openedLinks, openSystemLink } from '../../web/kits/host/links.ts';

afterEach(() => vi.unstubAllGlobals());

it('opens a web address in a tab that knows nothing of the page', () => {
  const open = vi.fn();
  vi.stubGlobal('window', { open });
  const app = new HostApp();
  expect(openSystemLink(app, 'https://example.org/x')).toBe(true);
  expect(open).toHaveBeenCalledExactlyOnceWith('https://example.org/x', '_blank', 'noopener,noreferrer');
  expect(openedLinks(app)).toEqual(['https://example.org/x']);
});

it('never opens a link that would run in the page', () => {
  const open = vi.fn();
  vi.stubGlobal('window', { open });
  for (const link of ['javascript:alert(1)', 'data:text/html,x', 'blob:http://localhost/1', 'file:///etc/passwd'])
    expect(openSystemLink(new HostApp(), link), link).toBe(false);
  expect(open).not.toHaveBeenCalled();
});
