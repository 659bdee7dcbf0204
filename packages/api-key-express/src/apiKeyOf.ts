import type { Request } from 'express';
import type { VerifiedApiKey } from './VerifiedApiKey';

/** The verified key of a caller. Throws where `apiKeyAuth` did not run before, rather than let a handler go on without. @public */
export function apiKeyOf(request: Request): VerifiedApiKey {
  if (!request.apiKey) {
    throw new Error('This route needs apiKeyAuth before it');
  }
  return request.apiKey;
}
