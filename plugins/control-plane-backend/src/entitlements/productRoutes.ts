import type {
  CatalogEntryWrite,
  ListProductsQuery,
} from '@groundwork/plugin-control-plane-common';
import type { Router } from 'express';
import { callerOf } from '../http';
import type { ProductService } from './ProductService';

/** Routes of the catalog of products. */
export function addProductRoutes({ products }: { products: ProductService }) {
  return (router: Router): void => {
    router.get('/v1/catalog', async (request, response) => {
      const query = request.query as unknown as ListProductsQuery & {
        limit: number;
      };
      response.json(await products.list(callerOf(response).principal, query));
    });

    router.put('/v1/catalog/:key', async (request, response) => {
      const body: CatalogEntryWrite = request.body;
      response.json(
        await products.put(callerOf(response), request.params.key, body),
      );
    });

    router.delete('/v1/catalog/:key', async (request, response) => {
      await products.delete(callerOf(response), request.params.key);
      response.status(204).end();
    });
  };
}
