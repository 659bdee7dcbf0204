import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { useWords, type WordsOf } from './words';

const ref = createTranslationRef({
  id: 'test.words',
  messages: {
    plain: 'Nothing goes in here',
    greeting: 'Hello, {{name}}',
    range: 'from {{from}} until {{until}}',
    nested: { days_one: '{{count}} day', days_other: '{{count}} days' },
    size: '{{bytes, number}} bytes',
  },
});

type Say = (t: WordsOf<typeof ref.T>) => React.ReactNode;

function said(say: Say): string {
  function Page() {
    const { t } = useWords(ref);
    return <p>{say(t)}</p>;
  }
  const { container } = renderInTestApp(<Page />);
  return container.querySelector('p')?.innerHTML ?? '';
}

describe('useWords', () => {
  it.each<[Say, string]>([
    [t => t('plain'), 'Nothing goes in here'],
    [t => t('greeting', { name: 'Ana' }), 'Hello, Ana'],
    [t => t('greeting', { name: <b>Ana</b> }), 'Hello, <b>Ana</b>'],
    [
      t => t('range', { from: 'May', until: <i>June</i> }),
      'from May until <i>June</i>',
    ],
    [t => t('nested.days', { count: 1 }), '1 day'],
    [t => t('nested.days', { count: 2 }), '2 days'],
    [t => t('size', { bytes: 12345 }), '12,345 bytes'],
  ])('says what goes into the places of a message (%#)', (say, expected) => {
    expect(said(say)).toBe(expected);
  });

  it('does not compile what has no message, or not what its message needs', () => {
    // The compiler is what tests this: an error that is expected and not there is one.
    const wrong: ((t: WordsOf<typeof ref.T>) => unknown)[] = [
      // @ts-expect-error There is no such message
      t => t('other'),
      // @ts-expect-error Messages with a plural are asked for without its form
      t => t('nested.days_one', { count: 1 }),
      // @ts-expect-error Nothing goes in
      t => t('plain', { name: 'Ana' }),
      // @ts-expect-error A place stays empty
      t => t('greeting'),
      // @ts-expect-error One of two places stays empty
      t => t('range', { from: 'May' }),
      // @ts-expect-error There is no such place
      t => t('greeting', { nam: 'Ana' }),
      // @ts-expect-error Counts are numbers
      t => t('nested.days', { count: 'two' }),
      // @ts-expect-error What is formatted as a number is one
      t => t('size', { bytes: '12345' }),
      // @ts-expect-error Which of the messages it is is not known, so there must be something for each
      (t, key = 'plain' as 'plain' | 'greeting') => t(key),
      (t): string =>
        // @ts-expect-error With an element in it it is no text
        t('greeting', { name: <b>Ana</b> }),
    ];
    expect(wrong).toHaveLength(10);
  });

  it('is a text where texts go in', () => {
    const text: Say = t => {
      const title: string = t('greeting', { name: 'Ana' });
      return title.toUpperCase();
    };
    expect(said(text)).toBe('HELLO, ANA');
  });
});
