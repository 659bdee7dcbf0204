import type { AuditEvent } from '@groundwork/plugin-control-plane-common';
import type { TenancyApi } from '@groundwork/plugin-control-plane-react';
import {
  Answering,
  hoursFromNow,
} from '@groundwork/plugin-control-plane-react/testUtils';
import {
  exampleAuditEvent,
  exampleChain,
  exampleVerification,
} from '../src/__testUtils__/examples';
import { exampleEvents } from './exampleWorld';

type AuditApi = TenancyApi['audit'];
type Filters = NonNullable<Parameters<AuditApi['list']>[0]>;

/** The audit log in memory. */
export class FakeAudit implements AuditApi {
  readonly #answering: Answering;
  readonly #events: AuditEvent[];
  #chain = exampleChain();

  constructor(answering: Answering) {
    this.#answering = answering;
    this.#events = answering.scenario === 'empty' ? [] : exampleEvents();
  }

  list: AuditApi['list'] = async (query = {}) => {
    await this.#answering.wait();
    const all = this.#events.filter(event => matches(event, query));
    const from = all.findIndex(
      ({ id }) => query.cursor === undefined || id < Number(query.cursor),
    );
    const items =
      from === -1 ? [] : all.slice(from, from + (query.limit ?? 50));
    const last = items.at(-1);
    return {
      items,
      ...(last && last !== all.at(-1) && { next_cursor: last.id }),
    };
  };

  append: AuditApi['append'] = async () => exampleAuditEvent();

  verify: AuditApi['verify'] = async () => {
    await this.#answering.wait();
    const verification = exampleVerification({ verified_at: hoursFromNow(0) });
    this.#chain = { ...this.#chain, last_verification: verification };
    return verification;
  };

  getChain: AuditApi['getChain'] = async () => {
    await this.#answering.wait();
    return this.#chain;
  };

  export: AuditApi['export'] = async (query = {}) => {
    const lines = this.#events
      .filter(event => matches(event, query))
      .map(event => JSON.stringify(event));
    return new Blob([lines.join('\n')]).stream();
  };
}

function matches(event: AuditEvent, query: Filters): boolean {
  return (
    (!query.tenant_id || event.tenant_id === query.tenant_id) &&
    (!query.actor_id || event.actor_id === query.actor_id) &&
    (!query.action || event.action === query.action) &&
    (!query.target_type || event.target_type === query.target_type) &&
    (!query.product || event.product === query.product) &&
    (!query.since || event.created_at >= query.since) &&
    (!query.until || event.created_at < query.until)
  );
}
