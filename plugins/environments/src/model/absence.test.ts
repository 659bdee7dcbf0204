import { absenceProblem, absenceTimes, dayOf } from './absence';

// Noon, where the person is.
const now = new Date(2026, 1, 10, 12);
const day = (offset: number) => dayOf(new Date(2026, 1, 10 + offset));

it('names the day where the person is', () => {
  expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
});

it('begins now, or on a later day, and ends with the last day', () => {
  expect(absenceTimes({ from: day(0), until: day(2) }, now)).toEqual({
    until: new Date(2026, 1, 13).toISOString(),
  });
  expect(absenceTimes({ from: day(1), until: day(1) }, now)).toEqual({
    from: new Date(2026, 1, 11).toISOString(),
    until: new Date(2026, 1, 12).toISOString(),
  });
  expect(absenceTimes({ from: '', until: '' }, now)).toEqual({});
});

it.each<[string, string, string | undefined]>([
  [day(0), day(0), undefined],
  ['', day(3), undefined],
  [day(5), day(5), undefined],
  [day(0), '', 'chooseUntil'],
  [day(-3), day(-1), 'untilPast'],
  [day(5), day(4), 'untilBeforeFrom'],
  [day(1), day(90), undefined],
  [day(1), day(92), 'tooLong'],
])('says of %s to %s: %s', (from, until, problem) => {
  expect(absenceProblem({ from, until }, now)).toBe(problem);
});
