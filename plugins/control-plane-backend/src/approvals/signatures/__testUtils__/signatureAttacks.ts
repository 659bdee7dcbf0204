import { decisionSignatureHeaders } from '@groundwork/plugin-control-plane-node';
import {
  approve,
  otherId,
  plan_digest,
  requestId,
  secrets,
  type SignedCalls,
  type WireCall,
} from './useSignedCalls';

const minute = 60_000;
const { client, timestamp, nonce, signature } = decisionSignatureHeaders;

/** The call with another value of a header, or without it. */
function withHeader(
  call: WireCall,
  name: string,
  change: (value: string) => string | undefined,
): WireCall {
  const at = call.headers.indexOf(name);
  const value = change(call.headers[at + 1]);
  return {
    ...call,
    headers: call.headers.toSpliced(
      at,
      2,
      ...(value === undefined ? [] : [name, value]),
    ),
  };
}
/** The call with further headers. */
export const withMore = (call: WireCall, ...headers: string[]): WireCall => ({
  ...call,
  headers: [...call.headers, ...headers],
});
const body = (change: object) => JSON.stringify({ ...approve, ...change });

/** What is wrong with a signature, the reason that is written down, and the call. */
export type Attack = [
  what: string,
  reason: string,
  make: (sign: SignedCalls['sign']) => WireCall,
];

