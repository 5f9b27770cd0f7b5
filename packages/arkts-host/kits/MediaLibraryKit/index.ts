/** `@kit.MediaLibraryKit` on the host: the system's picker of pictures, which wants no permission. */
import { type BusinessError, businessError } from '../BasicServicesKit/BusinessError.ts';
import { asyncCall, trailingCallback } from '../host/asyncCall.ts';
import { closedBase, closedNamespace, failUnimplemented, unimplemented } from '../host/unimplemented.ts';
import { choosePhotos } from './chooser.ts';

const kit = 'MediaLibraryKit';
const PARAMETER_ERROR = 401;
const UNKNOWN_ERROR = 13900042;
const MOST = 50;
const MOST_ALLOWED = 500;

enum PhotoViewMIMETypes {
  IMAGE_TYPE = 'image/*',
  VIDEO_TYPE = 'video/*',
  IMAGE_VIDEO_TYPE = '*/*',
}

/** Options that change nothing about what is chosen are taken and have no effect. */
class PhotoSelectOptions {
  MIMEType?: PhotoViewMIMETypes;
  maxSelectNumber?: number;
  isPhotoTakingSupported?: boolean;
  isSearchSupported?: boolean;
  isEditSupported?: boolean;
  isOriginalSupported?: boolean;
  isPreviewForSingleSelectionSupported?: boolean;
}

class PhotoSelectResult {
  photoUris: string[] = [];
  /** Whether the person wants the originals, which they are. */
  isOriginalPhoto = true;
}

const KNOWN = new Set([
  'MIMEType',
  'maxSelectNumber',
  'isPhotoTakingSupported',
  'isSearchSupported',
  'isEditSupported',
  'isOriginalSupported',
  'isPreviewForSingleSelectionSupported',
]);

class PhotoViewPicker extends closedBase(kit, 'PhotoViewPicker') {
  select(option: PhotoSelectOptions, callback: (error: BusinessError, result: PhotoSelectResult) => void): void;
  select(option?: PhotoSelectOptions): Promise<PhotoSelectResult>;
  select(...args: unknown[]): Promise<PhotoSelectResult> | undefined {
    const [option] = trailingCallback(args) === undefined ? args : args.slice(0, -1);
    const request = requestOf(option);
    return asyncCall(args, async () => {
      const uris = await choosePhotos(request);
      if (uris === undefined) throw businessError(UNKNOWN_ERROR, 'Unknown error. Nobody is there to choose.');
      return Object.assign(new PhotoSelectResult(), { photoUris: uris.slice(0, request.most) });
    });
  }
}

/** @throws BusinessError 401 for options that are none */
function requestOf(option: unknown): { mimeType: string; most: number } {
  if (option !== undefined && (typeof option !== 'object' || option === null)) throw parameterError();
  const given = (option ?? {}) as PhotoSelectOptions;
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined && !KNOWN.has(name)) failUnimplemented(kit, `PhotoSelectOptions.${name}`);
  }
  const { MIMEType: mimeType = PhotoViewMIMETypes.IMAGE_VIDEO_TYPE, maxSelectNumber: most = MOST } = given;
  if (!Object.values(PhotoViewMIMETypes).includes(mimeType)) throw parameterError();
  if (!Number.isInteger(most) || most < 1 || most > MOST_ALLOWED) throw parameterError();
  return { mimeType, most };
}

function parameterError(): BusinessError {
  return businessError(PARAMETER_ERROR, 'Parameter error.');
}

export const photoAccessHelper = closedNamespace(kit, 'photoAccessHelper', {
  PhotoViewMIMETypes,
  PhotoSelectOptions,
  PhotoSelectResult,
  PhotoViewPicker,
});
export const MovingPhotoView = unimplemented(kit, 'MovingPhotoView');
export const PhotoPickerComponent = unimplemented(kit, 'PhotoPickerComponent');
export const sendablePhotoAccessHelper = unimplemented(kit, 'sendablePhotoAccessHelper');
