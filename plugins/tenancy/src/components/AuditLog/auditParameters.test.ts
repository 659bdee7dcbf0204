import { isAuditFiltered, toAuditFilter, toAuditPage } from './auditParameters';
import { formatSize } from './formatSize';

const now = Date.parse('2026-11-22T12:00:00.000Z');

describe('toAuditFilter', () => {
  it('calls the filters of the address as the API does', () => {
    expect(
      toAuditFilter(
        {
          actor: 'user:default/ana',
          action: 'tenant.updated',
          target_type: 'tenant',
          target: 'one',
          product: 'data-lake',
          project: 'two',
          tenant: 'three',
        },
        undefined,
        now,
      ),
    ).toEqual({
      actor_id: 'user:default/ana',
      action: 'tenant.updated',
      target_type: 'tenant',
      target_id: 'one',
      product: 'data-lake',
      project_id: 'two',
      tenant_id: 'three',
    });
  });

  it('does not let an address leave the tenant whose log it is', () => {
    expect(toAuditFilter({ tenant: 'other' }, 'own', now)).toEqual({
      tenant_id: 'own',
    });
  });

  it('counts a range from now', () => {
    expect(toAuditFilter({ range: '24h' }, undefined, now)).toEqual({
      since: '2026-11-21T12:00:00.000Z',
    });
  });

  it('takes days whole, the last one as well', () => {
    const { since, until } = toAuditFilter(
      { since: '2026-11-01', until: '2026-11-02' },
      undefined,
      now,
    );
    expect(Date.parse(until ?? '') - Date.parse(since ?? '')).toBe(
      2 * 24 * 3_600_000 - 1,
    );
  });

  it('leaves out what is no time', () => {
    expect(
      toAuditFilter(
        { range: 'ever', since: '2026-13-01', until: 'soon' },
        undefined,
        now,
      ),
    ).toEqual({});
  });
});

it.each([
  [{}, { limit: 50 }],
  [
    { size: '100', before: '42' },
    { limit: 100, cursor: 42 },
  ],
  [{ size: '7', before: 'x' }, { limit: 50 }],
  [{ before: '-1' }, { limit: 50 }],
])('reads the page of %j', (values, page) => {
  expect(toAuditPage(values)).toEqual(page);
});

it('does not take a page for a filter', () => {
  expect(isAuditFiltered({ before: '42', size: '100' })).toBe(false);
  expect(isAuditFiltered({ range: '1h' })).toBe(true);
});

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [3_210_000, '3.2 MB'],
])('says %d bytes as %s', (bytes, words) => {
  expect(formatSize(bytes)).toBe(words);
});
