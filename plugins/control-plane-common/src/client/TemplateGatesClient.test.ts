import { ControlPlaneClient } from './ControlPlaneClient';
import type { TemplateGatesClient } from './TemplateGatesClient';

const id = '00000000-0000-0000-0000-000000000001';
const path = `/v1/template-gates/${id}`;

it.each<[string, (gates: TemplateGatesClient) => Promise<unknown>]>([
  [
    'GET /v1/template-gates?mine=true&status=pending',
    gates => gates.list({ mine: true, status: ['pending'] }),
  ],
  [`GET ${path}`, gates => gates.get(id)],
  [`POST ${path}/cancel`, gates => gates.cancel(id)],
  [`GET ${path}/votes?limit=2`, gates => gates.listVotes(id, { limit: 2 })],
  [
    `GET ${path}/events?limit=2&cursor=7`,
    gates => gates.listEvents(id, { limit: 2, cursor: '7' }),
  ],
])('gates are asked for with %s', async (call, ask) => {
  const sent: string[] = [];
  const { gates } = ControlPlaneClient.create({
    baseUrl: async () => 'https://example.com/api/control-plane',
    fetch: async ({ method, url }) => {
      const { pathname, search } = new URL(url);
      sent.push(
        `${method} ${pathname.replace('/api/control-plane', '')}${search}`,
      );
      return Response.json({ items: [] });
    },
  });
  expect(await ask(gates)).toEqual({ items: [] });
  expect(sent).toEqual([call]);
});
