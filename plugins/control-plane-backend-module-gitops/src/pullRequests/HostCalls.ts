import type { AddressPolicy } from '@groundwork/plugin-control-plane-node';
import { createPolicyFetch, type PolicyFetch } from '../access';
import { rejectOnAbort } from '../git';
import { explainHostError } from './explainHostError';

const timeoutMs = 20_000;

/** Makes calls of a client library end in time, go only where they may, and fail in words of the runtime interface. */
export class HostCalls {
  readonly #host: string;
  readonly #secrets: readonly string[];
  readonly #fetching: ReturnType<typeof createPolicyFetch>;

  private constructor(options: HostCallsOptions) {
    this.#host = new URL(options.apiUrl).host;
    this.#secrets = options.secrets;
    this.#fetching = createPolicyFetch(options.addresses);
  }

  static create(options: HostCallsOptions): HostCalls {
    return new HostCalls(options);
  }

  /**
   * Makes a call.
   *
   * @param make - gets what to fetch with; it ends with the signal
   * @param translate - makes a `HostError` of what the library throws; errors of fetching come by themselves
   */
  async call<T>(
    signal: AbortSignal,
    make: (fetch: PolicyFetch) => Promise<T>,
    translate: (error: unknown) => unknown = error => error,
  ): Promise<T> {
    signal.throwIfAborted();
    const ends = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    // Libraries wrap what fetching throws, and lose what it was.
    let failure: { error: unknown } | undefined;
    const fetch: PolicyFetch = async (address, options) => {
      try {
        return await this.#fetching.fetch(address, {
          ...options,
          signal: ends,
        });
      } catch (error) {
        failure = { error };
        throw error;
      }
    };
    try {
      return await rejectOnAbort(ends, make(fetch));
    } catch (error) {
      signal.throwIfAborted();
      const cause = failure ? failure.error : translate(error);
      throw explainHostError(
        ends.aborted ? ends.reason : cause,
        this.#host,
        this.#secrets,
      );
    }
  }

  dispose() {
    this.#fetching.close();
  }
}

/** What {@link HostCalls.create} needs. */
export type HostCallsOptions = {
  apiUrl: string;
  addresses: AddressPolicy;
  /** What must not be in messages. */
  secrets: readonly string[];
};
