/** A device's library of pictures, in a folder of the device's storage, and who chooses from it. Node has it. */
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { grantMedia, mediaFolder } from '../CoreFileKit/sandbox.ts';
import { HostApp } from '../host/HostApp.ts';

const NAME_LENGTH = 100;

/** What the person is asked for. */
export interface PhotoRequest {
  /** MIME type, such as `image/*`. */
  readonly mimeType: string;
  readonly most: number;
}

/** Resolves with files of this computer: what the person chose; none when the person gave up. */
export type PhotoChooser = (request: PhotoRequest) => Promise<readonly string[]>;

const CHOOSER = Symbol('MediaLibraryKit: chooser');

interface Mount {
  choose: PhotoChooser | undefined;
  copied: readonly string[];
}

function mountOf(app: HostApp): Mount {
  return app.state(CHOOSER, (): Mount => ({ choose: undefined, copied: [] }));
}

/** Host control: who chooses pictures on a device whose application runs in Node. */
export function setPhotoChooser(app: HostApp, choose: PhotoChooser): void {
  mountOf(app).choose = choose;
}

/** Asks the person, and takes what was chosen into the library. @returns undefined when nobody is there to choose */
export async function chosenInNode(request: PhotoRequest): Promise<readonly string[] | undefined> {
  const app = HostApp.current();
  return (await mountOf(app).choose?.(request))?.map((file) => takeIn(app, file));
}

/** Host control: pictures that were copied outside of the application. */
export function setClipboardFiles(app: HostApp, files: readonly string[]): void {
  mountOf(app).copied = files;
}

/** Pictures that were copied outside, as addresses that the application may read. */
export function clipboardPicturesInNode(): readonly string[] {
  const app = HostApp.current();
  return mountOf(app).copied.map((file) => takeIn(app, file));
}

function takeIn(app: HostApp, file: string): string {
  const place = newPlace(app, path.basename(file));
  copyFileSync(file, place.file);
  return place.grant();
}

/** Where the next picture of the library goes. */
export interface LibraryPlace {
  readonly file: string;
  /** Call it when the file is there. @returns the address by which the running application may read it from now on */
  grant(): string;
}

export function newPlace(app: HostApp, name: string): LibraryPlace {
  const photos = path.join(mediaFolder(app), 'Photo');
  mkdirSync(photos, { recursive: true });
  const number = readdirSync(photos).length + 1;
  const folder = path.join(photos, String(number), `IMG_${number}`);
  mkdirSync(folder, { recursive: true });
  const plain =
    path
      .basename(name)
      .replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_')
      .slice(-NAME_LENGTH) || 'picture';
  return {
    file: path.join(folder, plain),
    grant: () => {
      const uri = `file://media/Photo/${number}/IMG_${number}/${encodeURIComponent(plain)}`;
      grantMedia(app, uri);
      return uri;
    },
  };
}
