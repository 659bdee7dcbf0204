import type { AuditEvent } from '@groundwork/plugin-control-plane-common';
import { readChanges, toLines } from './eventChanges';

const read = (metadata: Record<string, unknown>) =>
  readChanges({ metadata } as AuditEvent);

describe('readChanges', () => {
  it.each([
    ['changes', { changes: { plan: { from: 'team', to: 'company' } } }],
    [
      'before and after',
      {
        before: { plan: 'team', name: 'Acme' },
        after: { plan: 'company', name: 'Acme' },
      },
    ],
    ['a field that was otherwise', { plan: 'company', plan_before: 'team' }],
  ])('reads %s', (_what, metadata) => {
    expect(read({ ...metadata, reason: 'Grown' })).toEqual({
      before: { plan: 'team' },
      after: { plan: 'company' },
      rest: { reason: 'Grown' },
    });
  });

  it('leaves fields alone that only sound like one', () => {
    expect(read({ the_day_before: 'Monday' })).toEqual({
      before: {},
      after: {},
      rest: { the_day_before: 'Monday' },
    });
  });
});

it('writes values as lines that can be compared', () => {
  expect(toLines({ name: 'Acme', seats: 3 })).toBe('name: "Acme"\nseats: 3');
  expect(toLines({})).toBeUndefined();
});
