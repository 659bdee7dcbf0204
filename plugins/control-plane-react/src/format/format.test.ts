import {
  formatBytes,
  formatCpu,
  formatDay,
  formatDistance,
  formatDuration,
  formatExactTime,
  formatHours,
  formatInSentence,
  formatLeaseLeft,
  formatMonthlyCost,
  formatNumber,
  formatQuota,
  formatRelativeTime,
  formatRoughDuration,
  formatTotal,
  shortenMiddle,
} from './index';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

describe('formatDuration', () => {
  it.each([
    [0, '0 s'],
    [40_000, '40 s'],
    [90_000, '1 min 30 s'],
    [3 * HOUR_MS + 20 * MINUTE_MS, '3 h 20 min'],
    [47 * HOUR_MS, '47 h'],
    [52 * HOUR_MS, '2 days 4 h'],
    [30 * 24 * HOUR_MS + 5 * HOUR_MS, '30 days'],
    [-2 * HOUR_MS, '2 h'],
  ])('says %d ms as "%s"', (milliseconds, words) => {
    expect(formatDuration(milliseconds)).toBe(words);
  });

  it.each([
    [24, '24 h'],
    [168, '7 days'],
    [720, '30 days'],
  ])('says %d hours as "%s"', (hours, words) => {
    expect(formatHours(hours)).toBe(words);
  });
});

it.each([
  [0, '0 s'],
  [59_600, '1 min'],
  [100 * MINUTE_MS, '2 h'],
  [23.9 * HOUR_MS, '24 h'],
  [36 * HOUR_MS, '36 h'],
  [47.6 * HOUR_MS, '2 days'],
  [75 * HOUR_MS, '3 days'],
])('says %d ms roughly as "%s"', (milliseconds, words) => {
  expect(formatRoughDuration(milliseconds)).toBe(words);
});

describe('formatRelativeTime', () => {
  const now = Date.parse('2026-01-31T12:00:00.000Z');
  it.each([
    ['2026-01-31T11:59:55.000Z', 'just now'],
    ['2026-01-31T10:00:00.000Z', '2 h ago'],
    ['2026-02-03T12:00:00.000Z', 'in 3 days'],
  ])('says %s as "%s"', (time, words) => {
    expect(formatRelativeTime(time, now)).toBe(words);
  });
});

it('names day, time and zone of an exact time, and leaves what is no time as it is', () => {
  expect(formatExactTime('2026-01-31T12:00:00.000Z')).toMatch(
    /Sat.*Jan.*2026.*\d\d:\d\d/,
  );
  expect(formatExactTime('soon')).toBe('soon');
});

it('shows cents only where there are any', () => {
  expect(formatMonthlyCost(1200)).toBe('$1,200 / month');
  expect(formatMonthlyCost(12.5)).toBe('$12.50 / month');
});

it('reads Kubernetes quantities', () => {
  expect(formatCpu('500m')).toBe('0.5');
  expect(formatBytes('4Gi')).toBe('4 GiB');
  expect(formatBytes('20G')).toBe('20 GB');
  expect(
    formatQuota({
      cpu: '2',
      memory: '4Gi',
      storage: '20Gi',
      pods: 10,
      load_balancers: 0,
    }),
  ).toBe('2 CPU / 4 GiB');
});

it('says when counting stopped', () => {
  expect(formatTotal({ value: 43, relation: 'eq' })).toBe('43');
  expect(formatTotal({ value: 1000, relation: 'gte' })).toBe('about 1,000+');
});

it('shortens ids in the middle and leaves short ones whole', () => {
  expect(shortenMiddle(`sha256:${'ab'.repeat(32)}`)).toBe('abababa…abab');
  expect(shortenMiddle('request-42')).toBe('request-42');
});

describe('in German', () => {
  const now = Date.parse('2026-01-31T12:00:00.000Z');

  it('says lengths of time', () => {
    expect(formatDuration(52 * HOUR_MS, 'de')).toBe('2 Tage 4 Std.');
    expect(formatDuration(200 * MINUTE_MS, 'de')).toBe('3 Std. 20 Min.');
    expect(formatRoughDuration(40_000, 'de')).toBe('40 Sek.');
    expect(formatHours(168, 'de')).toBe('7 Tage');
  });

  it('says times relative to now, and exactly', () => {
    expect(formatRelativeTime('2026-01-31T11:59:55.000Z', now, 'de')).toBe(
      'jetzt',
    );
    expect(formatRelativeTime('2026-01-31T10:00:00.000Z', now, 'de')).toBe(
      'vor 2 Std.',
    );
    expect(formatRelativeTime('2026-02-03T12:00:00.000Z', now, 'de')).toBe(
      'in 3 Tagen',
    );
    expect(formatExactTime('2026-01-31T12:00:00.000Z', 'de')).toMatch(
      /^Sa.*31\. Jan\. 2026.*\d\d:\d\d/,
    );
    expect(formatDay('2026-12-31', 'de')).toBe('31. Dez. 2026');
  });

  it('says what is left of a lease, or when it ended', () => {
    expect(formatLeaseLeft('2026-02-03T12:00:00.000Z', now, 'de')).toBe(
      'noch 3 Tage',
    );
    expect(formatLeaseLeft('2026-01-31T10:00:00.000Z', now, 'de')).toBe(
      'vor 2 Std. abgelaufen',
    );
  });

  it('writes money and numbers as they are written there', () => {
    const plain = (text: string) => text.replaceAll('\u00a0', ' ');
    expect(plain(formatMonthlyCost(1200, 'de'))).toBe('1.200 $ / Monat');
    expect(plain(formatMonthlyCost(12.5, 'de'))).toBe('12,50 $ / Monat');
    expect(formatNumber(12_345, 'de')).toBe('12.345');
    expect(formatTotal({ value: 1000, relation: 'gte' }, 'de')).toBe('1.000+');
    expect(formatCpu('500m', 'de')).toBe('0,5');
    expect(formatBytes('1.5Gi', 'de')).toBe('1,5 GiB');
  });

  it('keeps the capitals of nouns within sentences', () => {
    expect(formatInSentence('Umgebungen', 'de')).toBe('Umgebungen');
    expect(formatInSentence('Environments', 'en')).toBe('environments');
  });
});

it('speaks a language for which there are no words of our own', () => {
  expect(formatDuration(52 * HOUR_MS, 'fr')).toMatch(/^2\s?jours 4/);
  expect(formatDistance(-2 * HOUR_MS, 'fr')).toMatch(/^il y a 2\s?h/);
  expect(
    formatLeaseLeft(
      '2026-02-03T12:00:00.000Z',
      Date.parse('2026-01-31T12:00:00.000Z'),
      'fr',
    ),
  ).toBe('3 days left');
});
