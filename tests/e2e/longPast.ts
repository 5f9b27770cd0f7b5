/** Ten thousand messages, as a family writes them in some years: long and short, with answers. */
import type { Past, PastMessage } from './fillHub.ts';

const MINUTE = 60_000;
const MEMBERS = [
  { user: 'ann', name: 'Ann' },
  { user: 'bob', name: 'Bob' },
  { user: 'cleo', name: 'Cleo' },
];
const WORDS = 'the soup is on the stove and whoever is home first may light the fire please 今晚 记得 买 牛奶'.split(
  ' ',
);
/** Lengths in words; a prime number of them, so that senders and lengths do not keep step. */
const LENGTHS = [2, 9, 4, 31, 1, 14, 6];

/** @param count of messages; the last one answers the one with the number `quoted`, from 1 */
export function longPast(count: number, quoted: number): Past {
  return { members: MEMBERS, messages: messages(count, quoted) };
}

function* messages(count: number, quoted: number): Generator<PastMessage> {
  const begin = Date.now() - count * MINUTE;
  for (let number = 1; number <= count; number += 1) {
    // Some in a row from each, so that there are groups.
    const { user } = MEMBERS[Math.floor(number / 3) % MEMBERS.length] ?? { user: 'ann' };
    const words = Array.from(
      { length: LENGTHS[number % LENGTHS.length] ?? 1 },
      (_, index) => WORDS[(number + index) % WORDS.length],
    );
    const message = { from: user, content: `#${number} ${words.join(' ')}`, time: begin + number * MINUTE };
    yield number === count ? { ...message, replyTo: quoted - 1 } : message;
  }
}
