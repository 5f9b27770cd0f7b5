/** Who is asked when an application in a page wants a picture: the browser's own dialog. What is chosen goes to Node. */
import type { PhotoRequest } from '../../../kits/MediaLibraryKit/library.ts';
import { nodeSide } from '../../bridge/NodeSide.ts';

/** @returns addresses that the application may read; undefined when the browser opens no dialog */
export async function choosePhotos({ mimeType, most }: PhotoRequest): Promise<readonly string[] | undefined> {
  // Without a person's action before it, a browser opens nothing and says nothing.
  if (!navigator.userActivation.isActive) return undefined;
  const files = await chooseFiles(mimeType, most > 1);
  return Promise.all(files.slice(0, most).map((file) => nodeSide().addPhoto(file)));
}

function chooseFiles(accept: string, multiple: boolean): Promise<File[]> {
  const input = Object.assign(document.createElement('input'), { type: 'file', accept, multiple, hidden: true });
  document.body.append(input);
  return new Promise<File[]>((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  }).finally(() => input.remove());
}
