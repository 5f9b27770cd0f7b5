import { PlatformPrimitives } from '@hearth/common/src/main/ets/platform/PlatformPrimitives';
import { SeededRandom } from '@hearth/common/src/main/ets/testing/SeededRandom';

/** The real cryptography over keys that a seed determines, so that a run can be run again. */
export class SeededPrimitives extends PlatformPrimitives {
  private readonly seeded: SeededRandom;

  constructor(seed: number) {
    super();
    this.seeded = new SeededRandom(seed);
  }

  override random(count: number): Uint8Array {
    return this.seeded.bytes(count);
  }
}
