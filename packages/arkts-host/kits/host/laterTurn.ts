/** Turns of the event loop that fake timers leave alone. */
const realSetImmediate = setImmediate;

/** Resolves in a later turn of the event loop, as work done on another thread would. */
export function laterTurn(): Promise<void> {
  return new Promise((resolve) => realSetImmediate(resolve));
}
