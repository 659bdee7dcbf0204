import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ControlPlaneClient } from '@groundwork/plugin-control-plane-common';
import { HttpResponse } from 'msw';

export const baseUrl = 'http://localhost:7007/api/control-plane';

/** Options for the actions, with a client that calls {@link baseUrl}. */
export const actionOptions = {
  auth: mockServices.auth({ pluginId: 'scaffolder' }),
  client: ControlPlaneClient.create({ baseUrl: async () => baseUrl }),
  portalUrl: 'https://portal.example.com',
};

/** The only header with which the control plane knows whom the scaffolder acts for. */
export const authorizationOfInitiator = `Bearer ${mockCredentials.service.token(
  {
    onBehalfOf: mockCredentials.user('user:default/ana'),
    targetPluginId: 'control-plane',
  },
)}`;

/** An answer with the error envelope. */
export function anError(
  status: number,
  error: string,
  message: string,
  details?: { field: string; message: string }[],
) {
  return HttpResponse.json(
    { error, message, details, request_id: 'request-1' },
    { status },
  );
}
