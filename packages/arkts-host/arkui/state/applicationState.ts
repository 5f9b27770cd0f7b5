/** What belongs to one application: a page's document has one; programs without pages run several in one process. */
const states = new Map<symbol, unknown>();

type Finder = <T>(key: symbol, make: () => T) => T;

let find: Finder = <T>(key: symbol, make: () => T): T => {
  if (!states.has(key)) states.set(key, make());
  return states.get(key) as T;
};

/** For programs with several applications: how to find what belongs to the one that is running. */
export function setApplicationState(finder: Finder): void {
  find = finder;
}

/** What the running application has under a key, made when it is first asked for. */
export function applicationState<T>(key: symbol, make: () => T): T {
  return find(key, make);
}
