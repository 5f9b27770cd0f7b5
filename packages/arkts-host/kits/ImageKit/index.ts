/** `@kit.ImageKit` on the host: what a picture says of itself. The host decodes none; showing them is ArkUI's. */
import { type BusinessError, businessError } from '../BasicServicesKit/BusinessError.ts';
import { fileNow } from '../CoreFileKit/operations.ts';
import { asyncCall } from '../host/asyncCall.ts';
import { closedBase, closedNamespace, failUnimplemented, unimplemented } from '../host/unimplemented.ts';
import { type ImageData, type ImageFacts, imageFactsLater, imageFactsNow } from './imageFacts.ts';

const kit = 'ImageKit';
const OPERATION_FAILED = 62980096;
const UNKNOWN_FORMAT = 62980113;
const NO_EXIF = 62980123;

enum PropertyKey {
  ORIENTATION = 'Orientation',
}

/** What EXIF's numbers 1..8 are called. */
const ORIENTATIONS: readonly string[] = [
  'Top-left',
  'Top-right',
  'Bottom-right',
  'Bottom-left',
  'Left-top',
  'Right-top',
  'Right-bottom',
  'Left-bottom',
];

interface ImageInfo {
  size: { width: number; height: number };
  mimeType: string;
}

class ImageSource extends closedBase(kit, 'ImageSource') {
  private isReleased = false;

  constructor(private readonly data: ImageData) {
    super();
  }

  getImageInfo(index: number, callback: (error: BusinessError, info: ImageInfo) => void): void;
  getImageInfo(callback: (error: BusinessError, info: ImageInfo) => void): void;
  getImageInfo(index?: number): Promise<ImageInfo>;
  getImageInfo(...args: unknown[]): Promise<ImageInfo> | undefined {
    if (typeof args[0] === 'number' && args[0] !== 0)
      failUnimplemented(kit, 'ImageSource.getImageInfo of later frames');
    return asyncCall(args, async () => infoOf(this.known(await imageFactsLater(this.data))));
  }

  getImageInfoSync(index = 0): ImageInfo {
    if (index !== 0) failUnimplemented(kit, 'ImageSource.getImageInfoSync of later frames');
    return infoOf(this.known(imageFactsNow(this.data)));
  }

  /** Rejects with BusinessError 62980123 for a picture without that property. */
  async getImageProperty(key: string, options: { defaultValue?: string } = {}): Promise<string> {
    if (key !== PropertyKey.ORIENTATION) return failUnimplemented(kit, `ImageSource.getImageProperty('${key}')`);
    const { orientation } = this.known(await imageFactsLater(this.data));
    const name = orientation === undefined ? options.defaultValue : ORIENTATIONS[orientation - 1];
    if (name === undefined) throw businessError(NO_EXIF, 'The image does not support EXIF decoding.');
    return name;
  }

  async release(): Promise<void> {
    this.isReleased = true;
  }

  private known(facts: ImageFacts | undefined): ImageFacts {
    if (this.isReleased) throw businessError(OPERATION_FAILED, 'The operation failed. The ImageSource was released.');
    if (facts === undefined) throw businessError(UNKNOWN_FORMAT, 'Unknown image format.');
    return facts;
  }
}

/** Density, stride and pixel format are those of a decoded picture, which the host does not make. */
function infoOf({ width, height, mimeType }: ImageFacts): ImageInfo {
  return closedNamespace(kit, 'ImageInfo', { size: { width, height }, mimeType });
}

/** @returns undefined for what is no source, and for a path at which there is no file */
function createImageSource(source: ImageData): ImageSource | undefined {
  const isSource =
    source instanceof ArrayBuffer ||
    Number.isInteger(source) ||
    (typeof source === 'string' && fileNow('access', source));
  return isSource ? new ImageSource(source) : undefined;
}

export const image = closedNamespace(kit, 'image', { PropertyKey, createImageSource });
export const sendableImage = unimplemented(kit, 'sendableImage');
