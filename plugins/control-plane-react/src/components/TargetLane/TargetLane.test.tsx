import { useState } from 'react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import type {
  EnvironmentEvent,
  Target,
} from '@groundwork/plugin-control-plane-common';
import { exampleError } from '../../testUtils/exampleError';
import { exampleId } from '../../testUtils/exampleId';
import { pageOfEvents } from '../../testUtils/pageOfEvents';
import { TargetLane, type TargetLaneProps } from './TargetLane';

const resources = (...states: Target['resources'][number]['state'][]) =>
  states.map((state, index) => ({
    id: `resource-${index}`,
    kind: 'ConfigMap',
    name: `resource-${index}`,
    location: '',
    state,
    fields: [],
  }));

const target: Target = {
  id: exampleId(1),
  runtime: 'west',
  runtime_type: 'kubernetes',
  title: 'Cluster West',
  status: 'in_progress',
  message: '',
  generation: 1,
  drift_status: 'unknown',
  drift: [],
  resources: resources('in_sync', 'in_sync', 'missing'),
  conditions: [],
  links: [],
  attempt: 0,
  updated_at: '2026-01-31T12:00:00.000Z',
};

const events = Array.from({ length: 25 }, (_, index): EnvironmentEvent => ({
  id: 100 - index,
  action: 'environment-request.target-ready',
  actor_id: 'system',
  actor_type: 'system',
  target_id: index < 23 ? target.id : exampleId(2),
  message: `Event ${100 - index}`,
  metadata: {},
  created_at: '2026-01-31T12:00:00.000Z',
}));

function lanePropsOf(
  change: Partial<Target>,
): Omit<TargetLaneProps, 'listEvents'> {
  return {
    target: { ...target, ...change },
    api: {
      listDriftEvents: async () => ({ items: [] }),
      revertDrift: async () => target,
      acceptDrift: async () => target,
      retry: async () => target,
    },
    change: undefined,
    onChanged: () => {},
  };
}

function open(
  change: Partial<Target> = {},
  listEvents: TargetLaneProps['listEvents'] = async query =>
    pageOfEvents(events, query),
) {
  const list = jest.fn(listEvents);
  renderInTestApp(<TargetLane {...lanePropsOf(change)} listEvents={list} />);
  return list;
}

const lane = async () =>
  within(await screen.findByRole('article', { name: 'Cluster West' }));

describe('the progress of a lane', () => {
  it('says in words how many resources are in sync', async () => {
    open();
    const bar = (await lane()).getByRole('progressbar', {
      name: 'Progress of Cluster West',
    });
    expect(bar).toHaveAttribute('aria-valuenow', '2');
    expect(bar).toHaveAttribute('aria-valuemax', '3');
    expect(bar).toHaveAttribute('aria-valuetext', '2 of 3 resources in sync');
  });

  it('has no number while nothing is known', async () => {
    open({ resources: [] });
    const bar = (await lane()).getByRole('progressbar');
    expect(bar).not.toHaveAttribute('aria-valuenow');
    expect(bar).toHaveAttribute(
      'aria-valuetext',
      'Work is under way, and nothing can be seen yet',
    );
  });

  it('is gone when everything is as agreed', async () => {
    open({ status: 'ready', resources: resources('in_sync') });
    expect((await lane()).queryByRole('progressbar')).not.toBeInTheDocument();
  });
});

describe('the events of a lane', () => {
  const expand = async () =>
    userEvent.click((await lane()).getByRole('button', { name: 'Events' }));

  it('are read only when they are asked for, and are of its target alone', async () => {
    const list = open();
    await lane();
    expect(list).not.toHaveBeenCalled();
    await expand();
    expect(await screen.findByText('Event 100')).toBeInTheDocument();
    expect(list).toHaveBeenCalledWith(
      { target_id: target.id, limit: 20 },
      expect.anything(),
    );
    expect(screen.queryByText('Event 80')).not.toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    expect(await screen.findByText('Event 78')).toBeInTheDocument();
    expect(screen.queryByText('Event 77')).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Show more' }),
    ).not.toBeInTheDocument();
  });

  it('are read anew when something happens on the target', async () => {
    const told = events.slice(1, 3);
    function Page() {
      const [time, setTime] = useState(target.updated_at);
      return (
        <>
          <button
            onClick={() => {
              told.unshift(events[0]);
              setTime('2026-01-31T12:00:01.000Z');
            }}
          >
            Go on
          </button>
          <TargetLane
            {...lanePropsOf({ updated_at: time })}
            listEvents={async query => pageOfEvents(told, query)}
          />
        </>
      );
    }
    renderInTestApp(<Page />);
    await expand();
    expect(await screen.findByText('Event 99')).toBeInTheDocument();
    expect(screen.queryByText('Event 100')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
    expect(await screen.findByText('Event 100')).toBeInTheDocument();
  });

  it('say that there are none', async () => {
    open({ id: exampleId(3) });
    await expand();
    expect(
      await screen.findByText('Nothing was told of this target alone yet.'),
    ).toBeInTheDocument();
  });

  it('can be asked for again when they could not be read', async () => {
    let isUp = false;
    open({}, async query => {
      if (!isUp) {
        throw exampleError('unavailable', 'It restarts');
      }
      return pageOfEvents(events, query);
    });
    await expand();
    expect(
      await screen.findByText('The events could not be loaded'),
    ).toBeInTheDocument();
    isUp = true;
    await userEvent.click(screen.getByRole('button', { name: /again|retry/i }));
    expect(await screen.findByText('Event 100')).toBeInTheDocument();
  });
});
