/** What a picture's first bytes say of it. */
import { imageSize } from 'image-size';
import { fileLater, fileNow } from '../CoreFileKit/operations.ts';

/** Enough for the previews and profiles that cameras put before the dimensions. */
const HEAD_BYTES = 1024 * 1024;
/** As `OpenMode.READ_ONLY`. */
const READ_ONLY = 0;

/** A path, a descriptor, or the picture itself. */
export type ImageData = string | number | ArrayBuffer;

export interface ImageFacts {
  /** As stored, before any turning. */
  readonly width: number;
  readonly height: number;
  readonly mimeType: string;
  /** As EXIF numbers it, 1..8; undefined if it does not say. */
  readonly orientation: number | undefined;
}

const MIME_TYPES: Readonly<Record<string, string>> = {
  bmp: 'image/bmp',
  gif: 'image/gif',
  heic: 'image/heic',
  ico: 'image/x-icon',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
};

/** @returns undefined for what is no picture that a device could decode. @throws BusinessError 139000xx */
export function imageFactsNow(data: ImageData): ImageFacts | undefined {
  if (data instanceof ArrayBuffer) return factsOf(new Uint8Array(data));
  if (typeof data === 'number') return factsOf(fileNow('read', data, HEAD_BYTES, 0));
  const { fd } = fileNow('open', data, READ_ONLY);
  try {
    return factsOf(fileNow('read', fd, HEAD_BYTES, 0));
  } finally {
    fileNow('close', fd);
  }
}

/** The same, as a rejection. */
export async function imageFactsLater(data: ImageData): Promise<ImageFacts | undefined> {
  if (data instanceof ArrayBuffer) return factsOf(new Uint8Array(data));
  if (typeof data === 'number') return factsOf(await fileLater('read', data, HEAD_BYTES, 0));
  const { fd } = await fileLater('open', data, READ_ONLY);
  try {
    return factsOf(await fileLater('read', fd, HEAD_BYTES, 0));
  } finally {
    await fileLater('close', fd);
  }
}

function factsOf(head: Uint8Array): ImageFacts | undefined {
  try {
    const { width, height, type = '', orientation } = imageSize(head);
    const mimeType = MIME_TYPES[type];
    if (mimeType === undefined || !(width > 0) || !(height > 0)) return undefined;
    return { width, height, mimeType, orientation };
  } catch {
    return undefined; // What the package cannot read is no picture.
  }
}
