import { inspect } from 'node:util';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  ErrorCode,
  ErrorEnvelope,
} from '@groundwork/plugin-control-plane-common';
import type { ErrorRequestHandler } from 'express';
import { error as contractErrors } from 'express-openapi-validator';
import { RateLimitedError } from '../rateLimits/RateLimitedError';
import { requestIdOf } from './callerOf';
import { FieldConflictError, StalePlanError, ValidationError } from './errors';

type Presented = Pick<
  ErrorEnvelope,
  'error' | 'message' | 'details' | 'plan'
> & {
  statusCode: number;
  headers?: Record<string, string>;
};

/** A body can be wrong in more places than anybody reads. */
const detailsMax = 50;

const byErrorName: Record<string, [number, ErrorCode]> = {
  InputError: [400, 'validation_error'],
  AuthenticationError: [401, 'unauthorized'],
  NotAllowedError: [403, 'forbidden'],
  NotFoundError: [404, 'not_found'],
  ConflictError: [409, 'conflict'],
  ServiceUnavailableError: [503, 'unavailable'],
};

/** The one place where errors become answers. What is not known to be meant for callers is logged and not told. */
export function presentError(logger: LoggerService): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    if (response.closed) {
      // The client has gone away: there is nobody to answer, and nothing went wrong.
      return;
    }
    const { statusCode, headers, ...envelope } = present(error);
    const requestId = requestIdOf(response);
    if (statusCode >= 500) {
      logger.error(`${request.method} ${request.path} failed`, {
        requestId,
        error: inspect(error),
      });
    }
    if (statusCode === 401) {
      response.setHeader('WWW-Authenticate', 'Bearer');
    }
    const body: ErrorEnvelope = { ...envelope, request_id: requestId };
    response
      .status(statusCode)
      .set(headers ?? {})
      .json(body);
  };
}

function present(error: unknown): Presented {
  if (error instanceof ValidationError) {
    return {
      statusCode: 400,
      error: 'validation_error',
      message: error.message,
      details: error.details,
    };
  }
  if (error instanceof FieldConflictError) {
    return {
      statusCode: 409,
      error: 'conflict',
      message: error.message,
      details: error.details,
    };
  }
  if (error instanceof StalePlanError) {
    return {
      statusCode: 409,
      error: 'stale_plan',
      message: error.message,
      ...(error.plan && { plan: error.plan }),
    };
  }
  if (error instanceof RateLimitedError) {
    return {
      statusCode: 429,
      error: 'rate_limited',
      message: error.message,
      headers: { 'Retry-After': String(error.retryAfterSeconds) },
    };
  }
  return (
    presentContractError(error) ??
    presentBodyError(error) ??
    presentNamedError(error) ?? {
      statusCode: 500,
      error: 'internal_error',
      message: 'Something went wrong on our side. Try again in a moment.',
    }
  );
}

/** What does not meet the OpenAPI document. */
function presentContractError(error: unknown): Presented | undefined {
  if (error instanceof contractErrors.NotFound) {
    return {
      statusCode: 404,
      error: 'not_found',
      message: 'There is nothing at this path',
    };
  }
  if (error instanceof contractErrors.MethodNotAllowed) {
    const allow = error.headers?.Allow;
    return {
      statusCode: 405,
      error: 'validation_error',
      message: 'This path does not take this method',
      headers: allow ? { Allow: allow } : {},
    };
  }
  if (error instanceof contractErrors.UnsupportedMediaType) {
    return {
      statusCode: 415,
      error: 'validation_error',
      message: 'The body must be application/json',
    };
  }
  if (error instanceof contractErrors.BadRequest) {
    const details = error.errors
      .slice(0, detailsMax)
      .map(({ path, message }) => ({ field: fieldOf(path), message }));
    return { ...present(new ValidationError(details)) };
  }
  return undefined;
}

/** What the JSON parser refuses. */
function presentBodyError(error: unknown): Presented | undefined {
  const type =
    error instanceof Error && 'type' in error ? error.type : undefined;
  switch (type) {
    case 'entity.too.large':
      return {
        statusCode: 413,
        error: 'validation_error',
        message: 'The body is too large',
        details: [{ field: 'body', message: 'is too large' }],
      };
    case 'charset.unsupported':
    case 'encoding.unsupported':
      return {
        statusCode: 415,
        error: 'validation_error',
        message: 'The body must be JSON in UTF-8',
      };
    case 'entity.parse.failed':
    case 'entity.verify.failed':
    case 'request.aborted':
    case 'request.size.invalid':
      return {
        statusCode: 400,
        error: 'validation_error',
        message: 'The body is not JSON',
        details: [{ field: 'body', message: 'is not JSON' }],
      };
    default:
      return error instanceof URIError
        ? {
            statusCode: 400,
            error: 'validation_error',
            message: 'The path is not well encoded',
          }
        : undefined;
  }
}

function presentNamedError(error: unknown): Presented | undefined {
  const known = error instanceof Error ? byErrorName[error.name] : undefined;
  return known && error instanceof Error
    ? { statusCode: known[0], error: known[1], message: error.message }
    : undefined;
}

/** `/body/ttl_hours` → `ttl_hours`, `/query/limit` → `limit`; what has no name of its own is where it stands. */
function fieldOf(path: string): string {
  const found = /^\/(body|query|params|headers)(?:\/(.*))?$/s.exec(path);
  const [, place = 'path', field] = found ?? [];
  return field?.replaceAll('/', '.') || place;
}
