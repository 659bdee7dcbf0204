import { createControlPlaneApi } from './createControlPlaneApi';

describe('createControlPlaneApi', () => {
  it('sends bodies through a fetch that copies what it is given, as the portal’s does', async () => {
    const received: Request[] = [];
    const api = createControlPlaneApi({
      discoveryApi: { getBaseUrl: async id => `http://portal/api/${id}` },
      fetchApi: {
        fetch: async (input, init) => {
          // Each middleware of the portal looks at a copy and passes on what it was given.
          expect(new Request(input, init).method).toBe('POST');
          const request = new Request(input, init);
          received.push(request);
          return Response.json({ digest: 'sha256:0' });
        },
      },
    });

    await api.previewEnvironmentPlan({
      app: 'payments-api',
      team: 'team-payments',
      class: 'preview',
      region: 'us-east-1',
    });

    expect(received[0].url).toBe(
      'http://portal/api/control-plane/v1/environment-plans',
    );
    await expect(received[0].json()).resolves.toMatchObject({
      app: 'payments-api',
    });
  });
});
