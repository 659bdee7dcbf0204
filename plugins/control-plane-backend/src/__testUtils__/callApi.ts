import type { ErrorEnvelope } from '@groundwork/plugin-control-plane-common';

/** An answer of the API. */
export type ApiAnswer<T> = { status: number; headers: Headers; body: T };

/** What goes with a call of the API. */
export type ApiCall = {
  /** Bearer token. */
  token?: string;
  /** Sent as JSON. */
  json?: unknown;
  headers?: Record<string, string>;
  /** Sent as it is. */
  body?: string;
};

/** Calls the API as a client of any kind would, and answers with whatever comes. */
export async function callApi<T = ErrorEnvelope>(
  url: string,
  method: string,
  path: string,
  call: ApiCall = {},
): Promise<ApiAnswer<T>> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(call.token && { authorization: `Bearer ${call.token}` }),
      ...(call.json !== undefined && { 'content-type': 'application/json' }),
      ...call.headers,
    },
    body: call.json === undefined ? call.body : JSON.stringify(call.json),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: readBody(response, text),
  };
}

/** Some answers have no body, and streams are text. */
function readBody(response: Response, text: string) {
  const type = response.headers.get('content-type') ?? '';
  if (/^application\/json\b/.test(type)) {
    return JSON.parse(text);
  }
  return text || undefined;
}