/** Signatures that are not acceptable. */
export const signatureAttacks: Attack[] = [
  [
    'with another secret',
    'wrong-signature',
    sign => sign({ secret: `${secrets.checks}!` }),
  ],
  [
    'with the secret of another client',
    'wrong-signature',
    sign => sign({ secret: secrets.other }),
  ],
  [
    'under the name of another client',
    'wrong-signature',
    sign => withHeader(sign(), client, () => 'other'),
  ],
  [
    'by a client that there is not',
    'unknown-client',
    sign => sign({ client: 'nobody' }),
  ],
  [
    'by a client that every object has',
    'unknown-client',
    sign => sign({ client: 'constructor' }),
  ],
  [
    'by a client that is no name',
    'malformed',
    sign => sign({ client: 'Checks' }),
  ],
  [
    'for another request',
    'wrong-signature',
    sign => sign({}, { path: `/v1/environment-requests/${otherId}/approve` }),
  ],
  [
    'over another request',
    'wrong-signature',
    sign => sign({ requestId: otherId }),
  ],
  [
    'for another decision',
    'wrong-signature',
    sign => sign({}, { body: body({ decision: 'reject' }) }),
  ],
  [
    'for another plan',
    'wrong-signature',
    sign =>
      sign({}, { body: body({ plan_digest: `sha256:${'b'.repeat(64)}` }) }),
  ],
  [
    'for another reason',
    'wrong-signature',
    sign => sign({}, { body: body({ reason: 'Checks failed' }) }),
  ],
  [
    'without its reason',
    'wrong-signature',
    sign => sign({}, { body: body({ reason: undefined }) }),
  ],
  [
    'with another nonce',
    'wrong-signature',
    sign => withHeader(sign(), nonce, value => `${value}x`),
  ],
  [
    'with another time',
    'wrong-signature',
    sign => withHeader(sign(), timestamp, value => String(Number(value) + 1)),
  ],
  [
    'five minutes ago',
    'old',
    sign => sign({ signedAt: new Date(Date.now() - 5 * minute - 2_000) }),
  ],
  [
    'in six minutes',
    'future',
    sign => sign({ signedAt: new Date(Date.now() + 6 * minute) }),
  ],
  [
    'in the seventies',
    'malformed',
    sign => sign({ signedAt: new Date('1975-01-01') }),
  ],
  [
    'at a time in milliseconds',
    'malformed',
    sign => withHeader(sign(), timestamp, value => `${value}000`),
  ],
  [
    'at a time that is no number',
    'malformed',
    sign => withHeader(sign(), timestamp, () => '1e10'),
  ],
  ['with a nonce that is too short', 'malformed', sign => sign({ nonce: 'a' })],
  [
    'with a nonce that is too long',
    'malformed',
    sign => sign({ nonce: 'a'.repeat(129) }),
  ],
  [
    'with a nonce of other characters',
    'malformed',
    sign => sign({ nonce: 'a nonce with spaces' }),
  ],
  ...[client, timestamp, nonce].map((name): Attack => [
    `without ${name}`,
    'malformed',
    sign => withHeader(sign(), name, () => undefined),
  ]),
  ...[client, timestamp, nonce, signature].map((name): Attack => [
    `with ${name} twice`,
    'malformed',
    sign => {
      const call = sign();
      return withMore(
        call,
        name.toLowerCase(),
        call.headers[call.headers.indexOf(name) + 1],
      );
    },
  ]),
  [
    'in capitals',
    'malformed',
    sign =>
      withHeader(
        sign(),
        signature,
        value => `v1=${value.slice(3).toUpperCase()}`,
      ),
  ],
  [
    'in another version',
    'malformed',
    sign => withHeader(sign(), signature, value => value.replace('v1', 'v2')),
  ],
  [
    'without a version',
    'malformed',
    sign => withHeader(sign(), signature, value => value.slice(3)),
  ],
  [
    'with a signature that is too short',
    'malformed',
    sign => withHeader(sign(), signature, value => value.slice(0, -2)),
  ],
  [
    'with a signature that is too long',
    'malformed',
    sign => withHeader(sign(), signature, value => `${value}00`),
  ],
  [
    'with an empty signature',
    'malformed',
    sign => withHeader(sign(), signature, () => ''),
  ],
  [
    'with one character that differs',
    'wrong-signature',
    sign =>
      withHeader(sign(), signature, value =>
        value.endsWith('0')
          ? `${value.slice(0, -1)}1`
          : `${value.slice(0, -1)}0`,
      ),
  ],
  [
    'and with a token beside',
    'two-credentials',
    sign => withMore(sign(), 'Authorization', 'Bearer token'),
  ],
  [
    'and with an empty token beside',
    'two-credentials',
    sign => withMore(sign(), 'Authorization', ''),
  ],
  ...[
    ['GET', `/v1/environment-requests/${requestId}`],
    ['GET', `/v1/environment-requests/${requestId}/approve`],
    ['PUT', `/v1/environment-requests/${requestId}/approve`],
    ['DELETE', `/v1/environment-requests/${requestId}`],
    ['POST', `/v1/environment-requests/${requestId}/reconcile`],
    ['POST', '/v1/environment-requests'],
    ['POST', `/v1/environment-requests/${requestId}/approve/`],
    ['POST', `/v1/environment-requests/${requestId}/approve?as=ben`],
    ['POST', `/v1/environment-requests/${requestId}/%61pprove`],
    ['POST', `/v1/environment-requests/${requestId}/APPROVE`],
    ['POST', `//v1/environment-requests/${requestId}/approve`],
    ['POST', '/v1/environment-requests/1/approve'],
  ].map(([method, path]): Attack => [
    `over ${method} ${path}`,
    'not-signable',
    sign => sign({}, { method, path, body: method === 'GET' ? '' : body({}) }),
  ]),
  ...['', '{', '[]', 'null', '"approve"', '\u0000'].map((text): Attack => [
    `over ${JSON.stringify(text)}`,
    'malformed',
    sign => sign({}, { body: text }),
  ]),
  ...[
    { decision: 'Approve' },
    { decision: ['approve'] },
    { plan_digest: undefined },
    { plan_digest: `${plan_digest}\nreject` },
    { plan_digest: [plan_digest] },
    { reason: 1 },
    { reason: null },
    { reason: { toString: 'x' } },
  ].map((change): Attack => [
    `over a decision with ${JSON.stringify(change)}`,
    'malformed',
    sign => sign({}, { body: body(change) }),
  ]),
  [
    'over a body that is packed',
    'malformed',
    sign => withMore(sign(), 'Content-Encoding', 'gzip'),
  ],
  [
    'over a body that is larger than any decision',
    'malformed',
    sign => sign({}, { body: body({ reason: 'x'.repeat(20_000) }) }),
  ],
];
