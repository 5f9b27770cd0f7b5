/** A rule, or the compiler itself, that breaks down over a file: that is a finding about this file and never ends the check. */
import type { Finding } from './finding.ts';

/** What is found in a file, or that it could not be looked at. */
export function findSafely(file: string, find: () => readonly Finding[]): readonly Finding[] {
  try {
    return find();
  } catch (error) {
    return [breakdownFinding(file, error)];
  }
}

/** Says where it broke, so that the fault can be mended. */
export function breakdownFinding(file: string, error: unknown): Finding {
  const [message = '', place = ''] = (error instanceof Error ? (error.stack ?? error.message) : String(error)).split(
    '\n',
  );
  return {
    file,
    line: 1,
    column: 1,
    rule: 'check-breakdown',
    message: `The check broke down over this file: ${message.trim()} ${place.trim()}`.trim(),
  };
}
