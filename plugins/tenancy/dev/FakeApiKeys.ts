import type { APIKey } from '@groundwork/plugin-control-plane-common';
import type { TenancyApi } from '@groundwork/plugin-control-plane-react';
import {
  Answering,
  hoursFromNow,
  pageOf,
} from '@groundwork/plugin-control-plane-react/testUtils';
import { exampleCreatedKey, exampleKey } from '../src/__testUtils__/examples';

type KeysApi = TenancyApi['apiKeys'];

/** API keys in memory. */
export class FakeApiKeys implements KeysApi {
  readonly #answering: Answering;
  #keys: APIKey[];

  constructor(answering: Answering) {
    this.#answering = answering;
    this.#keys = answering.scenario === 'empty' ? [] : exampleKeys();
  }

  list: KeysApi['list'] = async (_tenantId, query = {}) => {
    await this.#answering.wait();
    return pageOf(this.#keys, query);
  };

  create: KeysApi['create'] = async body => {
    await this.#answering.wait();
    return this.#add({ ...body, scopes: body.scopes ?? [] });
  };

  revoke: KeysApi['revoke'] = async id => {
    await this.#answering.wait();
    this.#change(id, { revoked_at: hoursFromNow(0) });
  };

  rotate: KeysApi['rotate'] = async (id, body) => {
    await this.#answering.wait();
    const old = this.#keys.find(key => key.id === id);
    const created = this.#add({ ...old, expires_at: body?.expires_at });
    this.#change(id, {
      replaced_by: created.api_key.id,
      expires_at: hoursFromNow((body?.overlap_seconds ?? 86_400) / 3600),
    });
    return created;
  };

  verify: KeysApi['verify'] = async () => ({ valid: true });

  #add(changes: Partial<APIKey>) {
    const created = exampleCreatedKey({
      ...changes,
      id: crypto.randomUUID(),
      last_used_at: undefined,
      created_at: hoursFromNow(0),
    });
    this.#keys = [created.api_key, ...this.#keys];
    return created;
  }

  #change(id: string, changes: Partial<APIKey>) {
    this.#keys = this.#keys.map(key =>
      key.id === id ? { ...key, ...changes } : key,
    );
  }
}

function exampleKeys(): APIKey[] {
  return [
    exampleKey(),
    exampleKey({
      id: crypto.randomUUID(),
      name: 'dashboards',
      prefix: 'bp_9sKq2-Lm',
      product: undefined,
      scopes: ['reports:read'],
      expires_at: undefined,
      last_used_at: undefined,
    }),
    exampleKey({
      id: crypto.randomUUID(),
      name: 'old pipeline',
      prefix: 'bp_Zx81c-Re',
      expires_at: hoursFromNow(9),
      replaced_by: crypto.randomUUID(),
    }),
    exampleKey({
      id: crypto.randomUUID(),
      name: 'leaked in March',
      prefix: 'bp_Pq72d-Uw',
      revoked_at: hoursFromNow(-24 * 6),
    }),
    exampleKey({
      id: crypto.randomUUID(),
      name: 'pilot',
      prefix: 'bp_Tt40k-Oa',
      expires_at: hoursFromNow(-24 * 2),
    }),
  ];
}
