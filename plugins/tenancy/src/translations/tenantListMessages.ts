/** Words of the list of tenants, and of the dialog that creates one. */
export const tenantListMessages = {
  tenantsPage: {
    title: 'Tenants',
    failed: 'The tenants could not be loaded',
    filters: {
      label: 'Tenants',
      search: 'Search tenants',
      searchIn: 'Search name or slug',
      state: 'State',
      anyState: 'Any state',
      plan: 'Plan',
      kind: 'Kind',
      order: 'Order',
    },
    orders: {
      slugAscending: 'Slug, A to Z',
      slugDescending: 'Slug, Z to A',
      newestFirst: 'Newest first',
      oldestFirst: 'Oldest first',
    },
    columns: {
      tenant: 'Tenant',
      state: 'State',
      plan: 'Plan',
      kind: 'Kind',
      ends: 'Ends',
      created: 'Created',
    },
    filteredEmpty: {
      title: 'Nothing matches your filters',
      description: 'Other tenants may: search for less, or clear the filters.',
      action: 'Clear filters',
    },
    empty: {
      title: 'There are no tenants yet',
      description:
        'A tenant is an organisation or team that owns projects, products, API keys and environments. Create the first one, then add the group that it is for as a member.',
    },
    none: {
      title: 'There are no tenants that you may see',
      description:
        'A tenant is an organisation or team that owns projects, products, API keys and environments. Ask an administrator of your team’s tenant to add you or your team as a member; if your team has none, ask an administrator of the control plane to create one.',
    },
  },
  createTenant: {
    failed: 'The tenant was not created',
    nameHint: 'What people call it.',
    slugHint:
      'Stands in addresses and in the names of what belongs to it. It stays as it is.',
    kind: 'Kind',
    customerHint: 'Starts with a trial that ends by itself.',
    demoHint: 'For showing what can be done; it has no end and no contract.',
    salesOwner: 'Sales owner',
    salesOwnerHint: 'Optional. Who talks with them.',
  },
  plan: {
    label: 'Plan',
    environments_one: '{{count, number}} environment',
    environments_other: '{{count, number}} environments',
    apiKeys_one: '{{count, number}} API key',
    apiKeys_other: '{{count, number}} API keys',
    anyEnvironments: 'any number of environments',
    anyApiKeys: 'any number of API keys',
    cost: '{{amount}} / month',
    anyCost: 'no limit of cost',
  },
} as const;
