/** What is written and said aloud on a device, and which of it is in a language it should not be in. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { projectRoot } from '../../packages/arkts-host/projectRoot.ts';

/** What a text is filled with. */
const PLACE = /%(?:\d\$)?[sd]/g;

interface StringFile {
  readonly string: readonly { readonly name: string; readonly value: string }[];
}

function stringsOf(module: string, qualifier: string): Map<string, string> {
  const file = path.join(projectRoot, module, 'src/main/resources', qualifier, 'element/string.json');
  const { string } = JSON.parse(readFileSync(file, 'utf8')) as StringFile;
  return new Map(string.map(({ name, value }) => [name, value]));
}

/** Texts that can be seen, and names that are read out. */
async function wordsOn(glass: FrameLocator): Promise<string[]> {
  return glass.locator('body').evaluate((body) => {
    const words: string[] = [];
    for (const element of body.querySelectorAll<HTMLElement>('*')) {
      if (!element.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true })) continue;
      words.push(element.getAttribute('aria-label') ?? '', element.getAttribute('placeholder') ?? '');
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) words.push(node.textContent ?? '');
    }
    return words.map((each) => each.trim()).filter((each) => each.length > 0);
  });
}

/** English texts of a module that stand on a device although the device speaks Chinese. */
export async function englishOn(glass: FrameLocator, module: 'entry' | 'server_tv'): Promise<string[]> {
  const chinese = stringsOf(module, 'zh_CN');
  const english = [...stringsOf(module, 'base')].filter(
    ([name, value]) => chinese.get(name) !== value && /[a-z]{2}/i.test(value.replace(PLACE, '')),
  );
  // What a text is filled with may be anything.
  const patterns = english.map(([, value]) => new RegExp(`^${value.split(PLACE).map(escaped).join('.*')}$`));
  const words = await wordsOn(glass);
  if (words.length === 0) throw new Error('There is nothing on the glass.');
  return words.filter((each) => /[a-z]/i.test(each) && patterns.some((pattern) => pattern.test(each)));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
