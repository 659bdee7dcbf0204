import type { Router } from 'express';
import { callerOf } from '../http';
import type {
  CompleteCostsQuery,
  EnvironmentCostReader,
} from './EnvironmentCostReader';

/** The route of what environments cost. */
export function addCostRoutes(options: { reader: EnvironmentCostReader }) {
  const { reader } = options;

  return (router: Router): void => {
    router.get('/v1/environment-costs', async (request, response) => {
      // The contract has filled in the defaults and turned numbers and booleans into what they are.
      const query = request.query as unknown as CompleteCostsQuery;
      response.json(await reader.read(callerOf(response).principal, query));
    });
  };
}
