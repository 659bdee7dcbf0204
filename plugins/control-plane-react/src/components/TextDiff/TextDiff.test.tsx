import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  compareLines,
  countChanges,
  foldUnchanged,
  pairLines,
} from './diffRows';
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

it('puts what came beside what went, and nothing beside what has no counterpart', () => {
  const sides = pairLines(compareLines('a\nb\nc\n', 'a\nB\nC\nD\n')).map(
    ({ before, after }) => [before?.text, after?.text],
  );
  expect(sides).toEqual([
    ['a', 'a'],
    ['b', 'B'],
    ['c', 'C'],
    [undefined, 'D'],
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

  it('stands side by side where there is room, and reads out once what stays', async () => {
    const observe = jest.fn();
    window.ResizeObserver = class {
      readonly #onResize: ResizeObserverCallback;

      constructor(onResize: ResizeObserverCallback) {
        this.#onResize = onResize;
      }

      observe(element: Element) {
        observe(element);
        const contentRect = { width: 900 } as DOMRectReadOnly;
        this.#onResize([{ contentRect } as ResizeObserverEntry], this);
      }

      unobserve() {}

      disconnect() {}
    };
    renderInTestApp(<TextDiff before={BEFORE} after={AFTER} label="quota" />);
    const region = await screen.findByRole('region', { name: 'quota' });
    expect(observe).toHaveBeenCalled();
    const same = within(region).getAllByText('line 9');
    expect(same.map(line => line.closest('[aria-hidden]') !== null)).toEqual([
      false,
      true,
    ]);
    expect(region).toHaveTextContent('removed: line 10');
    expect(region).toHaveTextContent('added: line ten');
  });
});
