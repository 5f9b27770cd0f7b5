/**
 * Sizes of the items of a long list, most of them never shown and therefore unknown. Sums over many items are taken from
 * blocks, so that finding an item by its position costs no more in a list of a hundred thousand.
 */

const blockSize = 256;

interface Block {
  /** Sum of the known sizes. */
  known: number;
  unknown: number;
}

export class ItemSizes {
  private sizes: number[] = [];
  /** Undefined after items have come or gone: counted anew when they are next asked for. */
  private blocks: Block[] | undefined;

  get count(): number {
    return this.sizes.length;
  }

  /** Starts anew with so many items of unknown size. */
  reset(count: number): void {
    this.sizes = new Array<number>(count).fill(Number.NaN);
    this.blocks = undefined;
  }

  /** NaN when it was never set. */
  get(index: number): number {
    return this.sizes[index] ?? Number.NaN;
  }

  set(index: number, size: number): void {
    const before = this.sizes[index];
    if (before === undefined || before === size) return;
    this.sizes[index] = size;
    const block = this.blocks?.[Math.floor(index / blockSize)];
    if (!block) return;
    if (Number.isNaN(before)) block.unknown--;
    else block.known -= before;
    block.known += size;
  }

  insert(index: number, count: number): void {
    const added = new Array<number>(count).fill(Number.NaN);
    this.sizes = [...this.sizes.slice(0, index), ...added, ...this.sizes.slice(index)];
    this.blocks = undefined;
  }

  remove(index: number, count: number): void {
    this.sizes.splice(index, count);
    this.blocks = undefined;
  }

  move(from: number, to: number): void {
    const [size = Number.NaN] = this.sizes.splice(from, 1);
    this.sizes.splice(to, 0, size);
    this.blocks = undefined;
  }

  /**
   * What items take up together.
   *
   * @param unknown what an item of unknown size counts as
   * @param gap after each item
   */
  extent(from: number, to: number, unknown: number, gap: number): number {
    const blocks = this.counted();
    let sum = 0;
    let index = from;
    while (index < to) {
      const block = blocks[index / blockSize];
      if (block && index + blockSize <= to) {
        sum += block.known + block.unknown * unknown + blockSize * gap;
        index += blockSize;
      } else {
        sum += this.sizeOr(index, unknown) + gap;
        index++;
      }
    }
    return sum;
  }

  /** The item at a position counted from the first item's beginning: the last one beyond the end, 0 before it. */
  indexAt(position: number, unknown: number, gap: number): number {
    const blocks = this.counted();
    let sum = 0;
    let index = 0;
    for (const block of blocks) {
      const next = sum + block.known + block.unknown * unknown + blockSize * gap;
      if (next > position || index + blockSize >= this.count) break;
      sum = next;
      index += blockSize;
    }
    for (; index < this.count; index++) {
      sum += this.sizeOr(index, unknown) + gap;
      if (sum > position) return index;
    }
    return Math.max(0, this.count - 1);
  }

  sizeOr(index: number, unknown: number): number {
    const size = this.get(index);
    return Number.isNaN(size) ? unknown : size;
  }

  private counted(): Block[] {
    if (this.blocks) return this.blocks;
    this.blocks = [];
    for (let start = 0; start < this.count; start += blockSize) {
      const block = { known: 0, unknown: 0 };
      const end = Math.min(this.count, start + blockSize);
      for (let index = start; index < end; index++) {
        const size = this.get(index);
        if (Number.isNaN(size)) block.unknown++;
        else block.known += size;
      }
      this.blocks.push(block);
    }
    return this.blocks;
  }
}
