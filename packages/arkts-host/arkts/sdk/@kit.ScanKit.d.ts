/**
 * Scan Kit: HarmonyOS has it, OpenHarmony does not. What the product uses of it.
 *
 * @kit ScanKit
 */
import type common from '@ohos.app.ability.common';

/**
 * @syscap SystemCapability.Multimedia.Scan.Core
 * @since 10
 */
declare namespace scanCore {
  /**
   * Kinds of codes.
   *
   * @since 10
   */
  enum ScanType {
    FORMAT_UNKNOWN = 0,
    QR_CODE = 11,
    ONE_D_CODE = 100,
    TWO_D_CODE = 101,
    ALL = 1001,
  }

  /** @since 11 */
  enum ScanErrorCode {
    /** The service failed. */
    INTERNAL_ERROR = 1000500001,
    /**
     * The person closed the scanner.
     *
     * @since 12
     */
    SCAN_SERVICE_CANCELED = 1000500002,
  }
}

/**
 * The system's own scanning page. It needs no camera permission of the application.
 *
 * @syscap SystemCapability.Multimedia.Scan.ScanBarcode
 * @since 10
 */
declare namespace scanBarcode {
  /** @since 10 */
  interface ScanOptions {
    scanTypes?: Array<scanCore.ScanType>;
    enableMultiMode?: boolean;
    enableAlbum?: boolean;
  }

  /** @since 10 */
  interface ScanResult {
    scanType: scanCore.ScanType;
    originalValue: string;
  }

  /**
   * Opens the page; resolves with what was scanned.
   *
   * @throws { BusinessError } 401 - Parameter error.
   * @throws { BusinessError } 1000500001 - Internal error.
   * @throws { BusinessError } 1000500002 - The user canceled the barcode scanning.
   * @since 10
   */
  function startScanForResult(context: common.Context, options?: ScanOptions): Promise<ScanResult>;
}

export { scanBarcode, scanCore };
