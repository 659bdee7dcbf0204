/** Words of projects, members and service accounts: what and who belongs to a tenant. */
export const peopleMessages = {
  projects: {
    description:
      'What the tenant works on. Audit events can be told apart by them.',
    failed: 'The projects could not be loaded',
    search: 'Search projects',
    count_one: '{{count, number}} project',
    count_other: '{{count, number}} projects',
    emptyTitle: 'There are no projects yet',
    emptyDescription:
      'A tenant needs none; they help when it works on more than one thing.',
    copyId: 'id of the project',
    columns: {
      project: 'Project',
      description: 'Description',
      id: 'Id',
      changed: 'Changed',
    },
    edit: {
      title: 'Edit {{name}}',
      notChanged: 'The project was not changed',
      notCreated: 'The project was not created',
      slugHint: 'Names it in addresses. It stays as it is.',
    },
    delete: {
      title: 'Delete {{name}}?',
      submit: 'Delete {{slug}}',
      slugOf: 'Slug of the project',
      failed: 'The project was not deleted',
      goes: 'The project is gone; its slug can be used again.',
      tenantKeeps: 'Environments and API keys of the tenant stay.',
      auditStays: 'What the audit log tells of it stays.',
    },
  },
  roles: {
    label: 'Role',
    titles: { viewer: 'Viewer', developer: 'Developer', admin: 'Admin' },
    allows: {
      viewer: 'Sees the tenant and everything that belongs to it.',
      developer:
        'Also changes projects and API keys, asks for products and requests environments.',
      admin:
        'Also decides who acts for the tenant: members, service accounts and their tokens.',
    },
  },
  members: {
    description:
      'People and groups who see the tenant. Administrators of the control plane need no role here.',
    failed: 'The members could not be loaded',
    search: 'Search members',
    count_one: '{{count, number}} member',
    count_other: '{{count, number}} members',
    emptyTitle: 'Nobody is a member yet',
    emptyDescription:
      'Only administrators of the control plane see this tenant. Add the group that it is for.',
    group: 'Group',
    person: 'Person',
    columns: { member: 'Member', role: 'Role', added: 'Added' },
    add: {
      title: 'Add member to {{name}}',
      failed: 'The member was not added',
      personOrGroup: 'Person or group',
      referenceHint: 'As user:default/ana or group:default/team-payments.',
      pickerHint:
        'A group is better: who joins or leaves it, joins or leaves the tenant.',
      search: 'Search the catalog',
      type: 'Not in the catalog? Enter a reference',
      noReference: 'Enter a reference.',
      nobody: 'Choose a person or a group.',
      malformed: 'Write it as user:default/name or group:default/name.',
    },
    changeRole: {
      failed: 'The role was not changed',
      roleOf: 'The role of {{member}}',
      changed: '{{member}} has the role {{role}} now.',
    },
    remove: {
      title: 'Remove a member of {{name}}?',
      failed: 'The member was not removed',
      keep: 'Keep it',
      effect:
        '{{member}} no longer sees the tenant, unless another role allows it. API keys that they made go on working.',
    },
  },
  serviceAccounts: {
    description:
      'Identities for machines, as a build. They call the control plane with short-lived tokens; products are called with API keys.',
    failed: 'The service accounts could not be loaded',
    search: 'Search service accounts',
    count_one: '{{count, number}} service account',
    count_other: '{{count, number}} service accounts',
    emptyTitle: 'There are no service accounts yet',
    emptyDescription:
      'With one, a build requests environments for this tenant under its own name.',
    columns: {
      account: 'Service account',
      role: 'Role',
      tokens: 'Tokens',
      created: 'Created',
    },
    lastEnds: 'The last ends {{time}}',
    noToken: 'None that works',
    noTokenReason: 'It has no token that works',
    create: {
      failed: 'The service account was not created',
      nameHint: 'In the audit log it is service-account:{{tenant}}/{{name}}.',
      nameExample: 'name',
      descriptionHint: 'Optional. What it is for.',
    },
    issue: {
      title: 'Issue a token for {{name}}',
      failed: 'The token was not issued',
      explanation:
        'Whoever has the token acts as {{subject}}. It is shown once.',
      worksFor: 'It works for',
      lifetimes: {
        minutes15: '15 minutes',
        hour1: '1 hour',
        hours8: '8 hours',
        hours24: '24 hours',
      },
      issuedTitle: 'A token for {{name}}',
      secret: 'token',
      tryIt: 'Try it',
      ends: 'It ends {{time}}. Until then the service account can renew it by itself.',
    },
    revokeTokens: {
      title: 'Revoke all tokens of {{name}}?',
      keep: 'Keep them',
      failed: 'The tokens were not revoked',
      effect:
        'Everything that calls as {{subject}} stops until it gets a new token.',
    },
    delete: {
      title: 'Delete {{name}}?',
      submit: 'Delete {{name}}',
      nameOf: 'Name of the service account',
      failed: 'The service account was not deleted',
      tokensStop: 'All its tokens stop working at once.',
      environmentsStay: 'Environments that it requested stay.',
      auditStays: 'What the audit log tells of it stays.',
    },
  },
} as const;
