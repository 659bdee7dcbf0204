import {
  apiKeyAuth,
  apiKeyOf,
  requireScopes,
} from '@groundwork/api-key-express';
import express from 'express';

/** A product that scans: callers come with the API keys of their tenants, and see what is their tenant's. */
export function createProductService(options: {
  controlPlaneUrl: string;
  token: () => Promise<string>;
  log: (entry: object) => void;
}): express.Express {
  const scans: { tenant_id: string; target: string }[] = [];
  const app = express();

  app.get('/health', (_request, response) => {
    response.json({ status: 'healthy' });
  });

  app.use(
    '/v1',
    apiKeyAuth({
      baseUrl: options.controlPlaneUrl,
      token: options.token,
      product: 'compliance-scanner',
      onRejected: rejection => options.log(rejection),
    }),
  );

  app.get('/v1/scans', requireScopes('scans:read'), (request, response) => {
    const { tenant_id } = apiKeyOf(request);
    const items = scans.filter(scan => scan.tenant_id === tenant_id);
    response.json({ items });
  });

  app.post(
    '/v1/scans',
    requireScopes('scans:write'),
    express.json(),
    (request, response) => {
      const { tenant_id } = apiKeyOf(request);
      const scan = { tenant_id, target: String(request.body.target) };
      scans.push(scan);
      response.status(201).json(scan);
    },
  );

  return app;
}
