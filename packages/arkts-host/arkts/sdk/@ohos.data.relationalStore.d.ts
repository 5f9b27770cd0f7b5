/** What `relationalStore` gained after API 13, as far as the modules use it. */
declare namespace relationalStore {
  /** @since 14 */
  enum TransactionType {
    /** Locks when it first reads or writes. */
    DEFERRED = 0,
    /** Locks for writing at once. */
    IMMEDIATE = 1,
    EXCLUSIVE = 2,
  }

  /** @since 14 */
  interface TransactionOptions {
    /** Default: DEFERRED. */
    transactionType?: TransactionType;
  }

  interface RdbStore {
    /**
     * Begins a transaction.
     * @throws { BusinessError }
     * @since 14
     */
    createTransaction(options?: TransactionOptions): Promise<Transaction>;
  }

  /** @since 14 */
  interface Transaction {
    /** @throws { BusinessError } */
    commit(): Promise<void>;
    /** @throws { BusinessError } */
    rollback(): Promise<void>;
    /**
     * Writes over rows with the same key.
     * @throws { BusinessError }
     */
    batchInsert(table: string, values: Array<ValuesBucket>): Promise<number>;
    /**
     * @throws { BusinessError }
     * @since 18
     */
    batchInsertWithConflictResolution(
      table: string,
      values: Array<ValuesBucket>,
      conflict: ConflictResolution,
    ): Promise<number>;
    /** @throws { BusinessError } */
    execute(sql: string, args?: Array<ValueType>): Promise<ValueType>;
    /** @throws { BusinessError } */
    querySql(sql: string, args?: Array<ValueType>): Promise<ResultSet>;
  }
}
