/** Words of the portal around the pages of its plugins. */
export const portalMessages = {
  /** What pages and their tabs are called, as their plugins name them. */
  titles: {
    home: 'Home',
    environments: 'Environments',
    approvals: 'Approvals',
    costs: 'Costs',
    namespaces: 'Namespaces',
    runtimes: 'Runtimes',
    tenants: 'Tenants',
    products: 'Products',
    audit: 'Audit',
    catalog: 'Catalog',
    apis: 'APIs',
    create: 'Create',
    search: 'Search',
    notifications: 'Notifications',
    settings: 'Settings',
    general: 'General',
    authenticationProviders: 'Authentication Providers',
    featureFlags: 'Feature Flags',
  },
  nav: {
    menu: 'Menu',
    home: 'Groundwork, home',
    waiting_one: '{{title}}, {{count}} waits for you',
    waiting_other: '{{title}}, {{count}} wait for you',
  },
  home: {
    welcome: 'Welcome',
    welcomeName: 'Welcome, {{name}}',
    tagline:
      'Environments are requested, approved, delivered and kept as agreed.',
    environments:
      'See what runs, how long it stays, and whether it is still what was agreed.',
    approvals:
      'Look at what would change, and decide over the requests that wait.',
    templates: 'Templates',
    templatesText:
      'Start from a template, such as a request for an environment.',
    catalog:
      'Find components and APIs, what they depend on, and who owns them.',
  },
  notFound: {
    title: 'There is nothing here',
    text: 'The address may be misspelt, or what it led to is gone.',
    goHome: 'Go home',
  },
  signIn: {
    title: 'Solid ground for every team',
    text: 'Request an environment, follow it, and know that it stays what was agreed.',
    action: 'Sign in',
    actionTo: 'Sign in to {{portal}}',
    cancelled: 'You cancelled the sign-in',
    failed: 'The sign-in did not work',
  },
  connection: {
    lost: 'You are offline. Pages show what they read last, and go on by themselves.',
    back: 'You are online again.',
  },
} as const;
