import { setTimeout } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type {
  ErrorRequestHandler,
  Request,
  RequestHandler,
  Response,
} from 'express';
import type { OpenApiRequest } from 'express-openapi-validator/dist/framework/types';
import { withTransactionGuard } from '../database';
import { callerOf } from '../http/callerOf';
import { presentError } from '../http/presentError';
import type { Principal } from '../identity';
import { digestOf } from '../plans';
import { createDeferred } from './createDeferred';
import type {
  IdempotencyKeyStore,
  KeyRecord,
  KeyUse,
} from './IdempotencyKeyStore';
import { KeyedCall } from './KeyedCall';
import { operationsWithSecrets, takesKey } from './keyedOperations';

/** For so long a call waits for another one with its key to be answered. */
const patienceMs = 10_000;
const pollMs = 50;

/** What a repeated call is told all the same, as it depends on who asks now and not on what was done. */
const refusals = ['AuthenticationError', 'NotAllowedError', 'NotFoundError'];

/**
 * Does what calls with an `Idempotency-Key` want once, and answers all of them with what the first was answered.
 *
 * @remarks
 * A repeated call goes the way of the first up to its transaction, which is rolled back. So it is decided anew whether the
 * caller may do this and see what it is done to, and only then the answer of the first is given.
 */
export class IdempotentCalls {
  readonly #store: IdempotencyKeyStore;
  readonly #logger: LoggerService;
  readonly #present: ErrorRequestHandler;
  /** Calls of this process that have found their key untaken, until they are answered. */
  readonly #underWay = new Map<string, Promise<void>>();
  readonly #calls = new WeakMap<
    Response,
    { call: KeyedCall; settled: () => void }
  >();

  private constructor(options: IdempotentCallsOptions) {
    this.#store = options.store;
    this.#logger = options.logger;
    this.#present = presentError(options.logger);
  }

  static create(options: IdempotentCallsOptions): IdempotentCalls {
    return new IdempotentCalls(options);
  }

  /** Comes before the routes. */
  readonly begin: RequestHandler = async (request, response, next) => {
    const use = useOf(request, response);
    if (!use) {
      next();
      return;
    }
    try {
      const id = JSON.stringify([use.principal, use.key]);
      const known = await this.#findUse(id, use);
      if (known && operationsWithSecrets.has(operationOf(request))) {
        throw new ConflictError(
          'This was done already by a call with the same Idempotency-Key. Its answer held a secret, which is shown once.',
        );
      }
      const call = KeyedCall.create({
        use,
        store: this.#store,
        isTaken: known !== undefined,
      });
      const settled = known ? () => {} : this.#enter(id);
      this.#calls.set(response, { call, settled });
      this.#answerThrough(call, request, response, settled);
      withTransactionGuard(call, () => next());
    } catch (error) {
      next(error);
    }
  };

