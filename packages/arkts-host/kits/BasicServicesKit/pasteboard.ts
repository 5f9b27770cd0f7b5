/** `pasteboard`: copying text, and reading the text and the pictures that were copied, once the person allows it. */
import { clipboardPictures, readClipboard, writeClipboard } from '../host/clipboard.ts';
import { HostApp } from '../host/HostApp.ts';
import { closedBase, closedNamespace, failUnimplemented } from '../host/unimplemented.ts';
import { businessError } from './BusinessError.ts';
import { mayReadClipboard } from './clipboardGrant.ts';

const kit = 'BasicServicesKit';
const PERMISSION_DENIED = 201;
const PARAMETER_ERROR = 401;
const BUSY = 12900003;
const MIMETYPE_TEXT_PLAIN = 'text/plain';
const MIMETYPE_TEXT_URI = 'text/uri';

class PasteDataRecord extends closedBase(kit, 'PasteDataRecord') {
  constructor(
    readonly mimeType: string,
    private readonly value: string,
  ) {
    super();
  }

  get plainText(): string {
    return this.mimeType === MIMETYPE_TEXT_PLAIN ? this.value : '';
  }

  get uri(): string {
    return this.mimeType === MIMETYPE_TEXT_URI ? this.value : '';
  }
}

class PasteData extends closedBase(kit, 'PasteData') {
  constructor(private readonly records: readonly PasteDataRecord[]) {
    super();
  }

  getPrimaryText(): string {
    return this.records.find(({ mimeType }) => mimeType === MIMETYPE_TEXT_PLAIN)?.plainText ?? '';
  }

  getRecordCount(): number {
    return this.records.length;
  }

  /** @throws BusinessError 12900001 for a record that there is not */
  getRecord(index: number): PasteDataRecord {
    const record = this.records[index];
    if (record === undefined) throw businessError(12900001, 'The index is out of the record.');
    return record;
  }
}

/** @throws BusinessError 401 for a value that is no text */
function createData(mimeType: string, value: unknown): PasteData {
  if (mimeType !== MIMETYPE_TEXT_PLAIN) return failUnimplemented(kit, `pasteboard.createData('${mimeType}')`);
  if (typeof value !== 'string') throw businessError(PARAMETER_ERROR, 'Parameter error. The value is no text.');
  return new PasteData([new PasteDataRecord(mimeType, value)]);
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

/** What was copied: pictures as addresses, else the text that an application copied here. Rejects with 201 unless allowed. */
async function getData(): Promise<PasteData> {
  if (!mayReadClipboard(HostApp.current())) throw businessError(PERMISSION_DENIED, 'Permission verification failed.');
  const pictures = await clipboardPictures().catch(() => {
    throw businessError(BUSY, 'Another copy or paste operation is in progress.');
  });
  if (pictures.length > 0) return new PasteData(pictures.map((uri) => new PasteDataRecord(MIMETYPE_TEXT_URI, uri)));
  const text = readClipboard();
  return new PasteData(text === '' ? [] : [new PasteDataRecord(MIMETYPE_TEXT_PLAIN, text)]);
}

const systemPasteboard = closedNamespace(kit, 'SystemPasteboard', { getData, setData });

export const pasteboard = closedNamespace(kit, 'pasteboard', {
  MIMETYPE_TEXT_PLAIN,
  MIMETYPE_TEXT_URI,
  createData,
  getSystemPasteboard: () => systemPasteboard,
});
