import {
  exampleGate,
  exampleId,
  examplePendingRequest,
} from '../__testUtils__';
import { mergeInbox, orderOfInbox } from './inbox';

const pending = (
  number: number,
  change: Parameters<typeof examplePendingRequest>[0] = {},
) =>
  examplePendingRequest({
    id: exampleId(number),
    created_at: `2026-01-0${number}T12:00:00.000Z`,
    policy_warnings: 0,
    planned_changes: { create: 1, update: 0, delete: 0 },
    estimated_monthly_cost_usd: 0,
    ...change,
  });

it('puts the gravest first, of those as grave what waits longest, and at the end what has no risk', () => {
  const gate = exampleGate({
    id: exampleId(7),
    created_at: '2026-01-01T00:00:00.000Z',
  });
  const items = [
    pending(1),
    pending(2, { policy_warnings: 1 }),
    pending(3, { policy_warnings: 3 }),
    pending(4, { policy_warnings: 3, estimated_monthly_cost_usd: 2_000 }),
    pending(5, { policy_warnings: 1 }),
  ];
  const entries = mergeInbox({ items }, { items: [gate] }, 'riskiest');
  expect(entries.map(({ id }) => id)).toEqual(
    [4, 3, 2, 5, 1, 7].map(number => exampleId(number)),
  );
});

it.each([
  [undefined, undefined, 'riskiest'],
  ['more', undefined, 'oldest'],
  [undefined, 'more', 'oldest'],
])(
  'orders by risk only what was read as a whole: %p, %p',
  (ofRequests, ofGates, expected) => {
    const requests = { items: [], next_cursor: ofRequests };
    const gates = { items: [], next_cursor: ofGates };
    expect(orderOfInbox(requests, gates, 'riskiest')).toBe(expected);
    expect(orderOfInbox(requests, gates, 'costliest')).toBe('costliest');
  },
);
