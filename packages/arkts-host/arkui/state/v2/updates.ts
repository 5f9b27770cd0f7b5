/**
 * What follows a change in V2 once the code that made it has run to its end: computed properties first, then what is kept
 * on disk, then monitors, until nothing of these is left; nodes last (platform.md 65).
 */
import { effectScope, ReactiveEffect } from '@vue/reactivity';
import { guarded, reportError } from '../../tree/errors.ts';

type Kind = 'computed' | 'persistence' | 'monitor';

/** Rounds of changes that monitors make for each other before that counts as endless. On a device it would hang. */
const maxRounds = 100;

let nextOrder = 0;
const waiting: Record<Kind, Set<Dependencies>> = { computed: new Set(), persistence: new Set(), monitor: new Set() };
let isPending = false;
let request = (): void => {
  void Promise.resolve().then(flushUpdates);
};

/** For programs with nodes: asks for `flushUpdates` before nodes are updated. */
export function setUpdateRequest(next: () => void): void {
  request = next;
}

/** What one computed property, monitor or kept object has read. */
export class Dependencies {
  private readonly order = nextOrder++;
  private readonly effect: ReactiveEffect;

  /**
   * @param place names the reader in errors
   * @param update called in its turn after something has changed that `read` has read
   */
  constructor(
    kind: Kind,
    readonly place: string,
    read: () => void,
    readonly update: () => void,
  ) {
    // Not in the scope of the struct that is being made: an object may outlive it.
    const effect = effectScope(true).run(() => new ReactiveEffect(read)) as ReactiveEffect;
    effect.scheduler = () => {
      waiting[kind].add(this);
      if (isPending) return;
      isPending = true;
      request();
    };
    this.effect = effect;
  }

  /** Reads anew; what it has read before and does not read now no longer counts. */
  read(): void {
    this.effect.run();
  }

  stop(): void {
    this.effect.stop();
    for (const updates of Object.values(waiting)) updates.delete(this);
  }

  static inOrder(updates: Iterable<Dependencies>): Dependencies[] {
    return [...updates].sort((a, b) => a.order - b.order);
  }
}

/** Brings everything but nodes up to date. What throws stops nothing else; the first error is thrown at the end. */
export function flushUpdates(): void {
  const errors: unknown[] = [];
  try {
    for (let round = 0; hasWaiting(); round++) {
      if (round === maxRounds) {
        reportEndless();
        return;
      }
      while (waiting.computed.size > 0) run('computed', errors);
      run('persistence', errors);
      run('monitor', errors);
    }
  } finally {
    for (const updates of Object.values(waiting)) updates.clear();
    isPending = false;
  }
  if (errors.length > 0) throw errors[0];
}

function hasWaiting(): boolean {
  return Object.values(waiting).some((updates) => updates.size > 0);
}

function run(kind: Kind, errors: unknown[]): void {
  const updates = Dependencies.inOrder(waiting[kind]);
  waiting[kind].clear();
  for (const { place, update } of updates) {
    try {
      guarded(place, update);
    } catch (error) {
      errors.push(error);
    }
  }
}

function reportEndless(): void {
  const places = Object.values(waiting).flatMap((updates) => [...updates].map(({ place }) => place));
  const [place = ''] = places;
  reportError(new Error(`${places.join(', ')}: they change each other without end.`), place);
}
