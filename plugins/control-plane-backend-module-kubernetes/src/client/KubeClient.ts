import { ConcurrencyLimit } from './ConcurrencyLimit';
import type { ClusterCall, KubeCredentials } from './KubeCredentials';
import { KubeStatusError, type CallSubject } from './KubeStatusError';
import { isCertificateError, isLostConnection } from './networkErrors';
import { readLines, readText } from './readBody';
import { untilAborted } from './untilAborted';
import { yamlSafeJson } from './yamlSafeJson';

/** How long a call may take, unless said otherwise. */
const callTimeoutMsDefault = 15_000;
/** Connections to one cluster as one user, those of watches apart. */
const connectionsMax = 32;
/** The API server sends a bookmark about once a minute: what is silent for longer is dead. */
const watchSilenceMsMax = 150_000;
const bodyBytesMax = 64 * 1024 * 1024;

/** One call. */
export type KubeCall = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  query?: Record<string, string | undefined>;
  body?: object;
  contentType?: string;
  subject: CallSubject;
  signal: AbortSignal;
};

/** Calls the API server of one cluster as one user, over connections that are kept. Redirects are never followed. */
export class KubeClient {
  readonly #credentials: KubeCredentials;
  readonly #callTimeoutMs: number;
  readonly #limit = ConcurrencyLimit.create(connectionsMax);

  private constructor(credentials: KubeCredentials, callTimeoutMs: number) {
    this.#credentials = credentials;
    this.#callTimeoutMs = callTimeoutMs;
  }

  static create(
    credentials: KubeCredentials,
    callTimeoutMs = callTimeoutMsDefault,
  ): KubeClient {
    return new KubeClient(credentials, callTimeoutMs);
  }

  /**
   * Makes one call, and answers what the API server says.
   *
   * @throws KubeStatusError when that is no success
   */
  async call(call: KubeCall): Promise<unknown> {
    return this.#limit.run(call.signal, async () => {
      const signal = AbortSignal.any([
        call.signal,
        AbortSignal.timeout(this.#callTimeoutMs),
      ]);
      const response = await this.#send(call, signal, this.#callTimeoutMs);
      const text = await readText(response.body, bodyBytesMax);
      return text.startsWith('{') ? JSON.parse(text) : text;
    });
  }

  /** Opens a watch, and gives its events until it ends. */
  async *watch(
    call: Omit<KubeCall, 'method' | 'body'>,
  ): AsyncGenerator<unknown, void> {
    const response = await this.#send(
      { ...call, method: 'GET' },
      call.signal,
      watchSilenceMsMax,
    );
    for await (const line of readLines(response.body)) {
      yield JSON.parse(line);
    }
  }

  async close(): Promise<void> {
    await this.#credentials.close();
  }

  /** Sends a call, and once more where other credentials have been laid down since than those that are refused. */
  async #send(call: KubeCall, signal: AbortSignal, silenceMsMax: number) {
    const access = await untilAborted(this.#credentials.access(), signal);
    try {
      return await this.#sendWith(access, call, signal, silenceMsMax);
    } catch (error) {
      if (!(error instanceof KubeStatusError && error.status === 401)) {
        throw error;
      }
      const renewal = this.#credentials.renew(access);
      const renewed = await untilAborted(renewal, signal);
      if (!renewed) {
        throw error;
      }
      return this.#sendWith(renewed, call, signal, silenceMsMax);
    }
  }

  async #sendWith(
    access: ClusterCall,
    call: KubeCall,
    signal: AbortSignal,
    silenceMsMax: number,
  ) {
    const request = () => requestOnce(access, call, signal, silenceMsMax);
    const response = await request().catch(async error => {
      signal.throwIfAborted();
      if (isCertificateError(error)) {
        await this.#credentials.forget();
      }
      if (!isLostConnection(error)) {
        throw error;
      }
      // A kept connection may have been closed by the other side just now. Every call can be made twice.
      return request();
    });
    if (response.statusCode >= 200 && response.statusCode < 300) {
      return response;
    }
    const retryAfter = response.headers['retry-after'];
    throw KubeStatusError.fromResponse({
      status: response.statusCode,
      subject: call.subject,
      text: await readText(response.body, bodyBytesMax),
      retryAfter: Array.isArray(retryAfter) ? retryAfter[0] : retryAfter,
    });
  }
}

function requestOnce(
  { server, headers, dispatcher }: ClusterCall,
  call: KubeCall,
  signal: AbortSignal,
  silenceMsMax: number,
) {
  const response = dispatcher.request({
    origin: server.origin,
    path: pathOf(server, call),
    method: call.method,
    headers: {
      ...headers,
      accept: 'application/json',
      'user-agent': 'groundwork',
      ...(call.body && {
        'content-type': call.contentType ?? 'application/json',
      }),
    },
    body: call.body && yamlSafeJson(call.body),
    signal,
    headersTimeout: silenceMsMax,
    bodyTimeout: silenceMsMax,
  });
  // As long as there is no connection, the pool does not listen to the signal.
  return untilAborted(response, signal);
}

function pathOf(server: URL, { path, query = {} }: KubeCall): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) {
      parameters.set(name, value);
    }
  }
  const prefix = server.pathname.replace(/\/+$/, '');
  const search = parameters.size > 0 ? `?${parameters}` : '';
  return `${prefix}${path}${search}`;
}
