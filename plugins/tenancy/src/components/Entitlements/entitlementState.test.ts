import { english } from '../../__testUtils__';
import { describeEntitlement } from './entitlementState';
import { parseConfig } from './parseConfig';

const now = Date.parse('2026-11-22T12:00:00.000Z');
const in9Days = '2026-12-01T12:00:00.000Z';
const in3Days = '2026-11-25T12:00:00.000Z';
const in90Days = '2027-02-20T12:00:00.000Z';
const ago2Days = '2026-11-20T12:00:00.000Z';

it.each([
  [{ enabled: true, trial: false }, 'active', /^Entitled$/],
  [
    { enabled: true, trial: false, expires_at: in90Days },
    'active',
    /^Entitled until .*2027/,
  ],
  [
    { enabled: true, trial: false, expires_at: in9Days },
    'expiring',
    /^Entitled until .*Dec/,
  ],
  [
    { enabled: true, trial: true, expires_at: in9Days },
    'active',
    /^Trial, 9 days left$/,
  ],
  [
    { enabled: true, trial: true, expires_at: in3Days },
    'expiring',
    /^Trial, 3 days left$/,
  ],
  [
    { enabled: true, trial: true, expires_at: ago2Days },
    'expired',
    /^Trial ended 2 days ago$/,
  ],
  [
    { enabled: false, trial: false, expires_at: ago2Days },
    'expired',
    /^Ended 2 days ago$/,
  ],
  [
    { enabled: false, trial: false, expires_at: in90Days },
    'suspended',
    /^Switched off$/,
  ],
] as const)('takes %j as %s', (entitlement, status, label) => {
  const state = describeEntitlement(entitlement, now, english);
  expect(state.status).toBe(status);
  expect(state.label).toMatch(label);
});

it.each([
  ['', {}],
  [' \n', {}],
  ['{"a": 1}', { a: 1 }],
])('reads the configuration %j', (text, config) => {
  expect(parseConfig(text, english)).toEqual({ config });
});

it.each([
  ['{', /not JSON/],
  ['[]', /object is needed/],
  ['null', /object is needed/],
  ['5', /object is needed/],
])('refuses the configuration %j', (text, problem) => {
  expect(parseConfig(text, english).problem).toMatch(problem);
});

it('names the line in which a configuration stops being JSON', () => {
  expect(parseConfig('{\n  "a": 1,\n  b\n}', english).problem).toMatch(
    /line 3/,
  );
});

it('refuses more settings than the API takes', () => {
  const many = Object.fromEntries(
    Array.from({ length: 101 }, (_, index) => [`k${index}`, index]),
  );
  expect(parseConfig(JSON.stringify(many), english).problem).toMatch(
    /At most 100/,
  );
});
