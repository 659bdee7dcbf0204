import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** Titles, tabs and actions of the pages about tenants. States have their words in `controlPlaneTranslationRef`. @public */
export const tenancyTranslationRef = createTranslationRef({
  id: 'plugin.tenancy',
  messages: {
    tenantsPage: {
      title: 'Tenants',
    },
    tenantPage: {
      title: 'Tenant',
      tabs: {
        overview: 'Overview',
        projects: 'Projects',
        members: 'Members',
        serviceAccounts: 'Service accounts',
        quotas: 'Quotas',
        entitlements: 'Entitlements',
        apiKeys: 'API keys',
        environments: 'Environments',
        audit: 'Audit',
      },
    },
    productsPage: {
      title: 'Products',
    },
    auditPage: {
      title: 'Audit log',
    },
    actions: {
      createTenant: 'Create tenant',
      activate: 'Activate',
      renew: 'Renew contract',
      keep: 'Keep tenant',
      cancelAtPeriodEnd: 'Cancel at period end…',
      cancelNow: 'Cancel now…',
      archive: 'Archive',
      delete: 'Delete',
      edit: 'Edit',
      createProject: 'Create project',
      addMember: 'Add member',
      changeRole: 'Change role',
      remove: 'Remove',
      createServiceAccount: 'Create service account',
      issueToken: 'Issue token',
      revokeTokens: 'Revoke all tokens',
      editQuotas: 'Edit quotas',
    },
  },
});
