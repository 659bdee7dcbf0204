import { createHash, randomBytes } from 'node:crypto';

/** A browser reduced to what a code flow needs: it keeps cookies and follows no redirect by itself. */
export class TestBrowser {
  readonly #cookies = new Map<string, string>();

  /** Sends a request with the cookies collected so far. */
  async fetch(url: string, request: RequestInit = {}): Promise<Response> {
    const response = await fetch(url, {
      ...request,
      redirect: 'manual',
      headers: {
        ...request.headers,
        cookie: [...this.#cookies]
          .map(([name, value]) => `${name}=${value}`)
          .join('; '),
      },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair] = cookie.split(';');
      const separator = pair.indexOf('=');
      this.#cookies.set(pair.slice(0, separator), pair.slice(separator + 1));
    }
    return response;
  }

  /** Where a response redirects to. */
  static locationOf(response: Response): string {
    const location = response.headers.get('location');
    if (!location) {
      throw new Error(`Expected a redirect, got ${response.status}`);
    }
    return new URL(location, response.url).href;
  }
}

/** A PKCE verifier and its challenge (RFC 7636). */
export function createProofKey(): { verifier: string; challenge: string } {
  const verifier = randomBytes(32).toString('base64url');
  return {
    verifier,
    challenge: createHash('sha256').update(verifier).digest('base64url'),
  };
}

/** Goes from an authorization request to the redirect with the code, choosing one person on the way. */
export async function signIn(
  authorizationUrl: string,
  choice: Record<string, string>,
  browser: TestBrowser = new TestBrowser(),
): Promise<URL> {
  const page = TestBrowser.locationOf(await browser.fetch(authorizationUrl));
  const chosen = await browser.fetch(page, {
    method: 'POST',
    body: new URLSearchParams(choice),
  });
  const resumed = await browser.fetch(TestBrowser.locationOf(chosen));
  return new URL(TestBrowser.locationOf(resumed));
}
