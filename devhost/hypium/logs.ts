/** What code under test writes to hilog, as lines. */

/** Tells `listener` of each line; `alarming` is true for warnings and worse. */
export function watchHilog(_listener: (line: string, alarming: boolean) => void): void {}
