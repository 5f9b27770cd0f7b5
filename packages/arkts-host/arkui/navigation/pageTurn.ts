/**
 * How pages change in a Navigation that shows one at a time: the next one comes from the right over the one before, which
 * moves a little along; the last one leaves to the right. Who asked the system for less movement sees none.
 */

const MILLISECONDS = 350;
const EASING = 'cubic-bezier(0.2, 0.8, 0.2, 1)';
/** What lies under another page moves this much of its width. */
const ASIDE = 'translateX(-25%)';
const OUTSIDE = 'translateX(100%)';

/** Seen as long as it moves, also when it is hidden afterwards. */
function move(element: Element, from: string, to: string): Animation {
  const frames = [
    { transform: from, visibility: 'visible' },
    { transform: to, visibility: 'visible' },
  ];
  return element.animate(frames, { duration: MILLISECONDS, easing: EASING });
}

function wantsMovement(): boolean {
  return !matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** @param under what the page comes to lie over */
export function comeIn(page: Element, under: Element | undefined): void {
  if (!wantsMovement()) return;
  move(page, OUTSIDE, 'none');
  if (under !== undefined) move(under, 'none', ASIDE);
}

/**
 * @param under what the page lay over
 * @param done called when it is out of sight
 */
export function goOut(page: HTMLElement, under: Element | undefined, done: () => void): void {
  if (!wantsMovement()) {
    done();
    return;
  }
  // Nobody can touch it any more, and nobody reads it out.
  page.inert = true;
  if (under !== undefined) move(under, ASIDE, 'none');
  const leaving = move(page, 'none', OUTSIDE);
  leaving.onfinish = done;
  leaving.oncancel = done;
}
