import { openApiDocument } from '../../schema/openapi/generated/document';
import { resolveSchema } from '../arbitraryOf';
import type { ContractOperation } from '../listOperations';
import { nobodysId } from '../useTestApi';
import type { OperationCall } from './OperationCase';

/** A call that is wrong in one place. */
export type MalformedCall = {
  what: string;
  call: OperationCall;
  /** Sent in place of the JSON of the call. */
  body?: string;
};

/** What nobody may say of what they make, and what has no business in a body. */
const foreignFields: Record<string, unknown> = {
  id: nobodysId,
  status: 'active',
  created_at: '2020-01-01T00:00:00.000Z',
  created_by: { admin: true },
  actions: {},
  unknown: 1,
};

const malformedValues = [
  'not one!',
  `${nobodysId}\u0000`,
  '..%2f..',
  '__proto__',
];

/** A good call, made wrong in each place that the contract says something about. */
export function malformedCallsOf(
  operation: ContractOperation,
  call: OperationCall,
): MalformedCall[] {
  return [
    {
      what: 'a parameter that is unknown',
      call: { ...call, query: { ...call.query, unknown: '1' } },
    },
    {
      what: 'a parameter with a name of JavaScript',
      call: {
        ...call,
        query: { ...call.query, 'constructor[prototype]': '1' },
      },
    },
    ...operation.parameters.flatMap(({ name, in: place }): MalformedCall[] => {
      switch (place) {
        case 'path':
          return malformedValues.map(value => ({
            what: `the ${name} ${JSON.stringify(value)}`,
            call: { ...call, params: { ...call.params, [name]: value } },
          }));
        case 'query':
          return [
            {
              what: `a ${name} with a NUL`,
              call: { ...call, query: { ...call.query, [name]: '\u0000' } },
            },
          ];
        default:
          return [
            {
              what: `the header ${name} with a space`,
              call: { ...call, headers: { ...call.headers, [name]: 'a b' } },
            },
          ];
      }
    }),
    ...malformedBodies(operation, call),
  ];
}

function malformedBodies(
  operation: ContractOperation,
  call: OperationCall,
): MalformedCall[] {
  if (!operation.body) {
    return [];
  }
  const known = resolveSchema(openApiDocument, operation.body).properties ?? {};
  const rest = JSON.stringify(call.json ?? {}).slice(1);
  const separator = rest === '}' ? '' : ',';
  return [
    ...Object.entries(foreignFields)
      .filter(([name]) => !(name in known) || name === 'created_by')
      .map(([name, value]) => ({
        what: `the field ${name}`,
        call: { ...call, json: { ...call.json, [name]: value } },
      })),
    ...['__proto__', 'constructor'].map(name => ({
      what: `the field ${name}`,
      call,
      body: `{"${name}":{"admin":true}${separator}${rest}`,
    })),
    { what: 'a list', call, body: '[]' },
    { what: 'half an object', call, body: '{' },
    ...Object.keys(call.json ?? {}).map(name => ({
      what: `nothing for ${name}`,
      call: { ...call, json: { ...call.json, [name]: [{ $ne: '' }, null] } },
    })),
  ];
}
