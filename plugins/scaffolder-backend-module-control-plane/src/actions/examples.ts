import type { TemplateExample } from '@backstage/plugin-scaffolder-node';

/** Shown beside `control-plane:environment:request` in the list of actions. */
export const requestEnvironmentExamples: TemplateExample[] = [
  {
    description: 'Request a preview with the defaults of its class',
    example: `steps:
  - id: request
    name: Request a preview
    action: control-plane:environment:request
    input:
      app: payments-api
      team: team-payments
      class: preview
      region: eu-central-1
output:
  links:
    - title: Follow the environment
      url: \${{ steps.request.output.status_url }}
`,
  },
  {
    description: 'Request an environment for a component, from a form',
    example: `steps:
  - id: request
    name: Request the environment
    action: control-plane:environment:request
    input:
      app: \${{ parameters.component | parseEntityRef | pick('name') }}
      team: \${{ parameters.owner | parseEntityRef | pick('name') }}
      class: \${{ parameters.class }}
      region: \${{ parameters.region }}
      ttl_hours: \${{ parameters.ttlHours }}
      owner: \${{ parameters.owner }}
      repository: \${{ parameters.repository }}
      revision: main
      component_ref: \${{ parameters.component }}
      note: \${{ parameters.note }}
`,
  },
  {
    description: 'Request one environment in each of several regions',
    example: `steps:
  - id: request
    name: Request the environments
    each: [eu-central-1, us-east-1]
    action: control-plane:environment:request
    input:
      app: payments-api
      team: team-payments
      class: shared-staging
      region: \${{ each.value }}
`,
  },
];

/** Shown beside `control-plane:environment:fetch` in the list of actions. */
export const fetchEnvironmentExamples: TemplateExample[] = [
  {
    description: 'Request production like an environment of the catalog',
    example: `steps:
  - id: source
    name: Find the environment
    action: catalog:fetch
    input:
      entityRef: \${{ parameters.source }}
  - id: environment
    name: Read the environment
    action: control-plane:environment:fetch
    input:
      id: \${{ steps.source.output.entity.metadata.annotations['groundwork.dev/environment-id'] }}
  - id: request
    name: Request production
    action: control-plane:environment:request
    input:
      app: \${{ steps.environment.output.app }}
      team: \${{ steps.environment.output.team }}
      class: production
      region: \${{ steps.environment.output.region }}
      parameters: \${{ steps.environment.output.parameters }}
`,
  },
];

/** Shown beside `control-plane:environment:wait` in the list of actions. */
export const waitForEnvironmentExamples: TemplateExample[] = [
  {
    description:
      'Go on when the environment is ready, within a quarter of an hour',
    example: `steps:
  - id: request
    name: Request a preview
    action: control-plane:environment:request
    input:
      app: payments-api
      team: team-payments
      class: preview
      region: eu-central-1
  - id: wait
    name: Wait until it is ready
    action: control-plane:environment:wait
    input:
      id: \${{ steps.request.output.id }}
      timeout_seconds: 900
`,
  },
];

/** Shown beside `control-plane:namespace:create` in the list of actions. */
export const createNamespaceExamples: TemplateExample[] = [
  {
    description: 'Create a namespace for a team, in which the team may write',
    example: `steps:
  - id: namespace
    name: Create the namespace
    action: control-plane:namespace:create
    input:
      name_components:
        team: payments
        app: api
      members:
        - identifier: \${{ parameters.owner }}
          type: identity_group
          role: read_write
`,
  },
];

/** Shown beside `control-plane:tenant:create` in the list of actions. */
export const createTenantExamples: TemplateExample[] = [
  {
    description: 'Create a tenant for a demonstration',
    example: `steps:
  - id: tenant
    name: Create the tenant
    action: control-plane:tenant:create
    input:
      slug: \${{ parameters.slug }}
      name: \${{ parameters.name }}
      kind: demo
`,
  },
];

/** Shown beside `control-plane:api-key:create` in the list of actions. */
export const createApiKeyExamples: TemplateExample[] = [
  {
    description: 'Create a key and keep it as a secret of a repository',
    example: `steps:
  - id: key
    name: Create an API key
    action: control-plane:api-key:create
    input:
      tenant_id: \${{ parameters.tenant }}
      name: ci of \${{ parameters.name }}
      product: log-search
      secret: LOG_SEARCH_KEY
  - id: store
    name: Keep it with the repository
    action: github:repo:create
    input:
      repoUrl: \${{ parameters.repoUrl }}
      secrets:
        LOG_SEARCH_KEY: \${{ secrets.LOG_SEARCH_KEY }}
`,
  },
];

/** Shown beside `control-plane:template:approve` in the list of actions. */
export const approveTemplateExamples: TemplateExample[] = [
  {
    description: 'Go on when somebody else has approved what the form says',
    example: `steps:
  - id: approval
    name: Wait for approval
    action: control-plane:template:approve
    input:
      policy: production-access
      title: Access to production for \${{ parameters.owner }}
      summary: \${{ parameters.reason }}
      parameters: \${{ parameters }}
  - id: grant
    name: Grant it
    action: debug:log
    input:
      message: Approved by \${{ steps.approval.output.approvedBy | join(', ') }}
`,
  },
  {
    description:
      'Have the owner of a component approve within two days, and keep a parameter from being shown',
    example: `steps:
  - id: approval
    name: Wait for approval
    action: control-plane:template:approve
    input:
      policy: component-owner
      component_ref: \${{ parameters.component }}
      parameters: \${{ parameters }}
      secret_parameters: [pin]
      timeout: 2d
`,
  },
];
