/**
 * Changes that no test can find, because nobody could tell the difference; each with the reason. A key is the place and
 * the kind of a change and what stood there, as a run prints it, so that other edits of a file leave it valid. One that
 * fits nothing any more is reported by the run.
 */
export const equivalents: Readonly<Record<string, string>> = {};
