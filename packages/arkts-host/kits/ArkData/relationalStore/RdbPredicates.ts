/** `RdbPredicates`: the condition of a query, an update or a deletion, built step by step. */
import { closedBase, failUnimplemented } from '../../host/unimplemented.ts';
import { parameterError, throwingAtOnce } from './errors.ts';
import type { Statement } from './sql.ts';
import type { ValueType } from './types.ts';

export class RdbPredicates extends closedBase('ArkData', 'RdbPredicates') {
  readonly table: string;
  private readonly parts: string[] = [];
  private readonly args: ValueType[] = [];
  private needsAnd = false;
  private readonly order: string[] = [];
  private groups: string[] = [];
  private index = '';
  private isDistinct = false;
  private limit: number | undefined;
  private offset: number | undefined;

  /** @throws Error (code '401') for an empty name */
  constructor(name: string) {
    super();
    if (typeof name !== 'string' || name === '') {
      throwingAtOnce(() => {
        throw parameterError('name', 'a non empty string.');
      });
    }
    this.table = name;
  }

  equalTo(field: string, value: ValueType): this {
    return value === null ? this.isNull(field) : this.condition(`${this.field(field)} = ?`, value);
  }

  notEqualTo(field: string, value: ValueType): this {
    return value === null ? this.isNotNull(field) : this.condition(`${this.field(field)} <> ?`, value);
  }

  beginWrap(): this {
    this.joinWithAnd();
    this.parts.push('(');
    this.needsAnd = false;
    return this;
  }

  endWrap(): this {
    this.parts.push(')');
    this.needsAnd = true;
    return this;
  }

  or(): this {
    this.parts.push(' OR ');
    this.needsAnd = false;
    return this;
  }

  and(): this {
    this.parts.push(' AND ');
    this.needsAnd = false;
    return this;
  }

  contains(field: string, value: string): this {
    return this.condition(`${this.field(field)} LIKE ?`, `%${value}%`);
  }

  notContains(field: string, value: string): this {
    return this.condition(`${this.field(field)} NOT LIKE ?`, `%${value}%`);
  }

  beginsWith(field: string, value: string): this {
    return this.condition(`${this.field(field)} LIKE ?`, `${value}%`);
  }

  endsWith(field: string, value: string): this {
    return this.condition(`${this.field(field)} LIKE ?`, `%${value}`);
  }

  isNull(field: string): this {
    return this.condition(`${this.field(field)} IS NULL`);
  }

  isNotNull(field: string): this {
    return this.condition(`${this.field(field)} IS NOT NULL`);
  }

  like(field: string, value: string): this {
    return this.condition(`${this.field(field)} LIKE ?`, value);
  }

  notLike(field: string, value: string): this {
    return this.condition(`${this.field(field)} NOT LIKE ?`, value);
  }

  glob(field: string, value: string): this {
    return this.condition(`${this.field(field)} GLOB ?`, value);
  }

  between(field: string, low: ValueType, high: ValueType): this {
    return this.condition(`${this.field(field)} BETWEEN ? AND ?`, low, high);
  }

  notBetween(field: string, low: ValueType, high: ValueType): this {
    return this.condition(`${this.field(field)} NOT BETWEEN ? AND ?`, low, high);
  }

  greaterThan(field: string, value: ValueType): this {
    return this.condition(`${this.field(field)} > ?`, value);
  }

  lessThan(field: string, value: ValueType): this {
    return this.condition(`${this.field(field)} < ?`, value);
  }

  greaterThanOrEqualTo(field: string, value: ValueType): this {
    return this.condition(`${this.field(field)} >= ?`, value);
  }

  lessThanOrEqualTo(field: string, value: ValueType): this {
    return this.condition(`${this.field(field)} <= ?`, value);
  }

  in(field: string, value: ValueType[]): this {
    return this.condition(`${this.field(field)} IN (${value.map(() => '?').join(',')})`, ...value);
  }

  notIn(field: string, value: ValueType[]): this {
    return this.condition(`${this.field(field)} NOT IN (${value.map(() => '?').join(',')})`, ...value);
  }

  orderByAsc(field: string): this {
    this.order.push(`${this.field(field)} ASC`);
    return this;
  }

  orderByDesc(field: string): this {
    this.order.push(`${this.field(field)} DESC`);
    return this;
  }

  distinct(): this {
    this.isDistinct = true;
    return this;
  }

  limitAs(value: number): this {
    this.limit = value;
    return this;
  }

  offsetAs(rowOffset: number): this {
    this.offset = rowOffset;
    return this;
  }

  groupBy(fields: string[]): this {
    this.groups = fields;
    return this;
  }

  indexedBy(field: string): this {
    this.index = field;
    return this;
  }

  inDevices(): never {
    return failUnimplemented('ArkData', 'relationalStore.RdbPredicates.inDevices');
  }

  inAllDevices(): never {
    return failUnimplemented('ArkData', 'relationalStore.RdbPredicates.inAllDevices');
  }

  having(): never {
    return failUnimplemented('ArkData', 'relationalStore.RdbPredicates.having');
  }

  /** The condition alone, without `WHERE`; empty if there is none. */
  where(): Statement {
    return { sql: this.parts.join(''), args: [...this.args] };
  }

  /** The whole query; all columns unless some are named. */
  select(columns: readonly string[] = []): Statement {
    const where = this.where();
    const limit = this.limit ?? (this.offset === undefined ? undefined : -1);
    const pieces = [
      `SELECT ${this.isDistinct ? 'DISTINCT ' : ''}${columns.length === 0 ? '*' : columns.join(', ')} FROM ${this.table}`,
      this.index === '' ? '' : `INDEXED BY ${this.index}`,
      where.sql === '' ? '' : `WHERE ${where.sql}`,
      this.groups.length === 0 ? '' : `GROUP BY ${this.groups.join(', ')}`,
      this.order.length === 0 ? '' : `ORDER BY ${this.order.join(', ')}`,
      limit === undefined ? '' : `LIMIT ${Math.trunc(limit)}`,
      this.offset === undefined ? '' : `OFFSET ${Math.trunc(this.offset)}`,
    ];
    return { sql: pieces.filter((piece) => piece !== '').join(' '), args: where.args };
  }

  private field(field: string): string {
    if (typeof field !== 'string' || field === '') {
      return throwingAtOnce((): never => {
        throw parameterError('field', 'a non empty string.');
      });
    }
    return field;
  }

  private condition(sql: string, ...args: ValueType[]): this {
    this.joinWithAnd();
    this.parts.push(sql);
    this.args.push(...args);
    this.needsAnd = true;
    return this;
  }

  private joinWithAnd(): void {
    if (this.needsAnd) {
      this.parts.push(' AND ');
    }
  }
}

/** @throws the platform's own error for anything else */
export function requirePredicates(value: unknown): RdbPredicates {
  if (!(value instanceof RdbPredicates)) {
    throw parameterError('predicates', 'an RdbPredicates');
  }
  return value;
}
