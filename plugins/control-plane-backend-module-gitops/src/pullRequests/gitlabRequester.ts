import type { MergeRequests } from '@gitbeaker/rest';
import type { PolicyFetch } from '../access';
import { HostError } from './HostError';

type Settings = NonNullable<ConstructorParameters<typeof MergeRequests>[0]>;
type CreateRequester = NonNullable<Settings['requesterFn']>;
type Requester = ReturnType<CreateRequester>;

/**
 * Makes the calls of the client of GitLab with a given `fetch`, each once: that and when to try again is for the
 * reconciler to decide, not for the client.
 */
export function gitlabRequester(fetch: PolicyFetch): CreateRequester {
  return ({ url, headers, authHeaders }) => {
    const send =
      (method: string): Requester['get'] =>
      async (endpoint, options = {}) => {
        const { body, searchParams } = options;
        const address = new URL(`${url.replace(/\/+$/, '')}/${endpoint}`);
        for (const [name, value] of Object.entries(searchParams ?? {})) {
          if (value !== undefined) {
            address.searchParams.set(snakeCase(name), String(value));
          }
        }
        const response = await fetch(address, {
          method,
          headers: {
            ...headers,
            ...(await authorization(authHeaders)),
            ...(body && { 'content-type': 'application/json' }),
          },
          ...(body && { body: JSON.stringify(withSnakeCase(body)) }),
        });
        return read(response);
      };
    return {
      get: send('GET'),
      post: send('POST'),
      put: send('PUT'),
      patch: send('PATCH'),
      delete: send('DELETE'),
    };
  };
}

async function authorization(
  headers: Record<string, () => Promise<string>>,
): Promise<Record<string, string>> {
  const entries = Object.entries(headers).map(
    async ([name, value]) => [name, await value()] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

async function read(response: Response) {
  const { status } = response;
  const headers = Object.fromEntries(response.headers.entries());
  const text = await response.text();
  const body = parse(text);
  if (!response.ok) {
    throw new HostError({ status, headers, message: messageOf(body, text) });
  }
  return { status, headers, body };
}

function parse(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** GitLab says `message` or `error`, as text or as a list or object of complaints. */
function messageOf(body: unknown, text: string): string {
  const { message, error } =
    typeof body === 'object' && body !== null
      ? (body as { message?: unknown; error?: unknown })
      : {};
  const said = message ?? error ?? text;
  return typeof said === 'string' ? said : JSON.stringify(said);
}

function withSnakeCase(body: object): object {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [snakeCase(name), value]),
  );
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
}
