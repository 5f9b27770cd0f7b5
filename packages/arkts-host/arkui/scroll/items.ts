/**
 * Which item stands where in a list's content. Most items are elements; those of a LazyForEach that are out of sight are
 * only counted, and two empty elements hold their place.
 */

/** The items of one LazyForEach. */
export interface LazyPart {
  readonly count: number;
  /** Index of the first item that is an element, and of the first after them. */
  readonly first: number;
  readonly end: number;
  /** Where an item begins, from the beginning of the part. */
  startOf(index: number): number;
  sizeOf(index: number): number;
  indexAt(position: number): number;
  /** Reads the sizes of the items that are elements. */
  measure(): void;
  /** Asks for the items that should be elements now. False when some have to be made first. */
  request(): boolean;
}

const partByElement = new WeakMap<Element, LazyPart>();

/** Marks the empty element before a part's items. */
export function setPart(element: Element, part: LazyPart): void {
  partByElement.set(element, part);
}

interface Run {
  readonly from: number;
  readonly count: number;
  readonly element: HTMLElement;
  readonly part?: LazyPart;
}

export class Items {
  private readonly runs: Run[] = [];
  readonly count: number;

  constructor(
    private readonly content: HTMLElement,
    private readonly isHorizontal: boolean,
  ) {
    let index = 0;
    let isInPart = false;
    for (const child of content.children) {
      const element = child as HTMLElement;
      const part = partByElement.get(element);
      if (part) {
        this.runs.push({ from: index, count: part.count, element, part });
        index += part.count;
        isInPart = true;
      } else if (element.classList.contains('ui-lazy-space')) {
        isInPart = false;
      } else if (!isInPart && element.classList.contains('ui')) {
        this.runs.push({ from: index, count: 1, element });
        index++;
      }
    }
    this.count = index;
  }

  startOf(index: number): number | undefined {
    const run = this.runOf(index);
    if (!run) return undefined;
    const start = this.offset(run.element);
    return run.part ? start + run.part.startOf(index - run.from) : start;
  }

  sizeOf(index: number): number | undefined {
    const run = this.runOf(index);
    if (!run) return undefined;
    if (run.part) return run.part.sizeOf(index - run.from);
    return this.isHorizontal ? run.element.offsetWidth : run.element.offsetHeight;
  }

  /** The item at a position of the content; the nearest one if there is none. */
  indexAt(position: number): number {
    let found = 0;
    for (const run of this.runs) {
      const start = this.offset(run.element);
      if (start > position && run.from > 0) break;
      found = run.part ? run.from + run.part.indexAt(position - start) : run.from;
    }
    return found;
  }

  /** An item's element, if it has one. */
  elementOf(index: number): HTMLElement | undefined {
    const run = this.runOf(index);
    if (!run?.part) return run?.element;
    const local = index - run.from;
    if (local < run.part.first || local >= run.part.end) return undefined;
    let element: Element | null = run.element;
    for (let step = run.part.first; step <= local && element; step++) element = element.nextElementSibling;
    return (element as HTMLElement | null) ?? undefined;
  }

  private runOf(index: number): Run | undefined {
    return this.runs.find((run) => index >= run.from && index < run.from + run.count);
  }

  private offset(element: HTMLElement): number {
    // Elements that hold a place may be hidden; then the place is where the next one begins.
    const visible =
      element.offsetParent === null ? ((element.nextElementSibling as HTMLElement | null) ?? element) : element;
    const base = this.content.classList.contains('ui-list-items')
      ? this.isHorizontal
        ? this.content.offsetLeft
        : this.content.offsetTop
      : 0;
    const own = this.isHorizontal ? visible.offsetLeft : visible.offsetTop;
    return visible.offsetParent === this.content ? own + base : own;
  }
}

export function itemsOf(content: HTMLElement, isHorizontal: boolean): Items {
  return new Items(content, isHorizontal);
}
