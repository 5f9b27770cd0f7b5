/** `IDataSource` and `DataChangeListener`: how a LazyForEach hears of changes. */

export interface DataSource {
  totalCount(): number;
  getData(index: number): unknown;
  registerDataChangeListener(listener: DataListener): void;
  unregisterDataChangeListener(listener: DataListener): void;
}

export type Edit =
  | { readonly kind: 'reload' }
  | { readonly kind: 'add'; readonly index: number; readonly count: number }
  | { readonly kind: 'delete'; readonly index: number; readonly count: number }
  | { readonly kind: 'move'; readonly from: number; readonly to: number }
  | { readonly kind: 'change'; readonly index: number };

/** One operation of `onDatasetChange`. */
interface DataOperation {
  readonly type: string;
  readonly index: number | { from: number; to: number } | { start: number; end: number };
  readonly count?: number;
}

/** What a page's data source calls. */
export class DataListener {
  constructor(private readonly apply: (edits: readonly Edit[]) => void) {}

  onDataReloaded(): void {
    this.apply([{ kind: 'reload' }]);
  }

  onDataAdd(index: number): void {
    this.apply([{ kind: 'add', index, count: 1 }]);
  }

  onDataDelete(index: number): void {
    this.apply([{ kind: 'delete', index, count: 1 }]);
  }

  onDataMove(from: number, to: number): void {
    this.apply([{ kind: 'move', from, to }]);
  }

  onDataChange(index: number): void {
    this.apply([{ kind: 'change', index }]);
  }

  /** Many changes at once. Indexes are those of the data before, as on the platform, so they are applied from behind. */
  onDatasetChange(operations: readonly DataOperation[]): void {
    const edits: { at: number; edit: Edit }[] = [];
    for (const { type, index, count = 1 } of operations) {
      if (type === 'reload') {
        this.onDataReloaded();
        return;
      }
      if (typeof index === 'number') {
        if (type === 'add') edits.push({ at: index, edit: { kind: 'add', index, count } });
        else if (type === 'delete') edits.push({ at: index, edit: { kind: 'delete', index, count } });
        else if (type === 'change') edits.push({ at: index, edit: { kind: 'change', index } });
        else throw new Error(`onDatasetChange: the operation ${type} is not implemented in this host.`);
      } else if (type === 'move' && 'from' in index) {
        edits.push({ at: index.from, edit: { kind: 'move', from: index.from, to: index.to } });
      } else {
        throw new Error(`onDatasetChange: the operation ${type} is not implemented in this host.`);
      }
    }
    this.apply(edits.sort((a, b) => b.at - a.at).map(({ edit }) => edit));
  }
}
