import fc from 'fast-check';
import { openApiDocument } from '../schema/openapi/generated/document';
import { arbitraryOf, resolveSchema, type ContractSchema } from './arbitraryOf';
import {
  contentType,
  encode,
  headerText,
  junkBody,
  junkText,
  junkValue,
  mostly,
  rawPath,
} from './hostile';
import type { ContractOperation } from './listOperations';

/** One call, as an attacker would make it. */
export type Attack = {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | Buffer;
};

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

/** Values that the control plane knows, by the parameter or field that they are good for. */
export type KnownValues = Record<string, unknown[]>;

/** Only what is required, with values that this control plane knows: what gets furthest. */
function plausible(
  reference: ContractSchema,
  known: KnownValues,
): fc.Arbitrary<string> {
  const schema = resolveSchema(openApiDocument, reference);
  const required = schema.required ?? [];
  return fc
    .record(
      Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => required.includes(name))
          .map(([name, property]) => [
            name,
            Object.hasOwn(known, name)
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
  known: KnownValues,
  authorization: fc.Arbitrary<string | undefined>,
): fc.Arbitrary<Attack> {
  const path = fc
    .tuple(
      ...operation.path
        .split('/')
        .map(segment =>
          segment.startsWith('{')
            ? mostly(
                fc.constantFrom(...known[segment.slice(1, -1)].map(String)),
                fc.uuid(),
                rawPath,
              )
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
            {
              weight: Object.hasOwn(known, name) ? 1 : 6,
              arbitrary: fc.constant([]),
            },
            {
              weight: Object.hasOwn(known, name) ? 8 : 3,
              arbitrary: (Object.hasOwn(known, name)
                ? fc.constantFrom(...known[name])
                : arbitraryOf(openApiDocument, schema)
              ).map(value =>
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
            plausible(operation.body, known),
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
