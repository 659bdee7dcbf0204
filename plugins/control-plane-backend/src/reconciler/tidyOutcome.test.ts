import fc from 'fast-check';
import { anObservedResource } from '../__testUtils__/aPlacement';
import { tidyOutcome } from './tidyOutcome';

describe('tidyOutcome', () => {
  it('keeps messages short, on one line and free of what a database refuses', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), message => {
        const tidied = tidyOutcome({
          result: 'error',
          terminal: false,
          message,
        });
        const kept = tidied.result === 'error' ? tidied.message : '';
        expect(kept).toMatch(/^\S(.*\S)?$/u);
        expect(kept).not.toMatch(/[\p{Cc}\p{Cs}]/u);
        expect(kept.length).toBeLessThanOrEqual(1_000);
      }),
    );
  });

  it('keeps a harmless message as it is', () => {
    const outcome = {
      result: 'error',
      terminal: true,
      message: 'The credential was refused — ask its owner',
    } as const;
    expect(tidyOutcome(outcome)).toEqual(outcome);
  });

  it('takes the address from a link that a browser must not open', () => {
    const tidied = tidyOutcome({
      result: 'in-sync',
      resources: [anObservedResource()],
      links: [
        { title: 'Good', kind: 'commit', url: 'https://example.com/a?b#c' },
        { title: 'Bad', kind: 'commit', url: 'data:text/html,<b>' },
        { title: 'Worse', kind: 'commit', url: 'https://' },
        { title: 'None', kind: 'commit', reference: 'abc\u0000' },
      ],
    });
    expect(tidied).toMatchObject({
      links: [
        { title: 'Good', kind: 'commit', url: 'https://example.com/a?b#c' },
        { title: 'Bad', kind: 'commit' },
        { title: 'Worse', kind: 'commit' },
        { title: 'None', kind: 'commit', reference: 'abc' },
      ],
    });
    expect(JSON.stringify(tidied)).not.toContain('text/html');
  });

  it('refuses an observation that is too large to keep', () => {
    expect(
      tidyOutcome({
        result: 'in-sync',
        resources: [anObservedResource({ name: 'x'.repeat(1_000_001) })],
        links: [],
      }),
    ).toMatchObject({ result: 'error', terminal: false });
  });
});
