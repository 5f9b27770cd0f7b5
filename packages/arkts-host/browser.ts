/**
 * Chromium for tests: the same build on every machine, also where it runs as root and without a network. A process starts
 * it once, and it ends with the process; what is to be apart opens a context of its own in it.
 */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import packaged from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';
import { workFolder } from './project/hostConfig.ts';
import { projectRoot } from './projectRoot.ts';

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

/** Pages of tests live for seconds: making their code faster costs more than it saves. What measures speed does without. */
const TEST_FLAGS = ['--js-flags=--no-opt --no-maglev --max-lazy'];

/** Unpacked once for all runs: 190 MB. */
const unpackedFolder = workFolder(projectRoot, 'chromium');

let running: Promise<Browser> | undefined;

/** The browser of this process. Close it when the work is done. */
export function openBrowser(): Promise<Browser> {
  running ??= launch();
  return running;
}

/** Closes what is open in it; it runs on. */
export async function closeContexts(): Promise<void> {
  const browser = await running;
  await Promise.all(browser?.contexts().map((context) => context.close()) ?? []);
}

export async function closeBrowser(): Promise<void> {
  const closing = running;
  running = undefined;
  await (await closing)?.close();
}

async function launch(): Promise<Browser> {
  const args = process.env.VITEST === undefined ? FLAGS : [...FLAGS, ...TEST_FLAGS];
  return chromium.launch({ executablePath: await unpackBrowser(), args, headless: true });
}

/** @returns the program */
export async function unpackBrowser(): Promise<string> {
  const program = path.join(unpackedFolder, 'chromium');
  if (existsSync(program)) return program;
  mkdirSync(path.dirname(unpackedFolder), { recursive: true });
  // What is there under its last name is complete, however often and wherever unpacking was begun.
  const folder = mkdtempSync(`${unpackedFolder}-`);
  const temporary = process.env.TMPDIR;
  try {
    // The package unpacks into the system's temporary folder and knows no other.
    process.env.TMPDIR = folder;
    await packaged.executablePath();
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
  }
  if (existsSync(program)) rmSync(folder, { recursive: true });
  else renameSync(folder, unpackedFolder);
  return program;
}
