/** Who is asked when an application wants a picture. In a page: a browser's dialog. */
import { chosenInNode, type PhotoRequest } from './library.ts';

/** @returns addresses that the application may read; undefined when nobody is there to choose */
export function choosePhotos(request: PhotoRequest): Promise<readonly string[] | undefined> {
  return chosenInNode(request);
}
