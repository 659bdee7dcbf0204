import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { compareLines, countChanges, foldUnchanged } from './diffRows';
import { TextDiff } from './TextDiff';

const BEFORE = Array.from({ length: 20 }, (_, i) => `line ${i + 1}`).join('\n');
const AFTER = BEFORE.replace('line 10', 'line ten');

describe('compareLines', () => {
  it('numbers the lines of both texts', () => {
    const lines = compareLines('a\nb\n', 'a\nc\n');
    expect(lines).toEqual([
      { kind: 'same', text: 'a', before: 1, after: 1 },
      { kind: 'removed', text: 'b', before: 2 },
      { kind: 'added', text: 'c', after: 2 },
    ]);
    expect(countChanges(lines)).toEqual({ added: 1, removed: 1 });
  });

  it('takes a text that was not there as added whole', () => {
    expect(countChanges(compareLines('', 'a\nb\n'))).toEqual({
      added: 2,
      removed: 0,
    });
  });
});

it('folds what is far from a change and keeps three lines around it', () => {
  const blocks = foldUnchanged(compareLines(BEFORE, AFTER));
  expect(blocks.map(({ type, lines }) => [type, lines.length])).toEqual([
    ['fold', 6],
    ['lines', 8],
    ['fold', 7],
  ]);
});

describe('TextDiff', () => {
  it('marks changes by signs and words, and unfolds on demand', async () => {
    renderInTestApp(<TextDiff before={BEFORE} after={AFTER} label="quota" />);
    const region = await screen.findByRole('region', { name: 'quota' });
    expect(region).toHaveTextContent('removed: line 10');
    expect(region).toHaveTextContent('added: line ten');
    expect(region).not.toHaveTextContent('line 20');

    await userEvent.click(
      screen.getByRole('button', { name: '7 unchanged lines' }),
    );
    expect(region).toHaveTextContent('line 20');
  });
});
