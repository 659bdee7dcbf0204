import { createServiceFactory } from '@backstage/backend-plugin-api';
import type {
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  notificationService,
  type NotificationSendOptions,
} from '@backstage/plugin-notifications-node';
import type {
  CatalogEntry,
  EntitlementCheck,
  ProductRequest,
  TenantProduct,
} from '@groundwork/plugin-control-plane-common';
import {
  callApi,
  createTestStores,
  startControlPlane,
  waitFor,
  type ApiAnswer,
  type TestControlPlane,
  type TestStores,
} from '../../__testUtils__';
import type { AuditEventRow } from '../../audit';
import type { StoredTenant } from '../../tenants';

/** Whatever an operation of the catalog answers, or why it does not. */
export type CatalogAnswer = Partial<
  TenantProduct & ProductRequest & EntitlementCheck & CatalogEntry
> & {
  items?: (CatalogEntry & TenantProduct & ProductRequest)[];
  next_cursor?: string;
  error?: string;
  message?: string;
  details?: { field: string; message: string }[];
};

/** Products that the configuration of these tests owns. */
export const configuredProducts = {
  scanner: {
    name: 'Scanner',
    description: 'Looks for what should not be there',
    plansRequired: ['team', 'enterprise'],
    supportsTrial: true,
    owner: 'group:default/scanner-team',
  },
  docs: { name: 'Docs', supportsTrial: true },
  mail: { name: 'Mail', demoUrl: 'https://mail.example.com/demo' },
};

/** The API with products and tenants, for all tests of a `describe`. */
export type CatalogApi = {
  /** Set before the first test, as are the others. */
  plane: TestControlPlane;
  stores: TestStores;
  /** What people were told. */
  sent: NotificationSendOptions[];
  /**
   * Calls as `ada`, an administrator, `svc`, the service of a product, `vic`, who looks everywhere, `tia`, `dev` and
   * `vee`, who administers, works for and looks at every tenant that `addTenant` makes, or `eve`, who is of another tenant.
   */
  call(
    who: string,
    method: string,
    path: string,
    json?: unknown,
  ): Promise<ApiAnswer<CatalogAnswer>>;
  addTenant(change?: Partial<StoredTenant>): Promise<StoredTenant>;
  /** Events of a tenant, in the order in which they happened. */
  eventsOf(tenant: StoredTenant): Promise<AuditEventRow[]>;
  /** Waits for what people were told about a tenant, as recipients and title. */
  waitForTold(
    tenant: StoredTenant,
    count: number,
  ): Promise<[recipients: string[], title: string][]>;
};

/** Starts and stops the API around the tests of a `describe`. */
export function useCatalogApi(
  databases: TestDatabases,
  databaseId: TestDatabaseId,
): CatalogApi {
  let plane: TestControlPlane;
  let stores: TestStores;
  const sent: NotificationSendOptions[] = [];
  const tokens: Record<string, string> = {};

  beforeAll(async () => {
    plane = await startControlPlane({
      databases,
      databaseId,
      config: {
        products: configuredProducts,
        tenancy: { responsible: ['group:default/platform-admins'] },
      },
      features: [
        createServiceFactory({
          service: notificationService,
          deps: {},
          factory: () => ({
            async send(notification) {
              sent.push(notification);
            },
          }),
        }),
      ],
    });
    stores = await createTestStores(plane.knex);
    tokens.ada = await plane.token('ada', ['admin']);
    tokens.svc = await plane.token('svc', ['product']);
    tokens.vic = await plane.token('vic', ['viewer']);
    for (const who of ['tia', 'dev', 'vee', 'eve']) {
      tokens[who] = await plane.token(who);
    }
    await stores.addTenant({ slug: 'other' }, { 'user:default/eve': 'admin' });
  });

  afterAll(async () => {
    await plane.stop();
  });

  const told = (tenant: StoredTenant) =>
    sent
      .filter(({ payload }) =>
        `${payload.link}/`.startsWith(`/tenants/${tenant.slug}/`),
      )
      .map(({ recipients, payload }): [string[], string] => [
        recipients.type === 'entity' ? [recipients.entityRef].flat() : [],
        payload.title,
      ]);

  return {
    get plane() {
      return plane;
    },
    get stores() {
      return stores;
    },
    sent,
    call: (who, method, path, json) =>
      callApi<CatalogAnswer>(plane.url, method, path, {
        token: tokens[who],
        json,
      }),
    addTenant: change =>
      stores.addTenant(change, {
        'user:default/tia': 'admin',
        'user:default/dev': 'developer',
        'user:default/vee': 'viewer',
      }),
    eventsOf: tenant =>
      plane.knex('audit_events').where('tenant_id', tenant.id).orderBy('id'),
    waitForTold: (tenant, count) =>
      waitFor(
        async () => told(tenant),
        all => all.length >= count,
      ),
  };
}
