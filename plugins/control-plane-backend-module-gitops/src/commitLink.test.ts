import { commitLink } from './commitLink';

const hash = 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00';

describe('commitLink', () => {
  it('names the commit', () => {
    expect(commitLink(hash, undefined)).toEqual({
      title: 'Commit c0ffee00',
      kind: 'commit',
      reference: hash,
    });
  });

  it.each([
    ['https://github.com/o/r', `https://github.com/o/r/commit/${hash}`],
    ['https://gitlab.com/o/r/', `https://gitlab.com/o/r/-/commit/${hash}`],
    [
      'https://gitlab.example.com/o/r',
      `https://gitlab.example.com/o/r/-/commit/${hash}`,
    ],
    ['http://forge.local/o/r', `http://forge.local/o/r/commit/${hash}`],
  ])('links to its page below %s', (webUrl, url) => {
    expect(commitLink(hash, webUrl).url).toBe(url);
  });
});
