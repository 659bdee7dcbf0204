/** Words of the fields that templates ask for environments with. */
export const scaffolderMessages = {
  scaffolder: {
    class: {
      title: 'Class',
      loading: 'Loading the classes',
      failed: 'The classes could not be loaded',
      none: 'There is no class to choose from.',
      unknown: 'There is no class {{name}}. Choose one of those above.',
      notOffered: 'This template does not offer the class {{name}}.',
      unavailable: '{{title}} is not available: {{reason}}',
      needsProduct: 'it needs a tenant that has the product {{product}}',
      notForTenant: 'not for this tenant',
    },
    region: {
      title: 'Region',
      loading: 'Loading the regions',
      failed: 'The regions could not be loaded',
      chooseClass: 'Choose a class first: each has regions of its own.',
      unavailable: '{{class}} is not in {{region}}. Choose one of {{regions}}.',
      gone: '{{region}}: no longer offered. Choose another region.',
    },
    name: {
      title: 'Name',
      unknown: 'It shows as soon as component and class are known.',
      failed: 'It cannot be shown now: the classes could not be loaded.',
    },
    tenant: {
      title: 'Tenant',
      description: 'Its quotas count the environment.',
      noneYet: 'You are in no tenant, so that the environment is for none.',
      required:
        'This needs a tenant, and you are in none. Ask an administrator of a tenant to add you.',
      loading: 'Loading the tenants',
      failed: 'The tenants could not be loaded',
      unknown: 'There is no such tenant, or you are not in it.',
      unusable: '{{name}} is {{status}} and cannot have environments now.',
    },
  },
} as const;
