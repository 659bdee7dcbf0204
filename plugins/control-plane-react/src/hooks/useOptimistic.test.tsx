import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { RolledBack } from '../components';
import { exampleError } from '../testUtils/exampleError';
import { useLiveQuery } from './useLiveQuery';
import { useOptimistic } from './useOptimistic';

/** A number in a database, which is raised and read. */
function createCounter(initial: number) {
  const state = { stored: initial };
  const open: { settle: (error?: Error) => void }[] = [];
  return {
    read: jest.fn(async () => state.stored),
    raise: () =>
      new Promise<void>((resolve, reject) => {
        open.push({
          settle: error => {
            if (error) {
              reject(error);
            } else {
              state.stored += 1;
              resolve();
            }
          },
        });
      }),
    settle: (index: number, error?: Error) =>
      act(async () => open[index].settle(error)),
  };
}

function Counter(props: { counter: ReturnType<typeof createCounter> }) {
  const { counter } = props;
  const query = useOptimistic(
    useLiveQuery({ key: 'counter', load: counter.read }),
  );
  const raise = () =>
    query.change({
      show: value => value + 1,
      send: counter.raise,
      failed: 'It was not raised',
    });
  return (
    <>
      <output aria-label="Counter" aria-busy={query.isChanging}>
        {query.value}
      </output>
      <button onClick={raise}>Raise</button>
      <RolledBack change={query.rolledBack} onDismiss={query.forget} />
    </>
  );
}

const counterShown = () => screen.getByRole('status', { name: 'Counter' });

async function shows(value: number) {
  await waitFor(() => expect(counterShown()).toHaveTextContent(`${value}`));
}

describe('useOptimistic', () => {
  it('shows a change at once, and keeps it when it was made', async () => {
    const counter = createCounter(1);
    renderInTestApp(<Counter counter={counter} />);
    await waitFor(() => expect(counter.read).toHaveBeenCalled());
    await shows(1);

    await userEvent.click(screen.getByRole('button', { name: 'Raise' }));
    await shows(2);
    expect(counterShown()).toHaveAttribute('aria-busy', 'true');

    await counter.settle(0);
    await shows(2);
    expect(counterShown()).toHaveAttribute('aria-busy', 'false');
    expect(screen.getByRole('alert')).toBeEmptyDOMElement();
  });

  it('takes a change back that failed, says why, and keeps the others', async () => {
    const counter = createCounter(1);
    renderInTestApp(<Counter counter={counter} />);
    const button = await screen.findByRole('button', { name: 'Raise' });
    await shows(1);
    await userEvent.click(button);
    await userEvent.click(button);
    await shows(3);

    await counter.settle(
      0,
      exampleError('conflict', 'Somebody else has raised it'),
    );
    await shows(2);
    const alert = screen.getByRole('alert');
    expect(alert).toHaveTextContent('It was not raised');
    expect(alert).toHaveTextContent('Somebody else has raised it.');
    expect(alert).toHaveTextContent('You see it again as it is.');

    await counter.settle(1);
    await shows(2);

    await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.getByRole('alert')).toBeEmptyDOMElement();
  });
});
