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
