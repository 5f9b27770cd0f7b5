/** Chromium for tests: the same build on every machine, also where it runs as root and without a network. */
import packaged from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** Talks to nobody but the page's own server, and does not slow down pages that are not in front. */
const FLAGS = [
  '--no-sandbox',
  '--disable-setuid-sandbox',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
  '--metrics-recording-only',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
  '--hide-scrollbars',
];

/** Starts a browser. Close it when the tests are done. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await packaged.executablePath(), args: FLAGS, headless: true });
}
