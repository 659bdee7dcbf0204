import { expect, type APIRequestContext } from '@playwright/test';
import { tokenOf } from './issuer';

/** Calls `/v1` of the API as an example person; answers with the body, and fails with what the API said to a refusal. */
export type CallApi = (
  method: 'get' | 'post' | 'put' | 'delete',
  person: string,
  route: string,
  data?: object,
) => Promise<any>;

/** Calls by which tests and examples make what they need. */
export function callerOf(request: APIRequestContext): CallApi {
  return async (method, person, route, data) => {
    const answer = await request[method](`/api/control-plane/v1${route}`, {
      headers: { Authorization: `Bearer ${await tokenOf(request, person)}` },
      data,
    });
    const text = await answer.text();
    expect(answer.ok(), `${method} ${route}: ${text}`).toBe(true);
    return text ? JSON.parse(text) : undefined;
  };
}
