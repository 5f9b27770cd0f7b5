/**
 * One touch of the screen, from the first finger down to the last one up, and whose it is. All gestures that are bound
 * along the way from the touched component to the window's root look at it; the first that recognizes itself has it,
 * and the others lose. Of two that do so at the same moment, `priorityGesture` goes before `gesture`, and then the inner
 * before the outer one. A `parallelGesture` neither takes the touch nor loses it.
 */
/** A finger on the screen, or the pressed mouse. Places are CSS pixels of the document. */
export interface Finger {
  readonly id: number;
  readonly start: PointerEvent;
  last: PointerEvent;
}

/** Who takes part in a touch: the gestures that one attribute of one component binds. */
export interface Contestant {
  readonly element: HTMLElement | undefined;
  readonly isParallel: boolean;
  down(touch: Touch, finger: Finger): void;
  move(touch: Touch, finger: Finger): void;
  up(touch: Touch, finger: Finger): void;
  /** The touch is another one's, or the system has taken it. */
  lose(): void;
}

interface Sample {
  readonly time: number;
  readonly x: number;
  readonly y: number;
}

/** How long before its end a movement tells the speed, in ms. */
const speedTime = 100;

let current: Touch | undefined;
/** The touch whose gesture was no tap: the click that browsers make of it is none. */
let clickless: Touch | undefined;

export class Touch {
  readonly fingers: Finger[] = [];
  /** Movement of all fingers' middle since the touch began; a finger that comes or goes does not move it. */
  movedX = 0;
  movedY = 0;
  /** The last event of any finger. */
  latest: PointerEvent;
  owner: Contestant | undefined;
  private readonly contestants: Contestant[] = [];
  private samples: Sample[] = [];
  private frame: number | undefined;

  private constructor(
    private readonly window: Window,
    event: PointerEvent,
  ) {
    this.latest = event;
    for (const type of eventTypes) window.addEventListener(type, this.onEvent, true);
  }

  /** Puts a finger's event to a contestant that it has just come to. */
  static join(contestant: Contestant, event: PointerEvent): void {
    const view = event.view as Window | null;
    if (event.button !== 0 || !view) return;
    current ??= new Touch(view, event);
    clickless = undefined;
    const finger = current.fingerOf(event);
    if (!current.contestants.includes(contestant)) current.contestants.push(contestant);
    if (current.owner && current.owner !== contestant && !contestant.isParallel) return;
    contestant.down(current, finger);
  }

  /**
   * Takes the touch.
   *
   * @param isTap whether a click may follow, for components outside of the winner there is none
   * @returns false when it is another one's already
   */
  claim(contestant: Contestant, isTap = false): boolean {
    if (contestant.isParallel) return true;
    if (this.owner && this.owner !== contestant) return false;
    if (!isTap) clickless = this;
    if (this.owner === contestant) return true;
    this.owner = contestant;
    for (const other of this.contestants) if (other !== contestant && !other.isParallel) other.lose();
    return true;
  }

  /** Speed of the fingers' middle, in CSS pixels a second. */
  get velocity(): { x: number; y: number } {
    const last = this.samples.at(-1);
    const first = this.samples.find(({ time }) => last && last.time - time <= speedTime);
    if (!first || !last || last.time === first.time) return { x: 0, y: 0 };
    const seconds = (last.time - first.time) / 1000;
    return { x: (last.x - first.x) / seconds, y: (last.y - first.y) / seconds };
  }

  private fingerOf(event: PointerEvent): Finger {
    const known = this.fingers.find(({ id }) => id === event.pointerId);
    if (known) return known;
    const finger: Finger = { id: event.pointerId, start: event, last: event };
    this.fingers.push(finger);
    this.samples.push({ time: event.timeStamp, x: this.movedX, y: this.movedY });
    return finger;
  }

  private readonly onEvent = (event: PointerEvent): void => {
    const finger = this.fingers.find(({ id }) => id === event.pointerId);
    if (!finger) return;
    this.latest = event;
    if (event.type === 'pointercancel') {
      this.end();
      for (const contestant of this.contestants) contestant.lose();
      return;
    }
    if (event.type === 'pointermove') this.moved(finger, event);
    else this.lifted(finger, event);
  };

  private moved(finger: Finger, event: PointerEvent): void {
    this.movedX += (event.clientX - finger.last.clientX) / this.fingers.length;
    this.movedY += (event.clientY - finger.last.clientY) / this.fingers.length;
    finger.last = event;
    const time = event.timeStamp;
    // Browsers report fingers one by one; between two of them the fingers' middle is where it never was.
    if (this.fingers.every((each) => each.last.timeStamp === time)) this.tellMove(finger);
    else this.frame ??= this.window.requestAnimationFrame(() => this.tellMove(finger));
  }

  private tellMove(finger: Finger): void {
    if (this.frame !== undefined) this.window.cancelAnimationFrame(this.frame);
    this.frame = undefined;
    const time = this.latest.timeStamp;
    this.samples = [...this.samples.filter((each) => time - each.time <= speedTime * 2), this.sample(time)];
    for (const contestant of this.taking()) contestant.move(this, finger);
  }

  private lifted(finger: Finger, event: PointerEvent): void {
    if (this.frame !== undefined) this.tellMove(finger);
    finger.last = event;
    this.samples.push(this.sample(event.timeStamp));
    for (const contestant of this.taking()) contestant.up(this, finger);
    this.fingers.splice(this.fingers.indexOf(finger), 1);
    if (this.fingers.length === 0) this.end();
  }

  private sample(time: number): Sample {
    return { time, x: this.movedX, y: this.movedY };
  }

  /** Those who may still be told: the owner and parallel ones, or all. */
  private taking(): Contestant[] {
    return this.contestants.filter((each) => each.isParallel || !this.owner || this.owner === each);
  }

  private end(): void {
    if (current === this) current = undefined;
    if (this.frame !== undefined) this.window.cancelAnimationFrame(this.frame);
    for (const type of eventTypes) this.window.removeEventListener(type, this.onEvent, true);
    // The click comes after the last finger has gone.
    if (clickless === this) this.window.addEventListener('click', this.onClick, { capture: true, once: true });
  }

  private readonly onClick = (event: MouseEvent): void => {
    // Keys and programs click, too; a later touch has its own clicks.
    if (clickless !== this || event.detail === 0) return;
    clickless = undefined;
    event.stopImmediatePropagation();
    event.preventDefault();
  };
}

const eventTypes = ['pointermove', 'pointerup', 'pointercancel'] as const;
