import fc from 'fast-check';
import { openApiDocument } from '../schema/openapi/generated/document';
import { arbitraryOf, resolveSchema, type ContractSchema } from './arbitraryOf';
import type { ContractOperation } from './listOperations';
import { mintToken } from './mintToken';

/** One call, as an attacker would make it. */
export type Attack = {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | Buffer;
};

/** Mostly the first, now and then one of the others. */
function mostly<T>(usual: fc.Arbitrary<T>, ...junk: fc.Arbitrary<T>[]) {
  return fc.oneof(
    { weight: 3 * junk.length + 1, arbitrary: usual },
    ...junk.map(arbitrary => ({ weight: 1, arbitrary })),
  );
}

const nasty = fc.constantFrom(
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '%',
  '%00',
  '..',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  "' or 1=1 --",
  '"; drop table votes; --',
  '\\',
  '\ud800',
  '\u202e',
  '{{7*7}}',
  '${{ x }}',
  '\n---\n',
  '-1',
  '0',
  '1e309',
  '9999999999999999999',
  'null',
  'undefined',
  'NaN',
  'true',
  '[]',
  '{}',
  'x'.repeat(1_000),
);
const junkText = fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 50 }));
const headerText = fc.stringMatching(/^[\x21-\x7e\xa0-\xff]{0,60}$/);
/** What a path may consist of on the wire, sensible or not. */
const rawPath = fc.oneof(
  fc
    .stringMatching(/^[\x21-\x7e]{1,40}$/)
    .map(text => text.replace(/[?#]/g, '')),
  junkText.map(encode),
  fc.constantFrom(
    '%',
    '%E0%A4%A',
    '%00',
    '..',
    '.',
    '',
    '/',
    '%2e%2e%2f',
    'a/b',
  ),
);

function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}

const junkValue: fc.Arbitrary<unknown> = fc.oneof(
  junkText,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(null, [], {}, 0, -1, 1.5, 1e300, true),
);

const junkBody: fc.Arbitrary<string | Buffer> = fc.oneof(
  fc.json(),
  fc.string({ unit: 'binary', maxLength: 100 }),
  fc.uint8Array({ maxLength: 100 }).map(bytes => Buffer.from(bytes)),
  fc.constantFrom(
    '',
    'null',
    '"text"',
    '[]',
    '{',
    '{"__proto__": {"admin": true}}',
    '{"constructor": {"prototype": {"admin": true}}}',
    `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
    '['.repeat(50_000),
    JSON.stringify({ app: 'x'.repeat(200_000) }),
  ),
);

const contentType = mostly(
  fc.constant('application/json'),
  fc.constantFrom(
    'application/json; charset=utf-8',
    'application/json; charset=latin1',
    'application/json; charset="',
    'text/plain',
    'multipart/form-data',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'application/vnd.api+json',
    '',
    ';',
    'a/b/c',
  ),
  headerText,
);

/** Something that is near to what the schema takes: a field more, less or of another kind. */
function near(schema: ContractSchema): fc.Arbitrary<string> {
  const value = arbitraryOf(openApiDocument, schema) as fc.Arbitrary<object>;
  return mostly(
    value,
    fc
      .tuple(value, junkText, junkValue)
      .map(([object, key, junk]) => ({ ...object, [key]: junk })),
    fc.tuple(value, fc.nat(), junkValue).map(([object, index, junk]) => {
      const entries: [string, unknown][] = Object.entries(object);
      if (entries.length > 0) {
        entries[index % entries.length][1] = junk;
      }
      return Object.fromEntries(entries);
    }),
  ).map(body => JSON.stringify(body));
}

/** Only what is required, with values that this control plane knows: what gets furthest. */
function plausible(reference: ContractSchema): fc.Arbitrary<string> {
  const schema = resolveSchema(openApiDocument, reference);
  const required = schema.required ?? [];
  const known: Record<string, string[]> = {
    class: ['preview', 'production'],
    region: ['us-east-1'],
  };
  return fc
    .record(
      Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => required.includes(name))
          .map(([name, property]) => [
            name,
            name in known
              ? fc.constantFrom(...known[name])
              : arbitraryOf(openApiDocument, property),
          ]),
      ),
    )
    .map(body => JSON.stringify(body));
}

/** Attacks on an operation: mostly near to what it takes, with junk in every place. */
export function attackOn(
  operation: ContractOperation,
  ids: string[],
  authorization: fc.Arbitrary<string | undefined>,
): fc.Arbitrary<Attack> {
  const path = fc
    .tuple(
      ...operation.path
        .split('/')
        .map(segment =>
          segment.startsWith('{')
            ? mostly(fc.constantFrom(...ids), fc.uuid(), rawPath)
            : fc.constant(segment),
        ),
    )
    .map(segments => segments.join('/'));
  const query = fc
    .tuple(
      ...operation.parameters
        .filter(parameter => parameter.in === 'query')
        .map(({ name, schema }) =>
          fc.oneof(
            { weight: 6, arbitrary: fc.constant([]) },
            {
              weight: 3,
              arbitrary: arbitraryOf(openApiDocument, schema).map(value =>
                [value].flat().map(item => `${name}=${encode(String(item))}`),
              ),
            },
            {
              weight: 1,
              arbitrary: fc
                .tuple(
                  fc.constantFrom('', '[]', '[a]', '[__proto__]', '%00'),
                  junkText,
                )
                .map(([suffix, text]) => [`${name}${suffix}=${encode(text)}`]),
            },
          ),
        ),
      mostly<string[]>(
        fc.constant([]),
        fc.tuple(junkText, junkText).map(pair => [pair.map(encode).join('=')]),
        fc.constantFrom(
          ['__proto__[x]=1'],
          ['hasOwnProperty=1'],
          ['constructor[prototype][x]=1'],
          ['limit=1', 'limit=2'],
          ['&&&=&'],
          ['%'],
        ),
      ),
    )
    .map(parts => parts.flat().join('&'));
  const headers = fc
    .tuple(
      authorization,
      mostly(fc.constant(undefined), headerText),
      mostly(
        fc.constant<string | undefined>('application/json'),
        fc.constantFrom('text/html', '*/*', 'image/*;q=0', ';', ''),
        headerText,
      ),
      fc.tuple(
        ...operation.parameters
          .filter(parameter => parameter.in === 'header')
          .map(({ name, schema }) =>
            mostly<string | undefined>(
              fc.constant(undefined),
              arbitraryOf(openApiDocument, schema).map(String),
              headerText,
            ).map(value => [name, value] as const),
          ),
      ),
    )
    .map(([bearer, requestId, accept, others]) =>
      Object.fromEntries(
        [
          ['authorization', bearer] as const,
          ['x-request-id', requestId] as const,
          ['accept', accept] as const,
          ...others,
        ].filter(
          (header): header is readonly [string, string] =>
            header[1] !== undefined,
        ),
      ),
    );
  const body: fc.Arbitrary<{ type?: string; body?: string | Buffer }> =
    operation.body
      ? fc.record({
          type: contentType,
          body: mostly<string | Buffer>(
            plausible(operation.body),
            near(operation.body),
            junkBody,
          ),
        })
      : mostly<{ type?: string; body?: string | Buffer }>(
          fc.constant({}),
          fc.record({ type: contentType, body: junkBody }),
          fc.record({ type: contentType }),
        );
  return fc.record({ path, query, headers, body }).map(parts => ({
    method: operation.method,
    path: parts.query ? `${parts.path}?${parts.query}` : parts.path,
    headers: {
      ...parts.headers,
      ...(parts.body.type !== undefined && {
        'content-type': parts.body.type,
      }),
    },
    body: parts.body.body,
  }));
}

/** Valid tokens of different people, tokens with junk in their claims, and junk. */
export async function authorizations(): Promise<
  fc.Arbitrary<string | undefined>
> {
  const tokens = await Promise.all([
    mintToken('ana', ['requester']),
    mintToken('ben', ['approver']),
    mintToken('ada', ['admin']),
    mintToken('vic', ['viewer']),
    mintToken('nobody'),
  ]);
  const bearer = fc.constantFrom(...tokens).map(token => `Bearer ${token}`);
  const junkClaims = await Promise.all(
    fc
      .sample(
        fc.tuple(
          junkText,
          fc.dictionary(
            fc.constantFrom(
              'roles',
              'groups',
              'email',
              'exp',
              'nbf',
              'iat',
              'aud',
              'sub',
            ),
            fc.oneof(junkValue, fc.array(junkText), fc.constant(['admin'])),
          ),
        ),
        60,
      )
      .map(([sub, claims]) => mintToken(sub, ['requester', 'admin'], claims)),
  );
  return mostly<string | undefined>(
    bearer,
    fc.constant(undefined),
    fc.constantFrom(...junkClaims).map(token => `Bearer ${token}`),
    fc
      .tuple(fc.constantFrom('Bearer ', 'Basic ', 'bearer  ', ''), headerText)
      .map(([scheme, text]) => scheme + text),
    fc
      .tuple(fc.jsonValue(), fc.jsonValue(), fc.base64String())
      .map(
        ([header, payload, signature]) =>
          `Bearer ${[header, payload]
            .map(part =>
              Buffer.from(JSON.stringify(part)).toString('base64url'),
            )
            .join('.')}.${signature.replaceAll(/[+/=]/g, '')}`,
      ),
  );
}
