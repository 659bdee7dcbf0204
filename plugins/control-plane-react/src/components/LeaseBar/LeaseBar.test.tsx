import { formatLeaseLeft } from '../../format';
import { isLeaseClose } from './LeaseBar';

const NOW = Date.parse('2026-01-31T12:00:00.000Z');
const inHours = (hours: number) =>
  new Date(NOW + hours * 3_600_000).toISOString();

it('says what is left of a lease, or when it ended', () => {
  expect(formatLeaseLeft(inHours(72), NOW)).toBe('3 days left');
  expect(formatLeaseLeft(inHours(-2), NOW)).toBe('ended 2 h ago');
});

it.each([
  // A tenth of 30 days is 3 days.
  [720, 80, false],
  [720, 70, true],
  // Of short leases the last six hours count.
  [24, 7, false],
  [24, 5, true],
])('of %d h with %d h left, close is %s', (ttlHours, left, expected) => {
  expect(isLeaseClose(inHours(left), ttlHours, NOW)).toBe(expected);
});
