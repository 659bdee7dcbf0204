import type { ExtensionRequest } from '@groundwork/plugin-control-plane-common';
import type { Knex } from 'knex';
import { readNewestFirst, withoutNulls, type Transaction } from '../database';
import type { Page, PageQuery } from '../http/page';

const table = 'extension_requests';

type ExtensionRequestRow = ExtensionRequest & { request_id: string };

/** What becomes of an extension that waited. */
export type ExtensionOutcome = Pick<
  ExtensionRequest,
  'decided_by' | 'decision_reason'
> & { status: 'approved' | 'rejected' | 'void' };

/** The extensions that go beyond what classes allow. Of an environment one at a time waits. */
export class ExtensionRequestStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): ExtensionRequestStore {
    return new ExtensionRequestStore(options.knex);
  }

  /** Only while the transaction has locked the environment, and none waits. */
  async insert(
    { knex }: Transaction,
    requestId: string,
    extension: ExtensionRequest,
  ): Promise<void> {
    await knex(table).insert({ ...extension, request_id: requestId });
  }

  async find(
    requestId: string,
    id: string,
    transaction?: Transaction,
  ): Promise<ExtensionRequest | undefined> {
    const row: ExtensionRequestRow | undefined = await (
      transaction?.knex ?? this.#knex
    )(table)
      .where({ id, request_id: requestId })
      .first();
    return row && toExtensionRequest(row);
  }

  /** Those that wait, by the id of their environment. */
  async findPending(
    requestIds: readonly string[],
    transaction?: Transaction,
  ): Promise<Map<string, ExtensionRequest>> {
    if (requestIds.length === 0) {
      return new Map();
    }
    const rows: ExtensionRequestRow[] = await (transaction?.knex ?? this.#knex)(
      table,
    )
      .whereIn('request_id', requestIds)
      .andWhere('status', 'pending');
    return new Map(rows.map(row => [row.request_id, toExtensionRequest(row)]));
  }

  /** Notes what became of one that waits; only while the transaction has locked its environment. */
  async close(
    { knex, now }: Transaction,
    id: string,
    outcome: ExtensionOutcome,
  ): Promise<void> {
    await knex(table)
      .where({ id, status: 'pending' })
      .update({ ...outcome, decided_at: now });
  }

  /** What waited is decided over no more, as the lease that it was for has changed or ended; answers with it. */
  async voidPending(
    transaction: Transaction,
    requestId: string,
  ): Promise<ExtensionRequest | undefined> {
    const pending = (await this.findPending([requestId], transaction)).get(
      requestId,
    );
    if (pending) {
      await this.close(transaction, pending.id, { status: 'void' });
    }
    return pending;
  }

  /** A page of those of an environment, newest first. */
  async list(
    requestId: string,
    page: PageQuery,
  ): Promise<Page<ExtensionRequest>> {
    const { items, ...rest } = await readNewestFirst<ExtensionRequestRow>(
      this.#knex(table).where({ request_id: requestId }),
      page,
    );
    return { ...rest, items: items.map(toExtensionRequest) };
  }
}

function toExtensionRequest({
  request_id: _request,
  ...row
}: ExtensionRequestRow): ExtensionRequest {
  return withoutNulls(row);
}
