/** `ResultSet`: the rows of a query, with a pointer that starts before the first of them. */
import { laterTurn } from '../../host/laterTurn.ts';
import { closedBase, failUnimplemented } from '../../host/unimplemented.ts';
import type { Rows } from './DatabaseFile.ts';
import { ALREADY_CLOSED, COLUMN_OUT_OF_RANGE, failure, ROW_OUT_OF_RANGE, throwingAtOnce } from './errors.ts';
import { ColumnType, type ValuesBucket, type ValueType } from './types.ts';

const BEFORE_FIRST = -1;

export class ResultSet extends closedBase('ArkData', 'ResultSet') {
  private data: Rows | undefined;
  private position = BEFORE_FIRST;

  constructor(data: Rows) {
    super();
    this.data = data;
  }

  /** Host control: what the set holds, for carrying it elsewhere; undefined when closed. */
  get content(): Rows | undefined {
    return this.data;
  }

  get columnNames(): string[] {
    return [...(this.data?.columns ?? [])];
  }

  get columnCount(): number {
    return this.data?.columns.length ?? 0;
  }

  /** -1 when closed. */
  get rowCount(): number {
    return this.data?.rows.length ?? -1;
  }

  get rowIndex(): number {
    return this.data === undefined ? BEFORE_FIRST : this.position;
  }

  get isAtFirstRow(): boolean {
    return this.position === 0 && this.rowCount > 0;
  }

  get isAtLastRow(): boolean {
    return this.rowCount > 0 && this.position === this.rowCount - 1;
  }

  get isEnded(): boolean {
    return this.rowCount === 0 || this.position >= this.rowCount;
  }

  get isStarted(): boolean {
    return this.position !== BEFORE_FIRST;
  }

  get isClosed(): boolean {
    return this.data === undefined;
  }

  /** -1 for a name that no column has. */
  getColumnIndex(columnName: string): number {
    return this.data?.columns.findIndex((name) => name.toLowerCase() === columnName.toLowerCase()) ?? -1;
  }

  getColumnName(columnIndex: number): string {
    return throwingAtOnce(() => {
      const name = this.open().columns[columnIndex];
      if (name === undefined) {
        throw failure(COLUMN_OUT_OF_RANGE);
      }
      return name;
    });
  }

  async getColumnType(column: number | string): Promise<ColumnType> {
    await laterTurn();
    return typeOf(this.cell(this.columnOf(column)));
  }

  getColumnTypeSync(column: number | string): ColumnType {
    return throwingAtOnce(() => typeOf(this.cell(this.columnOf(column))));
  }

  goTo(offset: number): boolean {
    return this.goToRow(this.position + offset);
  }

  /** False, and the pointer before the first or after the last row, if there is no such row. */
  goToRow(position: number): boolean {
    if (this.data === undefined) {
      return false;
    }
    this.position = Math.min(Math.max(position, BEFORE_FIRST), this.rowCount);
    return this.position >= 0 && this.position < this.rowCount;
  }

  goToFirstRow(): boolean {
    return this.goToRow(0);
  }

  goToLastRow(): boolean {
    return this.rowCount > 0 && this.goToRow(this.rowCount - 1);
  }

  goToNextRow(): boolean {
    return this.goToRow(this.position + 1);
  }

  goToPreviousRow(): boolean {
    return this.goToRow(this.position - 1);
  }

  getBlob(columnIndex: number): Uint8Array {
    return throwingAtOnce(() => {
      const value = this.cell(columnIndex);
      return value instanceof Uint8Array ? value.slice() : new Uint8Array(Buffer.from(asText(value), 'utf8'));
    });
  }

  getString(columnIndex: number): string {
    return throwingAtOnce(() => asText(this.cell(columnIndex)));
  }

  getLong(columnIndex: number): number {
    return throwingAtOnce(() => Math.trunc(asNumber(this.cell(columnIndex))));
  }

  getDouble(columnIndex: number): number {
    return throwingAtOnce(() => asNumber(this.cell(columnIndex)));
  }

  getValue(columnIndex: number): ValueType {
    return throwingAtOnce(() => copied(this.cell(columnIndex)));
  }

  getRow(): ValuesBucket {
    return throwingAtOnce(() => this.bucketAt(this.position));
  }

  /** Up to `maxCount` rows from `position` (default: where the pointer is), and moves the pointer behind them. */
  async getRows(maxCount: number, position: number = Math.max(this.position, 0)): Promise<ValuesBucket[]> {
    await laterTurn();
    this.open();
    const rows: ValuesBucket[] = [];
    for (let row = position; row < this.rowCount && rows.length < maxCount; row += 1) {
      rows.push(this.bucketAt(row));
    }
    this.position = position + rows.length;
    return rows;
  }

  isColumnNull(columnIndex: number): boolean {
    return throwingAtOnce(() => this.cell(columnIndex) === null);
  }

  close(): void {
    this.data = undefined;
    this.position = BEFORE_FIRST;
  }

  getAsset(): never {
    return failUnimplemented('ArkData', 'relationalStore.ResultSet.getAsset');
  }

  getAssets(): never {
    return failUnimplemented('ArkData', 'relationalStore.ResultSet.getAssets');
  }

  getSendableRow(): never {
    return failUnimplemented('ArkData', 'relationalStore.ResultSet.getSendableRow');
  }

  private open(): Rows {
    if (this.data === undefined) {
      throw failure(ALREADY_CLOSED);
    }
    return this.data;
  }

  private columnOf(column: number | string): number {
    return typeof column === 'number' ? column : this.getColumnIndex(column);
  }

  private cell(columnIndex: number): ValueType {
    const { columns, rows } = this.open();
    const row = rows[this.position];
    if (row === undefined) {
      throw failure(ROW_OUT_OF_RANGE);
    }
    if (!Number.isInteger(columnIndex) || columnIndex < 0 || columnIndex >= columns.length) {
      throw failure(COLUMN_OUT_OF_RANGE);
    }
    return row[columnIndex] ?? null;
  }

  private bucketAt(position: number): ValuesBucket {
    const { columns, rows } = this.open();
    const row = rows[position];
    if (row === undefined) {
      throw failure(ROW_OUT_OF_RANGE);
    }
    return Object.fromEntries(columns.map((name, index) => [name, copied(row[index] ?? null)]));
  }
}

function copied(value: ValueType): ValueType {
  if (value instanceof Uint8Array) {
    return value.slice();
  }
  return typeof value === 'bigint' ? Number(value) : value;
}

function typeOf(value: ValueType): ColumnType {
  if (value === null) {
    return ColumnType.NULL;
  }
  if (value instanceof Uint8Array) {
    return ColumnType.BLOB;
  }
  if (typeof value === 'string') {
    return ColumnType.TEXT;
  }
  return Number.isInteger(Number(value)) ? ColumnType.INTEGER : ColumnType.REAL;
}

function asText(value: ValueType): string {
  if (value === null) {
    return '';
  }
  return value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : String(value);
}

/** As SQLite converts: the number at the beginning of a text, 0 if there is none. */
function asNumber(value: ValueType): number {
  if (typeof value === 'string') {
    return Number.parseFloat(value) || 0;
  }
  return value === null || value instanceof Uint8Array ? 0 : Number(value);
}
