import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import type { Authenticator, Caller } from '../identity';

type Locals = { requestId: string; caller?: Caller };

const acceptableRequestId = /^[A-Za-z0-9._-]{1,100}$/;

/** Gives every call an id: the caller's own where it is harmless, so that it can be followed through proxies. */
export function assignRequestId(
  request: Request,
  response: Response,
  next: NextFunction,
): void {
  const given = request.header('x-request-id') ?? '';
  const id = acceptableRequestId.test(given) ? given : randomUUID();
  locals(response).requestId = id;
  response.setHeader('X-Request-Id', id);
  next();
}

/** The id of a call. */
export function requestIdOf(response: Response): string {
  return locals(response).requestId;
}

/** Finds out who calls; a call without an acceptable token ends here. */
export function authenticateCaller(authenticator: Authenticator) {
  return async (request: Request, response: Response, next: NextFunction) => {
    try {
      const call = {
        request_id: requestIdOf(response),
        source_ip: request.ip,
        user_agent: request.header('user-agent'),
      };
      const principal = await authenticator.authenticate(request, call);
      locals(response).caller = { ...call, principal };
      next();
    } catch (error) {
      next(error);
    }
  };
}

/** Who calls; only behind {@link authenticateCaller}. */
export function callerOf(response: Response): Caller {
  const { caller } = locals(response);
  if (!caller) {
    throw new Error('The route is not behind authentication');
  }
  return caller;
}

function locals(response: Response): Locals {
  return response.locals as Locals;
}

/** Aborts when the client goes away before it was answered. */
export function signalOf(response: Response): AbortSignal {
  const controller = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) {
      controller.abort(new Error('The client has gone away'));
    }
  });
  return controller.signal;
}
