import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import {
  coreServices,
  createBackendModule,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import {
  createTemplateAction,
  scaffolderActionsExtensionPoint,
  type TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { parse } from 'yaml';
import { anEnvironmentRequest } from './__testUtils__/anEnvironmentRequest';
import scaffolderModule from './index';

const templates = path.resolve(__dirname, '../../../examples/templates');

const stagingId = '6f0c5a3e-51d5-4d0c-9a55-0d9a3f6f3a01';

/** An environment as the catalog has it. */
const staging = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'payments-api-shared-staging-1a2b3c4d',
    namespace: 'default',
    annotations: { 'groundwork.dev/environment-id': stagingId },
  },
  spec: {
    type: 'environment',
    owner: 'group:default/team-payments',
  },
};

const runningInStaging = anEnvironmentRequest({
  name: staging.metadata.name,
  status: 'ready',
  repository: 'https://github.com/example-org/payments',
  component_ref: 'component:default/payments-api',
  tenant_id: 'tenant-of-staging',
  parameters: { data: 'synthetic' },
});

/** What was asked of the control plane. */
const planned: Record<string, unknown>[] = [];

const controlPlane = createBackendPlugin({
  pluginId: 'control-plane',
  register(env) {
    env.registerInit({
      deps: { http: coreServices.httpRouter },
      async init({ http }) {
        http.use(async (req, res) => {
          if (req.path === `/v1/environment-requests/${stagingId}`) {
            res.json(runningInStaging);
            return;
          }
          const chunks: Buffer[] = [];
          for await (const chunk of req) {
            chunks.push(chunk as Buffer);
          }
          const body = JSON.parse(Buffer.concat(chunks).toString());
          planned.push({ path: req.path, ...body });
          if (!req.path.endsWith('-plans')) {
            res.json({ composite_name: 'api-payments', problems: [] });
            return;
          }
          res.json({
            name: `${body.app}-${body.class}-1a2b3c4d`,
            class: body.class,
            ttl_hours: body.ttl_hours ?? 24,
            estimated_monthly_cost_usd: 40,
            approval_required: body.class === 'production',
            targets: [],
          });
        });
      },
    });
  },
});

/** What the forms of examples would have asked for. */
const valuesOfExamples = {
  source: `resource:default/${staging.metadata.name}`,
  component: 'component:default/payments-api',
  owner: 'group:default/team-payments',
  class: 'preview',
  region: 'eu-central-1',
  ttlHours: 24,
  repository: 'https://github.com/example-org/payments-api',
  repoUrl: 'github.com?owner=example-org&repo=payments-api',
  note: 'For the demo',
  name: 'Payments',
  slug: 'payments',
  tenant: stagingId,
};

/** An action of a module that examples go on with. */
const otherActions = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'others',
  register(env) {
    env.registerInit({
      deps: { actions: scaffolderActionsExtensionPoint },
      async init({ actions }) {
        actions.addActions(
          createTemplateAction({
            id: 'github:repo:create',
            schema: {
              input: {
                repoUrl: z => z.string(),
                secrets: z => z.record(z.string(), z.string()),
              },
            },
            supportsDryRun: true,
            async handler() {},
          }),
        );
      },
    });
  },
});

const catalog = createBackendPlugin({
  pluginId: 'catalog',
  register(env) {
    env.registerInit({
      deps: { http: coreServices.httpRouter },
      async init({ http }) {
        http.use((req, res) => {
          if (req.path.endsWith(`/resource/default/${staging.metadata.name}`)) {
            res.json(staging);
          } else {
            res.status(404).json({ error: { name: 'NotFoundError' } });
          }
        });
      },
    });
  },
});

/** The configuration of the embedded default. */
function readConfiguration() {
  return parse(
    readFileSync(path.resolve(templates, '../../app-config.yaml'), 'utf8'),
  );
}

function readTemplate(name: string) {
  return parse(
    readFileSync(path.join(templates, name, 'template.yaml'), 'utf8'),
  );
}

