import type { ApprovalReceipt } from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import type { Transaction } from '../../database';

const table = 'approval_receipts';

/** The receipts of approvals; a request has one, which is never changed. */
export class ReceiptStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): ReceiptStore {
    return new ReceiptStore(options.knex);
  }

  async insert({ knex }: Transaction, receipt: ApprovalReceipt): Promise<void> {
    await knex(table).insert(receipt);
  }

  async find(requestId: string): Promise<ApprovalReceipt | undefined> {
    return this.#knex(table)
      .select('request_id', 'jws', 'key_id', 'created_at')
      .where({ request_id: requestId })
      .first();
  }
}
