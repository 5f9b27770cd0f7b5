/** `pasteboard`: copying text. Reading it wants a permission that applications rarely get, and the host has none to give. */
import { writeClipboard } from '../host/clipboard.ts';
import { HostApp } from '../host/HostApp.ts';
import { closedNamespace, failUnimplemented } from '../host/unimplemented.ts';
import { businessError } from './BusinessError.ts';

const kit = 'BasicServicesKit';
const PARAMETER_ERROR = 401;
const BUSY = 12900003;
const MIMETYPE_TEXT_PLAIN = 'text/plain';

class PasteData {
  constructor(private readonly text: string) {}

  getPrimaryText(): string {
    return this.text;
  }

  getRecordCount(): number {
    return 1;
  }
}

/** @throws BusinessError 401 for a value that is no text */
function createData(mimeType: string, value: unknown): PasteData {
  if (mimeType !== MIMETYPE_TEXT_PLAIN) return failUnimplemented(kit, `pasteboard.createData('${mimeType}')`);
  if (typeof value !== 'string') throw businessError(PARAMETER_ERROR, 'Parameter error. The value is no text.');
  return new PasteData(value);
}

/** Rejects with BusinessError 12900003 when the surroundings do not let the application copy. */
async function setData(data: PasteData): Promise<void> {
  const app = HostApp.current();
  try {
    await writeClipboard(data.getPrimaryText());
  } catch {
    throw app.run(() => businessError(BUSY, 'Another copy or paste operation is in progress.'));
  }
}

const systemPasteboard = closedNamespace(kit, 'SystemPasteboard', { setData });

export const pasteboard = closedNamespace(kit, 'pasteboard', {
  MIMETYPE_TEXT_PLAIN,
  createData,
  getSystemPasteboard: () => systemPasteboard,
});
