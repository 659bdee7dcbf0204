import type { ResolvedOptions } from './ApiKeyAuthOptions';
import { readRetryAfter, readVerdict } from './readVerdict';
import type { UnavailableVerdict, Verdict } from './Verdict';

/** An answer is a few hundred bytes; what is far larger is none. */
const answerBytesMax = 64 * 1_024;

/** Asks the control plane whether a key is good. It never rejects: what goes wrong is a verdict too. */
export class VerifyClient {
  readonly #options: ResolvedOptions;

  private constructor(options: ResolvedOptions) {
    this.#options = options;
  }

  static create(options: ResolvedOptions): VerifyClient {
    return new VerifyClient(options);
  }

  /** Calls once; the signal ends the call. */
  async verify(key: string, signal: AbortSignal): Promise<Verdict> {
    const token = await this.#readToken();
    if (token === undefined) {
      return unavailable({ reason: 'token' });
    }
    try {
      const response = await this.#send(key, token, signal);
      const retryAfter = readRetryAfter(response.headers.get('retry-after'));
      if (response.status !== 200) {
        await response.body?.cancel();
        return unavailable({
          reason: 'refused',
          detail: String(response.status),
          retryAfter,
        });
      }
      const text = await readText(response);
      return text === undefined
        ? unavailable({ reason: 'malformed_answer' })
        : readVerdict(text, { product: this.#options.product, retryAfter });
    } catch (error) {
      return unavailable({ reason: 'unreachable', detail: codeOf(error) });
    }
  }

  async #readToken(): Promise<string | undefined> {
    const { token } = this.#options;
    try {
      const text = typeof token === 'function' ? await token() : token;
      // A header would not take it, and say so in an error that quotes it.
      return /^[\x21-\x7e]+$/.test(text) ? text : undefined;
    } catch {
      return undefined;
    }
  }

  async #send(
    key: string,
    token: string,
    signal: AbortSignal,
  ): Promise<Response> {
    const { fetch = globalThis.fetch, product, verifyUrl } = this.#options;
    return await fetch(verifyUrl, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      // Scopes are not sent but looked at here, so that a key that lacks one is told from a key that is not good.
      body: JSON.stringify({ key, product }),
      // A redirect would take the key somewhere else.
      redirect: 'error',
      signal,
    });
  }
}

function unavailable(
  verdict: Omit<UnavailableVerdict, 'result'>,
): UnavailableVerdict {
  return { result: 'unavailable', ...verdict };
}

async function readText(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > answerBytesMax) {
      return undefined;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** `ECONNREFUSED` and the like. Messages are left out, since nobody knows what they quote. */
function codeOf(error: unknown): string | undefined {
  const cause = error instanceof Error ? (error.cause ?? error) : undefined;
  const code =
    typeof cause === 'object' && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code)
    ? code
    : undefined;
}
