import {
  apiKeyDiagnosePermission,
  apiKeyVerifyPermission,
  type APIKeyCreate,
  type APIKeyRotate,
  type APIKeyVerify,
  type APIKeyVerifyRequest,
} from '@groundwork/plugin-control-plane-common';
import type { Response, Router } from 'express';
import { callerOf } from '../http';
import type { Authorizer } from '../identity';
import type { ApiKeyService } from './ApiKeyService';
import type { ApiKeyVerifier, Verification } from './ApiKeyVerifier';
import { OverloadedError } from './OverloadedError';

/** Routes of API keys. */
export function addApiKeyRoutes(options: {
  service: ApiKeyService;
  verifier: ApiKeyVerifier;
  authorizer: Authorizer;
}) {
  const { service, verifier, authorizer } = options;
  const path = '/v1/api-keys';

  return (router: Router): void => {
    router.get(path, async (request, response) => {
      const query = request.query as unknown as {
        tenant_id: string;
        limit: number;
        cursor?: string;
      };
      response.json(await service.list(callerOf(response).principal, query));
    });

    router.post(path, async (request, response) => {
      const body: APIKeyCreate = request.body;
      const created = await tellWhenToRetry(
        response,
        service.create(callerOf(response), body),
      );
      response.status(201).json(created);
    });

    router.post(`${path}/:id/rotate`, async (request, response) => {
      const body: Partial<APIKeyRotate> = request.body;
      const created = await tellWhenToRetry(
        response,
        service.rotate(callerOf(response), request.params.id, body),
      );
      response.status(201).json(created);
    });

    router.delete(`${path}/:id`, async (request, response) => {
      await service.revoke(callerOf(response), request.params.id);
      response.status(204).end();
    });

    router.post('/v1/internal/api-keys/verify', async (request, response) => {
      const { principal } = callerOf(response);
      const { key, ...wanted }: APIKeyVerifyRequest = request.body;
      await authorizer.require(principal, apiKeyVerifyPermission);
      const verification = await verifier.verify(key, wanted);
      if (!verification.valid && verification.retryAfterSeconds) {
        response.set('Retry-After', String(verification.retryAfterSeconds));
      }
      response.json(
        await present(verification, async () =>
          authorizer.may(principal, apiKeyDiagnosePermission),
        ),
      );
    });
  };
}

async function present(
  verification: Verification,
  mayDiagnose: () => Promise<boolean>,
): Promise<APIKeyVerify> {
  if (verification.valid) {
    const { id, tenant_id, product, scopes, expires_at } = verification.key;
    return { valid: true, tenant_id, product, scopes, key_id: id, expires_at };
  }
  const { reason } = verification;
  // That it is not the key's fault is told to all: they come back.
  return reason === 'overloaded' || (await mayDiagnose())
    ? { valid: false, reason }
    : { valid: false };
}

async function tellWhenToRetry<T>(
  response: Response,
  work: Promise<T>,
): Promise<T> {
  return work.catch(error => {
    if (error instanceof OverloadedError) {
      response.set('Retry-After', String(error.retryAfterSeconds));
    }
    throw error;
  });
}
