import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { apiAudience } from './apiResource';
import {
  commandLineClientId,
  developmentClientSecret,
  portalClientId,
} from './clients';
import { emailOf, machines, people } from './people';
import { personGrantType } from './personGrant';
import {
  defaultPortalRedirectUri,
  startDevIdp,
  type DevIdp,
} from './startDevIdp';
import { createProofKey, signIn, TestBrowser } from './TestBrowser';

describe('startDevIdp', () => {
  let idp: DevIdp;

  beforeEach(async () => {
    idp = await startDevIdp({ port: 0 });
  });

  afterEach(async () => {
    await idp.stop();
  });

  async function discover() {
    const response = await fetch(
      `${idp.issuer}/.well-known/openid-configuration`,
    );
    return response.json();
  }

  async function verify(token: string, audience: string) {
    const { jwks_uri } = await discover();
    return jwtVerify(token, createRemoteJWKSet(new URL(jwks_uri)), {
      issuer: idp.issuer,
      audience,
    });
  }

  async function authorizationUrl(parameters: Record<string, string>) {
    const { authorization_endpoint } = await discover();
    const url = new URL(authorization_endpoint);
    url.search = new URLSearchParams({
      response_type: 'code',
      state: 'state-of-the-test',
      ...parameters,
    }).toString();
    return url.href;
  }

  async function requestToken(
    parameters: Record<string, string>,
    clientId?: string,
  ) {
    return fetch(`${idp.issuer}/token`, {
      method: 'POST',
      headers: clientId
        ? {
            authorization: `Basic ${Buffer.from(
              `${clientId}:${developmentClientSecret}`,
            ).toString('base64')}`,
          }
        : undefined,
      body: new URLSearchParams(parameters),
    });
  }

  const portalRequest = {
    client_id: portalClientId,
    redirect_uri: defaultPortalRedirectUri,
    scope: 'openid profile email groups',
  };

  it('names its endpoints and keys where discovery says', async () => {
    const configuration = await discover();

    expect(configuration.issuer).toBe(idp.issuer);
    expect(configuration.code_challenge_methods_supported).toContain('S256');
    const keys = await (await fetch(configuration.jwks_uri)).json();
    expect(keys.keys).toEqual([
      expect.objectContaining({ kty: 'RSA', alg: 'RS256', use: 'sig' }),
    ]);
    expect(keys.keys[0]).not.toHaveProperty('d');
  });

  it.each(people.map(person => [person.name, person]))(
    'signs %s in to the portal with one choice',
    async (_name, person) => {
      const proofKey = createProofKey();
      const callback = await signIn(
        await authorizationUrl({
          ...portalRequest,
          code_challenge: proofKey.challenge,
          code_challenge_method: 'S256',
        }),
        { person: person.sub },
      );
      expect(callback.origin + callback.pathname).toBe(
        defaultPortalRedirectUri,
      );
      expect(callback.searchParams.get('state')).toBe('state-of-the-test');

      const response = await requestToken(
        {
          grant_type: 'authorization_code',
          code: callback.searchParams.get('code') ?? '',
          redirect_uri: defaultPortalRedirectUri,
          code_verifier: proofKey.verifier,
        },
        portalClientId,
      );
      const tokens = await response.json();
      const { payload } = await verify(tokens.id_token, portalClientId);
      expect(payload).toMatchObject({
        sub: person.sub,
        preferred_username: person.sub,
        name: person.name,
        email: emailOf(person),
        email_verified: true,
        groups: person.groups,
        roles: [person.role],
      });

      const userinfo = await fetch((await discover()).userinfo_endpoint, {
        headers: { authorization: `Bearer ${tokens.access_token}` },
      });
      expect(await userinfo.json()).toMatchObject({
        sub: person.sub,
        email: emailOf(person),
      });
    },
  );

  it('refuses a code whose proof key is not the one of the request', async () => {
    const callback = await signIn(
      await authorizationUrl({
        ...portalRequest,
        code_challenge: createProofKey().challenge,
        code_challenge_method: 'S256',
      }),
      { person: 'ana' },
    );

    const response = await requestToken(
      {
        grant_type: 'authorization_code',
        code: callback.searchParams.get('code') ?? '',
        redirect_uri: defaultPortalRedirectUri,
        code_verifier: createProofKey().verifier,
      },
      portalClientId,
    );

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'invalid_grant' });
  });

  it('renews a portal session until its refresh token is revoked', async () => {
    const callback = await signIn(await authorizationUrl(portalRequest), {
      person: 'ben',
    });
    const tokens = await (
      await requestToken(
        {
          grant_type: 'authorization_code',
          code: callback.searchParams.get('code') ?? '',
          redirect_uri: defaultPortalRedirectUri,
        },
        portalClientId,
      )
    ).json();
    const renew = () =>
      requestToken(
        { grant_type: 'refresh_token', refresh_token: tokens.refresh_token },
        portalClientId,
      );

    const renewed = await (await renew()).json();
    const { payload } = await verify(renewed.id_token, portalClientId);
    expect(payload.sub).toBe('ben');

    const { revocation_endpoint } = await discover();
    const revocation = await fetch(revocation_endpoint, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(
          `${portalClientId}:${developmentClientSecret}`,
        ).toString('base64')}`,
      },
      body: new URLSearchParams({ token: tokens.refresh_token }),
    });
    expect(revocation.status).toBe(200);
    expect((await renew()).status).toBe(400);
  });

  it('asks again in the same browser, so that somebody else can sign in', async () => {
    const browser = new TestBrowser();
    const url = await authorizationUrl(portalRequest);
    await signIn(url, { person: 'ana' }, browser);

    const page = TestBrowser.locationOf(await browser.fetch(url));
    const html = await (await browser.fetch(page)).text();

    expect(html).toContain('Who are you today?');
    for (const person of people) {
      expect(html).toContain(person.name);
    }
    const callback = await signIn(url, { person: 'ben' }, browser);
    expect(callback.searchParams.get('code')).toBeTruthy();
  });

  it('tells the portal that a sign-in was cancelled', async () => {
    const callback = await signIn(await authorizationUrl(portalRequest), {
      cancel: 'yes',
    });

    expect(callback.searchParams.get('error')).toBe('access_denied');
  });

  it('signs nobody in whom it does not know', async () => {
    const callback = await signIn(await authorizationUrl(portalRequest), {
      person: 'mallory',
    });

    expect(callback.searchParams.get('error')).toBe('access_denied');
  });

  it('sends no code to an address that the client did not register', async () => {
    const response = await fetch(
      await authorizationUrl({
        ...portalRequest,
        redirect_uri: 'http://localhost:9999/elsewhere',
      }),
      { redirect: 'manual', headers: { accept: 'text/html' } },
    );

    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
    expect(await response.text()).toContain('Sign-in stopped');
  });

  it.each(people.map(person => [person.sub, person]))(
    'gives programs a JWT for the API as %s',
    async (sub, person) => {
      const { payload, protectedHeader } = await verify(
        await idp.accessTokenFor(sub),
        apiAudience,
      );

      expect(protectedHeader).toMatchObject({ alg: 'RS256', typ: 'at+jwt' });
      expect(payload).toMatchObject({
        sub,
        preferred_username: sub,
        email: emailOf(person),
        groups: person.groups,
        roles: [person.role],
        client_id: commandLineClientId,
      });
    },
  );

  it.each(machines.map(machine => [machine.sub, machine]))(
    'gives the machine %s a JWT for its client credentials',
    async (sub, machine) => {
      const { payload } = await verify(
        await idp.accessTokenFor(sub),
        apiAudience,
      );

      expect(payload).toMatchObject({ sub, roles: [machine.role] });
      expect(payload).not.toHaveProperty('email');
    },
  );

  it('gives the command line a JWT for the API after a sign-in in the browser', async () => {
    const proofKey = createProofKey();
    const redirectUri = 'http://127.0.0.1:53123/callback';
    const callback = await signIn(
      await authorizationUrl({
        client_id: commandLineClientId,
        redirect_uri: redirectUri,
        scope: 'openid control-plane',
        code_challenge: proofKey.challenge,
        code_challenge_method: 'S256',
      }),
      { person: 'rui' },
    );
    const response = await requestToken({
      grant_type: 'authorization_code',
      client_id: commandLineClientId,
      code: callback.searchParams.get('code') ?? '',
      redirect_uri: redirectUri,
      code_verifier: proofKey.verifier,
    });

    const tokens = await response.json();
    const { payload } = await verify(tokens.access_token, apiAudience);
    expect(payload).toMatchObject({ sub: 'rui', scope: 'control-plane' });
  });

  it('gives no token for a wrong secret or an unknown person', async () => {
    const wrongSecret = await fetch(`${idp.issuer}/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from('ci-bot:guess').toString(
          'base64',
        )}`,
      },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    expect(wrongSecret.status).toBe(401);

    const unknownPerson = await requestToken({
      grant_type: personGrantType,
      client_id: commandLineClientId,
      person: 'mallory',
    });
    expect(unknownPerson.status).toBe(400);
    expect(await unknownPerson.json()).toMatchObject({
      error: 'invalid_grant',
    });
    await expect(idp.accessTokenFor('mallory')).rejects.toThrow(/no token/);
  });

  it('keeps what it signed verifiable when it changes its key', async () => {
    const before = await idp.accessTokenFor('ana');

    await idp.rotateKeys();
    const after = await idp.accessTokenFor('ana');

    expect(decodeProtectedHeader(after).kid).not.toBe(
      decodeProtectedHeader(before).kid,
    );
    await expect(verify(before, apiAudience)).resolves.toBeDefined();
    await expect(verify(after, apiAudience)).resolves.toBeDefined();
  });

  it('answers only to its own name', async () => {
    const { port } = new URL(idp.issuer);
    const response = await fetch(
      `http://127.0.0.1:${port}/.well-known/openid-configuration`,
    );

    expect(response.status).toBe(421);
  });

  it('shows only the people that it was given', async () => {
    const small = await startDevIdp({
      port: 0,
      people: [{ sub: 'eve', name: 'Eve <Doe>', role: 'viewer', groups: [] }],
    });
    try {
      const browser = new TestBrowser();
      const page = TestBrowser.locationOf(
        await browser.fetch(
          `${small.issuer}/auth?${new URLSearchParams({
            response_type: 'code',
            ...portalRequest,
          })}`,
        ),
      );
      const html = await (await browser.fetch(page)).text();

      expect(html).toContain('Eve &lt;Doe&gt;');
      expect(html).not.toContain('Ana Ruiz');
    } finally {
      await small.stop();
    }
  });

  it('does not start in production', async () => {
    const environment = jest.replaceProperty(process, 'env', {
      ...process.env,
      NODE_ENV: 'production',
    });
    try {
      await expect(startDevIdp({ port: 0 })).rejects.toThrow(
        /does not start in production/,
      );
    } finally {
      environment.restore();
    }
  });

  it('says so when its port is taken', async () => {
    const port = Number(new URL(idp.issuer).port);

    await expect(startDevIdp({ port })).rejects.toThrow(
      `Port ${port} is taken`,
    );
  });
});
