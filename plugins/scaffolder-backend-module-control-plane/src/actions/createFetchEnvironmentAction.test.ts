import { registerMswTestHooks } from '@backstage/backend-test-utils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { anEnvironmentRequest } from '../__testUtils__/anEnvironmentRequest';
import { contextOf } from '../__testUtils__/contextOf';
import {
  actionOptions,
  anError,
  authorizationOfInitiator,
  baseUrl,
} from '../__testUtils__/setup';
import { createFetchEnvironmentAction } from './createFetchEnvironmentAction';

const server = setupServer();
registerMswTestHooks(server);

const action = createFetchEnvironmentAction(actionOptions);
type Context = Parameters<typeof action.handler>[0];
const { id } = anEnvironmentRequest();

describe('control-plane:environment:fetch', () => {
  it.each([false, true])(
    'outputs what another one like it is requested with, as the person who runs the template (dry run: %p)',
    async isDryRun => {
      const seen: (string | null)[] = [];
      server.use(
        http.get(`${baseUrl}/v1/environment-requests/${id}`, ({ request }) => {
          seen.push(request.headers.get('authorization'));
          return HttpResponse.json(
            anEnvironmentRequest({
              status: 'ready',
              tenant_id: 'a-tenant',
              parameters: { data: 'synthetic', replicas: 2 },
            }),
          );
        }),
      );
      const { context, outputs } = contextOf<Context>({
        input: { id },
        isDryRun,
      });
      await action.handler(context);
      expect(seen).toEqual([authorizationOfInitiator]);
      expect(outputs()).toEqual({
        id,
        name: 'payments-api-preview',
        status: 'ready',
        status_url: `https://portal.example.com/environments/${id}`,
        entity_ref: 'resource:default/payments-api-preview',
        app: 'payments-api',
        team: 'team-payments',
        class: 'preview',
        region: 'eu-central-1',
        ttl_hours: 24,
        owner: 'group:default/team-payments',
        repository: '',
        revision: '',
        component_ref: '',
        tenant_id: 'a-tenant',
        parameters: { data: 'synthetic', replicas: 2 },
        expires_at: '',
      });
      expect(Object.keys(action.schema?.output?.properties ?? {})).toEqual(
        Object.keys(outputs()),
      );
    },
  );

  it('fails where the person may not read it, as where there is none', async () => {
    server.use(
      http.get(`${baseUrl}/v1/environment-requests/${id}`, () =>
        anError(404, 'not_found', 'There is no such request'),
      ),
    );
    const { context } = contextOf<Context>({ input: { id } });
    await expect(action.handler(context)).rejects.toMatchObject({
      name: 'NotFoundError',
      message:
        'The environment cannot be read: There is no such request [request id request-1]',
    });
  });
});
