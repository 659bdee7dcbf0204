/** What API keys are verified by, and what that is held against: the control plane, and backends that do less. */
import { createRequire } from 'node:module';
import { randomBytes, randomUUID } from 'node:crypto';
import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  coreServices,
  createBackendModule,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import express from 'express';
import { controlPlaneRuntimesExtensionPoint } from '../../plugins/control-plane-node/src';
import { controlPlanePlugin } from '../../plugins/control-plane-backend/src';
import {
  aTenant,
  InMemoryAdapter,
  testControlPlaneConfig,
} from '../../plugins/control-plane-backend/src/__testUtils__';
import {
  apiKeyPrefix,
  generateApiKey,
} from '../../plugins/control-plane-backend/src/apiKeys/apiKeyFormat';
import { ApiKeyHasher } from '../../plugins/control-plane-backend/src/apiKeys/ApiKeyHasher';
import { ApiKeyStore } from '../../plugins/control-plane-backend/src/apiKeys/ApiKeyStore';
import { ControlPlaneDatabase } from '../../plugins/control-plane-backend/src/database';
import { createRouter } from '../../plugins/control-plane-backend/src/http';
import {
  Authenticator,
  TokenVerifier,
} from '../../plugins/control-plane-backend/src/identity';
import { TenantStore } from '../../plugins/control-plane-backend/src/tenants';

const verifyPath = '/v1/internal/api-keys/verify';
const knexFactory = createRequire(
  require.resolve('../../plugins/control-plane-backend/package.json'),
)('knex');

/** The service token that all of them take. */
export const token = randomBytes(24).toString('base64url');

/** A route that does nothing, and one that does what no verification should: a hash in every call. */
const yardstickPlugin = createBackendPlugin({
  pluginId: 'yardstick',
  register(env) {
    env.registerInit({
      deps: { router: coreServices.httpRouter },
      async init({ router }) {
        const hasher = new ApiKeyHasher();
        const stored = await hasher.hash('key');
        const routes = express.Router();
        routes.use(express.json());
        routes.post('/noop', (_request, response) => {
          response.json({ valid: true });
        });
        routes.post('/argon2', async (request, response) => {
          response.json({
            valid: await hasher.matches(request.body.key, stored),
          });
        });
        router.use(routes);
      },
    });
  },
});

const connect = () =>
  knexFactory({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });

/** Stores a tenant, and answers with what stores a key of it and answers with that. */
async function prepareKeys(knex: ReturnType<typeof connect>) {
  const database = await ControlPlaneDatabase.create({
    getClient: async () => knex,
  });
  const tenant = aTenant();
  await database.transaction(transaction =>
    TenantStore.create({ knex }).insert(transaction, tenant),
  );
  const keys = ApiKeyStore.create({ knex });
  const hasher = new ApiKeyHasher();
  return async () => {
    const plaintext = generateApiKey();
    const hash = await hasher.hash(plaintext);
    await database.transaction(transaction =>
      keys.insert(transaction, {
        id: randomUUID(),
        tenant_id: tenant.id,
        name: 'ci',
        scopes: ['scans:read'],
        prefix: apiKeyPrefix(plaintext),
        hash,
        created_at: transaction.now,
      }),
    );
    return plaintext;
  };
}

/** What both backends have: the real authentication and permissions, and a database for each plugin. */
function services(knex: ReturnType<typeof connect>) {
  return [
    mockServices.rootConfig.factory({
      data: {
        backend: {
          auth: {
            externalAccess: [
              { type: 'static', options: { token, subject: 'product' } },
            ],
          },
        },
        permission: { enabled: true },
        controlPlane: testControlPlaneConfig,
      },
    }),
    createServiceFactory({
      service: coreServices.database,
      deps: { plugin: coreServices.pluginMetadata },
      factory: ({ plugin }) => {
        const own = plugin.getId() === 'control-plane' ? knex : connect();
        return { getClient: async () => own };
      },
    }),
    authServiceFactory,
    httpAuthServiceFactory,
    permissionsServiceFactory,
    schedulerServiceFactory,
  ];
}

/** The API with a verification that does nothing: the same authentication and the same contract. */
const noopApiPlugin = createBackendPlugin({
  pluginId: 'control-plane',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        router: coreServices.httpRouter,
        userInfo: coreServices.userInfo,
      },
      async init({ router, config, logger, ...services }) {
        const tokens = TokenVerifier.fromConfig(config, { logger });
        router.use(
          createRouter({
            logger,
            authenticator: Authenticator.create({ ...services, tokens }),
            openRoutes: [],
            routes: [
              routes => {
                routes.post(verifyPath, (_request, response) => {
                  response.json({ valid: true });
                });
              },
            ],
          }),
        );
        router.addAuthPolicy({ path: '/', allow: 'unauthenticated' });
      },
    });
  },
});

export async function startNoopApi() {
  const backend = await startTestBackend({
    features: [noopApiPlugin, ...services(connect())],
  });
  return {
    url: `http://localhost:${backend.server.port()}/api/control-plane${verifyPath}`,
    stop: () => backend.stop(),
  };
}

/** The control plane, with the yardsticks beside it in one process. */
export async function startKeyBackend() {
  const knex = connect();
  const backend = await startTestBackend({
    features: [
      controlPlanePlugin,
      yardstickPlugin,
      createBackendModule({
        pluginId: 'control-plane',
        moduleId: 'memory',
        register(env) {
          env.registerInit({
            deps: { runtimes: controlPlaneRuntimesExtensionPoint },
            async init({ runtimes }) {
              runtimes.addAdapter(new InMemoryAdapter());
            },
          });
        },
      }),
      ...services(knex),
    ],
  });
  const url = `http://localhost:${backend.server.port()}/api`;
  return {
    addKey: await prepareKeys(knex),
    noop: `${url}/yardstick/noop`,
    argon2: `${url}/yardstick/argon2`,
    verify: `${url}/control-plane${verifyPath}`,
    stop: () => backend.stop(),
  };
}

export type KeyBackend = Awaited<ReturnType<typeof startKeyBackend>>;