function readContents(name: string) {
  const root = path.join(templates, name);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(file => statSync(path.join(root, file)).isFile())
    .map(file => ({
      path: file,
      base64Content: readFileSync(path.join(root, file)).toString('base64'),
    }));
}

describe('the example templates', () => {
  let backend: TestBackend;

  beforeAll(async () => {
    backend = await startTestBackend({
      features: [
        scaffolderPlugin,
        scaffolderModule,
        otherActions,
        controlPlane,
        catalog,
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'http://localhost:3000' },
            backend: { baseUrl: 'http://localhost:7007' },
          },
        }),
      ],
    });
  });

  beforeEach(() => {
    planned.length = 0;
  });

  async function dryRun(name: string, values: Record<string, unknown>) {
    return dryRunTemplate({
      template: readTemplate(name),
      values,
      directoryContents: readContents(name),
    });
  }

  async function dryRunTemplate(run: {
    template: object;
    values: Record<string, unknown>;
    directoryContents: object[];
  }) {
    const response = await fetch(
      `http://localhost:${backend.server.port()}/api/scaffolder/v2/dry-run`,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: mockCredentials.user.header('user:default/ana'),
        },
        body: JSON.stringify(run),
      },
    );
    const answer = await response.json();
    expect({ status: response.status, error: answer.error }).toEqual({
      status: 200,
      error: undefined,
    });
    return {
      log: answer.log
        .map(({ body }: { body: { message: string } }) => body.message)
        .join('\n') as string,
      output: answer.output,
      files: Object.fromEntries(
        answer.directoryContents.map(
          (file: { path: string; base64Content: string }) => [
            file.path,
            Buffer.from(file.base64Content, 'base64').toString(),
          ],
        ),
      ) as Record<string, string>,
    };
  }

  it('asks for what the form says, and for nothing that was left empty', async () => {
    await dryRun('request-environment', {
      component: 'component:default/payments-api',
      owner: 'group:default/team-payments',
      class: 'preview',
      region: 'eu-central-1',
      repository: 'https://github.com/example-org/payments-api',
      revision: 'main',
    });
    expect(planned).toEqual([
      {
        path: '/v1/environment-plans',
        app: 'payments-api',
        team: 'team-payments',
        class: 'preview',
        region: 'eu-central-1',
        owner: 'group:default/team-payments',
        component_ref: 'component:default/payments-api',
        repository: 'https://github.com/example-org/payments-api',
        revision: 'main',
      },
    ]);
  });

  it('asks for a preview of a pull request, and names it to whoever looks', async () => {
    const { output } = await dryRun('preview-for-pull-request', {
      component: 'component:default/payments-api',
      owner: 'group:default/team-payments',
      repository: 'https://github.com/example-org/payments-api',
      pullRequest: 42,
      revision: 'feature/refunds',
      tenant: 'tenant-1',
      class: 'preview',
      region: 'eu-central-1',
      ttlHours: 48,
    });
    expect(planned).toEqual([
      expect.objectContaining({
        class: 'preview',
        revision: 'feature/refunds',
        tenant_id: 'tenant-1',
        ttl_hours: 48,
        note: 'Preview of pull request #42',
      }),
    ]);
    expect(output.text[0].content).toContain('payments-api-preview-1a2b3c4d');
  });

  it('writes a service with its catalog entry, and asks for its staging', async () => {
    const { files } = await dryRun('new-service-with-staging', {
      component: 'shipping-api',
      description: 'Says: "on its way"',
      owner: 'group:default/team-payments',
      class: 'shared-staging',
      region: 'us-east-1',
    });
    expect(Object.keys(files).sort()).toEqual([
      'README.md',
      'catalog-info.yaml',
      'deploy/deployment.yaml',
      'deploy/service.yaml',
    ]);
    expect(parse(files['catalog-info.yaml'])).toMatchObject({
      kind: 'Component',
      metadata: { name: 'shipping-api', description: 'Says: "on its way"' },
      spec: { owner: 'group:default/team-payments' },
    });
    expect(parse(files['deploy/deployment.yaml'])).toMatchObject({
      metadata: { name: 'shipping-api' },
    });
    expect(planned).toEqual([
      {
        path: '/v1/environment-plans',
        app: 'shipping-api',
        team: 'team-payments',
        class: 'shared-staging',
        region: 'us-east-1',
        owner: 'group:default/team-payments',
        note: 'The first environment of shipping-api',
      },
    ]);
  });

  it('asks for production for what runs elsewhere, and says who is waited for', async () => {
    const { log } = await dryRun('promote-to-production', {
      source: `resource:default/${staging.metadata.name}`,
      revision: 'v1.4.0',
      class: 'production',
      region: 'eu-central-1',
      note: 'Tested for a week',
    });
    expect(planned).toEqual([
      {
        path: '/v1/environment-plans',
        app: 'payments-api',
        team: 'team-payments',
        class: 'production',
        region: 'eu-central-1',
        owner: 'group:default/team-payments',
        component_ref: 'component:default/payments-api',
        repository: 'https://github.com/example-org/payments',
        revision: 'v1.4.0',
        tenant_id: 'tenant-of-staging',
        parameters: { data: 'synthetic' },
        note: expect.stringMatching(
          /^Promotion of payments-api-shared-staging-1a2b3c4d at v1\.4\.0\.\nTested for a week/,
        ),
      },
    ]);
    expect(log).toContain(
      'payments-api-production-1a2b3c4d waits for an approval',
    );
    expect(log).toContain(
      'Would wait until it is ready, for 86400 seconds at most',
    );
  });

  it('are joined by the examples of each action, which run as they are shown', async () => {
    const response = await fetch(
      `http://localhost:${backend.server.port()}/api/scaffolder/v2/actions`,
      {
        headers: {
          authorization: mockCredentials.user.header('user:default/ana'),
        },
      },
    );
    const actions: TemplateAction[] = await response.json();
    const examples = actions
      .filter(({ id }) => id.startsWith('control-plane:'))
      .flatMap(action =>
        (action.examples ?? []).map(({ example }) => ({
          id: action.id,
          ...parse(example),
        })),
      );
    expect(new Set(examples.map(({ id }) => id)).size).toBeGreaterThan(5);
    for (const { id, steps, output = {} } of examples) {
      expect(steps.map((step: { action: string }) => step.action)).toContain(
        id,
      );
      await dryRunTemplate({
        template: {
          apiVersion: 'scaffolder.backstage.io/v1beta3',
          kind: 'Template',
          metadata: { name: 'example' },
          spec: { owner: 'a-team', type: 'example', steps, output },
        },
        values: valuesOfExamples,
        directoryContents: [],
      });
    }
  });

  it('grants access to production only behind a gate with all that was asked for', async () => {
    const { log, output } = await dryRun('grant-production-access', {
      component: 'component:default/payments-api',
      person: 'user:default/ana',
      role: 'operate',
      hours: 8,
      reason: 'Incident 42',
    });
    expect(log).toContain(
      'Would ask for approval of: Access of ana to payments-api in production, by the policy production-access',
    );
    expect(log).toContain(
      'user:default/ana may operate component:default/payments-api in production for 8 hours',
    );
    expect(output.text[0].content).toContain('**operate**');
    expect(planned).toEqual([]);
    const [gate] = readTemplate('grant-production-access').spec.steps;
    expect(gate).toMatchObject({
      action: 'control-plane:template:approve',
      input: { parameters: '${{ parameters }}' },
    });
    const { controlPlane: configuration } = readConfiguration();
    expect(Object.keys(configuration.approvals.policies)).toContain(
      gate.input.policy,
    );
  });

  it('are all in the configuration of the embedded default', () => {
    const { catalog: configuration } = readConfiguration();
    const targets = configuration.locations.map(
      ({ target }: { target: string }) => target,
    );
    for (const name of readdirSync(templates)) {
      expect(targets).toContain(
        `../../examples/templates/${name}/template.yaml`,
      );
    }
  });
});
