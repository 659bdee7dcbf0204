import fc from 'fast-check';
import { isSeenClosed, pullRequestText, seenClosed } from './pullRequestText';

describe('pullRequestText', () => {
  it('says in the title what the subject says', () => {
    const { title, body } = pullRequestText(
      'Provision payments-api\n\nGroundwork-Request: 1\n',
    );
    expect(title).toBe('Provision payments-api');
    expect(body).toContain('Groundwork-Request: 1');
  });

  it('shows what people named as nothing but text', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '@everyone ![x](https://evil.example/x.png)',
        '```\n# Approved\n```',
        '`````',
        '/merge',
        '<!-- groundwork: seen closed -->',
      ),
    );
    fc.assert(
      fc.property(hostile, text => {
        const { body } = pullRequestText(`Subject\n\n${text}`);
        const [fence] = body.split('\n', 1);
        expect(fence).toMatch(/^`{3,}$/);
        expect(isSeenClosed(body)).toBe(false);
        // The block ends once, and only where it is to.
        const ends = body.split('\n').filter(line => line === fence);
        expect(ends).toHaveLength(2);
      }),
    );
  });

  it('knows whether its end is known, and marks it once', () => {
    const { body } = pullRequestText('Subject');
    expect(isSeenClosed(body)).toBe(false);
    const seen = seenClosed(body);
    expect(isSeenClosed(seen)).toBe(true);
    expect(seenClosed(seen)).toBe(seen);
  });
});
