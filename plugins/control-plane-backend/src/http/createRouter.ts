import type { LoggerService } from '@backstage/backend-plugin-api';
import express, {
  type NextFunction,
  type Request,
  type Response,
  type Router,
} from 'express';
import createPromiseRouter from 'express-promise-router';
import { middleware as validateContract } from 'express-openapi-validator';
import type { IdempotentCalls } from '../idempotency';
import type { Authenticator } from '../identity';
import type { RateLimits } from '../rateLimits';
import { openApiDocument } from '../schema/openapi/generated/document';
import { assignRequestId, authenticateCaller } from './callerOf';
import { ValidationError } from './errors';
import { limitBody } from './limitBody';
import { presentError } from './presentError';
import { refusePrototypes } from './refusePrototypes';

/** What is answered without asking who calls. */
const openPaths = [
  '/healthz',
  '/readyz',
  '/v1/health',
  '/v1/info',
  '/.well-known/jwks.json',
];
/** What of it costs something. */
const chargedPaths = [
  '/openapi.json',
  '/v1/health',
  '/v1/info',
  '/.well-known/jwks.json',
];

/** What products call for every call of their own. */
const internalPaths = /^(\/api\/[^/]+\/?)?\/v1\/internal\//i;

type ApiSpec = Parameters<typeof validateContract>[0]['apiSpec'];

/** Routes of one domain; every one of them is documented in `openapi.yaml`. */
export type AddRoutes = (router: Router) => void;

/**
 * The API: every call gets an id, is held to the contract, and is authenticated unless it is one of the open ones.
 *
 * @remarks
 * Authentication comes before validation, so that whoever has no token learns nothing about what is acceptable.
 */
export function createRouter(options: {
  logger: LoggerService;
  authenticator: Authenticator;
  /** Routes that everybody may call. */
  openRoutes: AddRoutes[];
  /** Routes that need a caller. */
  routes: AddRoutes[];
  /** Who calls too often. */
  rateLimits: RateLimits;
  /** For callers who say by a key when they repeat a call. */
  idempotentCalls: Pick<IdempotentCalls, 'begin' | 'settle'>;
  /** Holds answers to the contract as well, where one outside it becomes an error, and the contract to OpenAPI. For tests. */
  validateResponses?: boolean;
}): Router {
  const router = createPromiseRouter();
  router.use(assignRequestId);
  router.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  const { rateLimits } = options;
  router.use(rateLimits.checkAddress);
  router.use(chargedPaths, rateLimits.chargeOpen);
  router.get('/openapi.json', (_request, response) => {
    response.json(openApiDocument);
  });

  // Finding an operation takes the validator longer the more there are, so those that are called at every call of a
  // product have one of their own.
  const { validateResponses = false } = options;
  const validate = (paths: 'internal' | 'others') =>
    validateContract({
      // A copy, as the validator resolves references in place.
      apiSpec: selectPaths(paths, { hasAnswers: validateResponses }),
      validateApiSpec: validateResponses,
      // Once resolved, a schema is compiled when it is first needed instead of when the backend starts.
      $refParser: { mode: validateResponses ? 'bundle' : 'dereference' },
      ...(paths === 'others' && { ignorePaths: internalPaths }),
      validateRequests: { allowUnknownQueryParameters: false, allErrors: true },
      validateResponses,
      // The quick way takes the 31st of February, and months without a number.
      ajvFormats: { mode: 'full' },
      validateSecurity: false,
      fileUploader: false,
    });
  const contract = validate('others');

  const open = createPromiseRouter();
  for (const add of options.openRoutes) {
    add(open);
  }
  router.use(openPaths, settleContentType, contract);
  router.use(open);

  router.use(
    authenticateCaller(options.authenticator),
    rateLimits.chargeFailure,
    rateLimits.chargePrincipal,
  );
  router.use(express.json({ limit: '100kb', strict: true }), limitBody);
  router.use('/v1/internal', settleContentType, validate('internal'));
  router.use(settleContentType, contract, refuseInfinity, refusePrototypes);
  router.use(options.idempotentCalls.begin);
  for (const add of options.routes) {
    add(router);
  }
  router.use(options.idempotentCalls.settle);
  router.use(presentError(options.logger));
  return router;
}

/**
 * The paths of the contract that are, or are not, for calls of products alone.
 *
 * Without answers, the validator does not prepare for any, which is most of what it does when it starts.
 */
function selectPaths(
  which: 'internal' | 'others',
  { hasAnswers }: { hasAnswers: boolean },
): ApiSpec {
  const contract = structuredClone(openApiDocument) as unknown as {
    paths: Record<string, Record<string, { responses?: object }>>;
  };
  contract.paths = Object.fromEntries(
    Object.entries(contract.paths).filter(
      ([path]) => internalPaths.test(path) === (which === 'internal'),
    ),
  );
  if (!hasAnswers) {
    const operations = Object.values(contract.paths).flatMap(path =>
      Object.values(path),
    );
    // Paths have parameters beside their operations
    for (const operation of operations.filter(each => each.responses)) {
      operation.responses = {};
    }
  }
  return contract as unknown as ApiSpec;
}

/** The contract's validator takes `1e309` for a number that no maximum applies to, and so for a page without an end. */
function refuseInfinity(
  request: Request,
  _response: Response,
  next: NextFunction,
): void {
  const query: Record<string, unknown> = request.query;
  const problems = Object.entries(query)
    .filter(([, value]) => typeof value === 'number' && !Number.isFinite(value))
    .map(([field]) => ({ field, message: 'must be a finite number' }));
  next(problems.length > 0 ? new ValidationError(problems) : undefined);
}

/**
 * Leaves of a Content-Type only whether it is JSON. The contract's validator prepares itself for every one that it has
 * not seen and keeps that, so that a caller who thinks up ever new ones would fill the memory.
 */
function settleContentType(
  request: Request,
  _response: Response,
  next: NextFunction,
): void {
  const given = request.headers['content-type'];
  if (given !== undefined) {
    request.headers['content-type'] = /^\s*application\/json\s*(;|$)/i.test(
      given,
    )
      ? 'application/json'
      : 'application/octet-stream';
  }
  next();
}
