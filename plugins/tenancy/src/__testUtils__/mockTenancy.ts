import type { TenancyApi } from '@groundwork/plugin-control-plane-react';
import {
  exampleAuditEvent,
  exampleChain,
  exampleCreatedKey,
  exampleEntitlement,
  exampleEnvironment,
  exampleKey,
  exampleMember,
  examplePlans,
  exampleProduct,
  exampleProductRequest,
  exampleProject,
  exampleQuotas,
  exampleServiceAccount,
  exampleTenant,
  exampleToken,
  exampleTrialTenant,
  exampleVerification,
} from './examples';

type Parts = Pick<TenancyApi, 'tenants' | 'catalog' | 'apiKeys' | 'audit'>;

/** Methods that answer otherwise than the examples. */
export type TenancyOverrides = {
  [TPart in keyof Parts]?: Partial<Parts[TPart]>;
} & Partial<Pick<TenancyApi, 'listEnvironmentRequests'>>;

/** A control plane of mock functions. */
export type MockedTenancy = {
  [TPart in keyof Parts]: jest.MockedObject<Parts[TPart]>;
} & {
  listEnvironmentRequests: jest.MockedFunction<
    TenancyApi['listEnvironmentRequests']
  >;
};

/** A control plane of mock functions that answer with the examples. */
export function mockTenancy(overrides: TenancyOverrides = {}): MockedTenancy {
  return {
    tenants: mockAll<TenancyApi['tenants']>({
      ...tenantAnswers(),
      ...overrides.tenants,
    }),
    catalog: mockAll<TenancyApi['catalog']>({
      listProducts: async () => ({ items: [exampleProduct()] }),
      putProduct: async () => exampleProduct(),
      deleteProduct: async () => {},
      requestProduct: async () => exampleProductRequest(),
      startTrial: async () => exampleEntitlement({ trial: true }),
      listProductRequests: async () => ({ items: [exampleProductRequest()] }),
      declineProductRequest: async () =>
        exampleProductRequest({ status: 'declined' }),
      listEntitlements: async () => ({ items: [exampleEntitlement()] }),
      checkEntitlement: async (tenantId, product) => ({
        tenant_id: tenantId,
        product,
        allowed: true,
      }),
      grantEntitlement: async () => exampleEntitlement(),
      revokeEntitlement: async () => {},
      ...overrides.catalog,
    }),
    apiKeys: mockAll<TenancyApi['apiKeys']>({
      list: async () => ({ items: [exampleKey()] }),
      create: async () => exampleCreatedKey(),
      revoke: async () => {},
      rotate: async () => exampleCreatedKey(),
      verify: async () => ({ valid: true }),
      ...overrides.apiKeys,
    }),
    audit: mockAll<TenancyApi['audit']>({
      list: async () => ({ items: [exampleAuditEvent()] }),
      append: async () => exampleAuditEvent(),
      verify: async () => exampleVerification(),
      getChain: async () => exampleChain(),
      export: async () => new Blob().stream(),
      ...overrides.audit,
    }),
    listEnvironmentRequests: jest.fn(
      overrides.listEnvironmentRequests ??
        (async () => ({
          items: [exampleEnvironment()],
          total: { value: 1, relation: 'eq' as const },
        })),
    ),
  };
}

function tenantAnswers(): TenancyApi['tenants'] {
  return {
    list: async () => ({
      items: [exampleTenant(), exampleTrialTenant()],
      total: { value: 2, relation: 'eq' as const },
    }),
    create: async () => exampleTrialTenant(),
    get: async () => exampleTenant(),
    getBySlug: async () => exampleTenant(),
    update: async () => exampleTenant(),
    activate: async () => exampleTenant(),
    cancel: async () => exampleTenant({ status: 'frozen' }),
    archive: async () => exampleTenant({ status: 'archived' }),
    delete: async () => {},
    listPlans: async () => ({ items: examplePlans }),
    getQuotas: async () => exampleQuotas(),
    setQuotas: async () => exampleQuotas(),
    listMembers: async () => ({ items: [exampleMember()] }),
    addMember: async () => exampleMember(),
    updateMember: async () => exampleMember(),
    removeMember: async () => {},
    listProjects: async () => ({ items: [exampleProject()] }),
    createProject: async () => exampleProject(),
    getProject: async () => exampleProject(),
    updateProject: async () => exampleProject(),
    deleteProject: async () => {},
    listServiceAccounts: async () => ({ items: [exampleServiceAccount()] }),
    createServiceAccount: async () => exampleServiceAccount(),
    deleteServiceAccount: async () => {},
    issueServiceAccountToken: async () => exampleToken(),
    revokeServiceAccountTokens: async () => {},
  };
}

function mockAll<TApi extends object>(answers: TApi): jest.MockedObject<TApi> {
  return Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [name, jest.fn(answer)]),
  ) as jest.MockedObject<TApi>;
}
