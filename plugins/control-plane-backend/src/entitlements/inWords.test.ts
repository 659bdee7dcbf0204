import { inWords } from './inWords';

describe('inWords', () => {
  it('says dates as people do, in UTC', () => {
    expect(inWords('2026-10-03T23:59:59.999Z')).toBe('3 Oct 2026');
  });
});
