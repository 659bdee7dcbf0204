import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import type { TenancyApi } from '@groundwork/plugin-control-plane-react';
import {
  Answering,
  exampleId,
  pageOf,
  type Scenario,
} from '@groundwork/plugin-control-plane-react/testUtils';
import { exampleEnvironment } from '../src/__testUtils__/examples';
import { FakeApiKeys } from './FakeApiKeys';
import { FakeAudit } from './FakeAudit';
import { FakeCatalog } from './FakeCatalog';
import { FakeTenants } from './FakeTenants';

/** Tenancy in memory, so that the pages can be worked on without a backend. Not for tests: it takes its time. */
export class FakeTenancy implements TenancyApi {
  readonly #answering: Answering;
  readonly tenants: FakeTenants;
  readonly catalog: FakeCatalog;
  readonly apiKeys: FakeApiKeys;
  readonly audit: FakeAudit;

  private constructor(scenario: Scenario) {
    this.#answering = new Answering(scenario);
    this.tenants = new FakeTenants(this.#answering);
    this.catalog = new FakeCatalog(this.#answering);
    this.apiKeys = new FakeApiKeys(this.#answering);
    this.audit = new FakeAudit(this.#answering);
  }

  static create(scenario: Scenario): FakeTenancy {
    return new FakeTenancy(scenario);
  }

  listEnvironmentRequests: TenancyApi['listEnvironmentRequests'] = async (
    query = {},
  ) => {
    await this.#answering.wait();
    const items = query.tenant_id === exampleId(1) ? exampleEnvironments() : [];
    return {
      ...pageOf(items, query),
      total: { value: items.length, relation: 'eq' },
    };
  };
}

function exampleEnvironments(): EnvironmentRequest[] {
  return [
    exampleEnvironment(),
    exampleEnvironment({
      id: exampleId(61),
      app: 'billing-api',
      class: 'shared-staging',
      name: 'billing-api-shared-staging-0061',
      status: 'reconciling',
      estimated_monthly_cost_usd: 90,
      expires_at: undefined,
    }),
    exampleEnvironment({
      id: exampleId(62),
      app: 'ledger',
      class: 'production',
      name: 'ledger-production-0062',
      drift_status: 'drifted',
      estimated_monthly_cost_usd: 310,
    }),
  ];
}