  /** Comes behind the routes, and before errors are presented. */
  readonly settle: ErrorRequestHandler = async (
    error,
    _request,
    response,
    next,
  ) => {
    const found = this.#calls.get(response);
    if (!found) {
      next(error);
      return;
    }
    const { call, settled } = found;
    // Nobody is answered when the client has gone away, but others may wait.
    settled();
    try {
      if (refusals.includes(error?.name)) {
        if (call.state !== 'claimed') {
          call.close();
        }
      } else if (call.state === 'open' && (await this.#find(call.use))) {
        // Another replica has done it meanwhile, which is what stands in the way of this call.
        call.markDuplicate();
      }
      if (call.state === 'duplicate') {
        // Replaces it with the answer of the first.
        response.json();
        return;
      }
    } catch (other) {
      call.close();
      next(other);
      return;
    }
    next(error);
  };

  /** What is known of a key, unless that is for something else. Waits for a call of this process that may be taking it. */
  async #findUse(id: string, use: KeyUse): Promise<KeyRecord | undefined> {
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const known = await this.#find(use);
      const other = this.#underWay.get(id);
      if (known || !other) {
        return known;
      }
      const left = deadline - performance.now();
      if (left <= 0) {
        throw new ConflictError(
          'Another call with the same Idempotency-Key is still under way',
        );
      }
      const waiting = new AbortController();
      await Promise.race([
        other,
        setTimeout(left, undefined, { signal: waiting.signal }).catch(() => {}),
      ]);
      waiting.abort();
    }
  }

  async #find(use: KeyUse): Promise<KeyRecord | undefined> {
    const known = await this.#store.find(use);
    if (
      known &&
      (known.operation !== use.operation || known.body_hash !== use.body_hash)
    ) {
      throw new ConflictError(
        'This Idempotency-Key was used for something else, or with another body',
      );
    }
    return known;
  }

  /** Others with the key wait from now on; answers with what ends that. */
  #enter(id: string): () => void {
    const { ended, end } = createDeferred();
    this.#underWay.set(id, ended);
    return () => {
      if (this.#underWay.get(id) === ended) {
        this.#underWay.delete(id);
      }
      end();
    };
  }

  /** Keeps what the call is answered before it is sent, or sends what the first call was answered. */
  #answerThrough(
    call: KeyedCall,
    request: Request,
    response: Response,
    settled: () => void,
  ): void {
    const send = response.json.bind(response);
    response.json = body => {
      response.json = send;
      this.#conclude(call, request, response, body)
        .then(answer => send(answer))
        .catch(error => this.#present(error, request, response, () => {}))
        .finally(settled);
      return response;
    };
  }

  async #conclude(
    call: KeyedCall,
    request: Request,
    response: Response,
    body: unknown,
  ): Promise<unknown> {
    const { state, use } = call;
    call.close();
    if (state === 'duplicate') {
      const { status, location, body: given } = await this.#answerOf(use);
      response.status(status).setHeader('Idempotency-Replayed', 'true');
      if (location !== undefined) {
        response.setHeader('Location', location);
      }
      return given;
    }
    const status = response.statusCode;
    if (
      state === 'claimed' &&
      status < 500 &&
      !operationsWithSecrets.has(operationOf(request))
    ) {
      const location = response.getHeader('Location');
      await this.#store
        .keepAnswer(use, {
          status,
          ...(typeof location === 'string' && { location }),
          body,
        })
        .catch(error =>
          this.#logger.warn('The answer to a call was not kept', {
            operation: use.operation,
            error: String(error),
          }),
        );
    }
    return body;
  }

  async #answerOf(use: KeyUse) {
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const known = await this.#find(use);
      if (known?.answer) {
        return known.answer;
      }
      if (!known?.is_recent || performance.now() > deadline) {
        throw new ConflictError(
          'This was done already by a call with the same Idempotency-Key, but what it was answered is not known. Read what there is now.',
        );
      }
      await setTimeout(pollMs);
    }
  }
}

export type IdempotentCallsOptions = {
  store: IdempotencyKeyStore;
  logger: LoggerService;
};

/** What a call uses its key for; `undefined` when it has none that counts. */
function useOf(request: Request, response: Response): KeyUse | undefined {
  const key = request.header('idempotency-key');
  if (
    request.method !== 'POST' ||
    key === undefined ||
    !takesKey(operationOf(request))
  ) {
    return undefined;
  }
  const { path, query, body } = request;
  return {
    principal: keyOwnerOf(callerOf(response).principal),
    key,
    operation: `POST ${path}`,
    body_hash: digestOf({ path, query, body }),
  };
}

/** Nobody else can be called so: a subject cannot have the name of a service's key owner. */
function keyOwnerOf({ type, id }: Principal): string {
  return type === 'service' ? `service ${id}` : id;
}

function operationOf(request: OpenApiRequest): string {
  const { openapi } = request;
  return openapi && 'schema' in openapi
    ? (openapi.schema.operationId ?? '')
    : '';
}
