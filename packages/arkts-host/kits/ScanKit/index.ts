/** `@kit.ScanKit` on the host: the system's scanning page, which sees what the host's camera sees. */
import { businessError } from '../BasicServicesKit/BusinessError.ts';
import { HostApp } from '../host/HostApp.ts';
import { closedNamespace, unimplemented } from '../host/unimplemented.ts';
import { cameraOf } from './camera.ts';

const kit = 'ScanKit';
const PARAMETER_ERROR = 401;

enum ScanType {
  FORMAT_UNKNOWN = 0,
  QR_CODE = 11,
  ONE_D_CODE = 100,
  TWO_D_CODE = 101,
  ALL = 1001,
}

enum ScanErrorCode {
  INTERNAL_ERROR = 1000500001,
  SCAN_SERVICE_CANCELED = 1000500002,
}

/** Codes of these kinds are QR codes, which is what the host's camera reads. */
const READABLE: readonly ScanType[] = [ScanType.QR_CODE, ScanType.TWO_D_CODE, ScanType.ALL];

interface ScanOptions {
  scanTypes?: ScanType[];
  enableMultiMode?: boolean;
  enableAlbum?: boolean;
}

interface ScanResult {
  scanType: ScanType;
  originalValue: string;
}

/** @throws BusinessError 401, 1000500001 without a camera, 1000500002 when the person gives up; as rejections */
async function startScanForResult(context: object | undefined, options: ScanOptions = {}): Promise<ScanResult> {
  const { scanTypes = [ScanType.ALL] } = options;
  if (context === undefined || scanTypes.some((type) => ScanType[type] === undefined)) {
    throw businessError(PARAMETER_ERROR, 'Parameter error.');
  }
  const camera = cameraOf(HostApp.current());
  if (camera === undefined) throw businessError(ScanErrorCode.INTERNAL_ERROR, 'Internal error. There is no camera.');
  const text = scanTypes.some((type) => READABLE.includes(type)) ? await camera() : undefined;
  if (text === undefined) {
    throw businessError(ScanErrorCode.SCAN_SERVICE_CANCELED, 'The user canceled the barcode scanning.');
  }
  return { scanType: ScanType.QR_CODE, originalValue: text };
}

export const scanCore = closedNamespace(kit, 'scanCore', { ScanType, ScanErrorCode });
export const scanBarcode = closedNamespace(kit, 'scanBarcode', { startScanForResult });
export const customScan = unimplemented(kit, 'customScan');
export const detectBarcode = unimplemented(kit, 'detectBarcode');
export const generateBarcode = unimplemented(kit, 'generateBarcode');
