import type { APIRequestContext } from '@playwright/test';

const issuer = 'http://localhost:7008';

/** An access token of an example person, from the issuer itself. */
export async function tokenOf(
  request: APIRequestContext,
  person: string,
): Promise<string> {
  const response = await request.post(`${issuer}/token`, {
    form: {
      client_id: 'groundwork-cli',
      grant_type: 'urn:groundwork:grant-type:person',
      person,
    },
  });
  if (!response.ok()) {
    throw new Error(`No token for ${person}: ${await response.text()}`);
  }
  return (await response.json()).access_token;
}
