import { NotFoundError } from '@backstage/errors';
import type { Router } from 'express';
import { callerOf } from '../../http/callerOf';
import type { EnvironmentRequestReader } from '../../requests';
import type { ReceiptKeys } from './ReceiptKeys';
import type { ReceiptStore } from './ReceiptStore';

const keysFreshSeconds = 300;

/** The keys of receipts, which everybody may have. */
export function addReceiptKeyRoutes(options: {
  keys: Pick<ReceiptKeys, 'jwks'>;
}) {
  return (router: Router): void => {
    router.get('/.well-known/jwks.json', (_request, response) => {
      response
        .setHeader('Cache-Control', `public, max-age=${keysFreshSeconds}`)
        .json(options.keys.jwks);
    });
  };
}

/** Receipts, for whoever may read the request. */
export function addReceiptRoutes(options: {
  receipts: Pick<ReceiptStore, 'find'>;
  reader: Pick<EnvironmentRequestReader, 'find'>;
}) {
  return (router: Router): void => {
    router.get(
      '/v1/environment-requests/:id/receipt',
      async (request, response) => {
        const { id } = request.params;
        await options.reader.find(callerOf(response).principal, id);
        const receipt = await options.receipts.find(id);
        if (!receipt) {
          throw new NotFoundError(
            'This request has no receipt: it was not approved, or there was no key to sign one with',
          );
        }
        response.json(receipt);
      },
    );
  };
}
