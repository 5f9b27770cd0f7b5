/** What the file kits throw: the system's own errors, numbered as the platform numbers them. */
import { type BusinessError, businessError } from '../BasicServicesKit/BusinessError.ts';

const FIRST = 13900000;

/** The platform's numbers count through its list of system errors: 13900001 is the first. */
const ERRORS: readonly (readonly [code: string, message: string])[] = [
  ['EPERM', 'Operation not permitted'],
  ['ENOENT', 'No such file or directory'],
  ['ESRCH', 'No such process'],
  ['EINTR', 'Interrupted system call'],
  ['EIO', 'I/O error'],
  ['ENXIO', 'No such device or address'],
  ['E2BIG', 'Arg list too long'],
  ['EBADF', 'Bad file descriptor'],
  ['ECHILD', 'No child processes'],
  ['EAGAIN', 'Try again'],
  ['ENOMEM', 'Out of memory'],
  ['EACCES', 'Permission denied'],
  ['EFAULT', 'Bad address'],
  ['EBUSY', 'Device or resource busy'],
  ['EEXIST', 'File exists'],
  ['EXDEV', 'Cross-device link'],
  ['ENODEV', 'No such device'],
  ['ENOTDIR', 'Not a directory'],
  ['EISDIR', 'Is a directory'],
  ['EINVAL', 'Invalid argument'],
  ['ENFILE', 'File table overflow'],
  ['EMFILE', 'Too many open files'],
  ['ETXTBSY', 'Text file busy'],
  ['EFBIG', 'File too large'],
  ['ENOSPC', 'No space left on device'],
  ['ESPIPE', 'Illegal seek'],
  ['EROFS', 'Read-only file system'],
  ['EMLINK', 'Too many links'],
  ['EDEADLK', 'Resource deadlock would occur'],
  ['ENAMETOOLONG', 'File name too long'],
  ['ENOSYS', 'Function not implemented'],
  ['ENOTEMPTY', 'Directory not empty'],
  ['ELOOP', 'Too many symbolic links encountered'],
];
const UNKNOWN = 13900042;

/** @param code the system's name for it, such as `ENOENT` */
export function fileError(code: string | undefined): BusinessError {
  const index = ERRORS.findIndex(([name]) => name === code);
  const message = ERRORS[index]?.[1] ?? 'Unknown error';
  return businessError(index < 0 ? UNKNOWN : FIRST + index + 1, message);
}

/** Does `work`, and throws what Node throws as the platform does. */
export function withFileErrors<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw fromNode(error);
  }
}

/** The same for work that takes its time. */
export async function withFileErrorsLater<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw fromNode(error);
  }
}

function fromNode(error: unknown): unknown {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && code.startsWith('E') ? fileError(code) : error;
}
