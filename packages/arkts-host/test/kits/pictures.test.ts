/** `photoAccessHelper.PhotoViewPicker` and `image`: choosing pictures, and what their first bytes say. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { fileIo } from '../../kits/CoreFileKit/index.ts';
import { HostApp } from '../../kits/host/index.ts';
import { image } from '../../kits/ImageKit/index.ts';
import { photoAccessHelper } from '../../kits/MediaLibraryKit/index.ts';
import { type PhotoRequest, setPhotoChooser } from '../../kits/MediaLibraryKit/library.ts';
import { makeTemporaryFolder } from '../../temporaryFolder.ts';

const { PhotoSelectOptions, PhotoViewMIMETypes, PhotoViewPicker } = photoAccessHelper;
/** 3 x 2 pixels: signature and header, which is all that is looked at. */
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000030000000208060000009d74661a', 'hex');
/** Width 4, height 3, and an EXIF block that says orientation 6: to be turned by a quarter. */
const LYING_JPEG = Buffer.from(
  'ffd8ffe1002245786966000049492a00080000000100120103000100000006000000000000' + '00ffc0000b080003000401011100ffd9',
  'hex',
);

let app: HostApp;
let outside: string;

beforeEach(() => {
  app = new HostApp({ storageRoot: makeTemporaryFolder('pictures') });
  outside = makeTemporaryFolder('camera');
  writeFileSync(join(outside, '围炉.png'), PNG);
  writeFileSync(join(outside, 'lying.jpg'), LYING_JPEG);
});

describe('PhotoViewPicker', () => {
  function choosing(...files: string[]): PhotoRequest[] {
    const requests: PhotoRequest[] = [];
    setPhotoChooser(app, async (request) => {
      requests.push(request);
      return files.map((file) => join(outside, file));
    });
    return requests;
  }

  it('gives addresses that the application can read', async () => {
    const requests = choosing('围炉.png', 'lying.jpg');
    await app.run(async () => {
      const options = new PhotoSelectOptions();
      options.MIMEType = PhotoViewMIMETypes.IMAGE_TYPE;
      options.maxSelectNumber = 9;
      const { photoUris } = await new PhotoViewPicker().select(options);
      expect(photoUris).toEqual([
        'file://media/Photo/1/IMG_1/%E5%9B%B4%E7%82%89.png',
        'file://media/Photo/2/IMG_2/lying.jpg',
      ]);
      const file = fileIo.openSync(photoUris[0]);
      expect(file.name).toBe('围炉.png');
      expect(fileIo.statSync(file.fd).size).toBe(PNG.length);
    });
    expect(requests).toEqual([{ mimeType: 'image/*', most: 9 }]);
  });

  it('gives no address when the person gives up, and no more than were asked for', async () => {
    choosing();
    expect((await app.run(() => new PhotoViewPicker().select())).photoUris).toEqual([]);
    choosing('围炉.png', 'lying.jpg');
    expect((await app.run(() => new PhotoViewPicker().select({ maxSelectNumber: 1 }))).photoUris).toHaveLength(1);
  });

  it('fails where nobody can choose, and for options that are none', async () => {
    await expect(app.run(() => new PhotoViewPicker().select())).rejects.toMatchObject({ code: 13900042 });
    expect(() => new PhotoViewPicker().select({ maxSelectNumber: 0 })).toThrow('Parameter error');
  });
});

describe('ImageSource', () => {
  it('tells dimensions and type, by path, descriptor or bytes', async () => {
    const place = join(app.storageRoot, 'a');
    writeFileSync(place, PNG);
    await app.run(async () => {
      const info = { size: { width: 3, height: 2 }, mimeType: 'image/png' };
      expect(await image.createImageSource(place)?.getImageInfo()).toMatchObject(info);
      expect(image.createImageSource(fileIo.openSync(place).fd)?.getImageInfoSync()).toMatchObject(info);
      const bytes = new Uint8Array(PNG).buffer;
      expect(await image.createImageSource(bytes)?.getImageInfo(0)).toMatchObject(info);
    });
  });

  it('tells dimensions as stored, and how the picture is to be turned', async () => {
    const source = image.createImageSource(new Uint8Array(LYING_JPEG).buffer);
    expect(await source?.getImageInfo()).toMatchObject({ size: { width: 4, height: 3 }, mimeType: 'image/jpeg' });
    expect(await source?.getImageProperty(image.PropertyKey.ORIENTATION)).toBe('Right-top');
  });

  it('fails for what is no picture, for what is not there, and once it was released', async () => {
    const text = image.createImageSource(new TextEncoder().encode('Not a picture at all.').buffer);
    await expect(text?.getImageInfo()).rejects.toMatchObject({ code: 62980113 });
    expect(app.run(() => image.createImageSource(join(app.storageRoot, 'no')))).toBeUndefined();
    const png = image.createImageSource(new Uint8Array(PNG).buffer);
    await expect(png?.getImageProperty(image.PropertyKey.ORIENTATION)).rejects.toMatchObject({ code: 62980123 });
    await png?.release();
    await expect(png?.getImageInfo()).rejects.toMatchObject({ code: 62980096 });
  });
});
