import {
  notificationsApiRef,
  type NotificationsApi,
} from '@backstage/plugin-notifications';
import type { NotificationSettings as Settings } from '@backstage/plugin-notifications-common';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { notificationTopics } from '@groundwork/plugin-control-plane-common';
import { speaking } from '@groundwork/plugin-control-plane-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { isWanted } from './notificationChoices';
import { NotificationSettings } from './NotificationSettings';
import { settingsTranslations } from './translationResource';

const origin = 'plugin:control-plane';
const fresh: Settings = {
  channels: [
    { id: 'Web', origins: [{ id: origin, enabled: true, topics: [] }] },
  ],
};

function render(options: {
  settings?: Settings;
  update?: (settings: Settings) => Promise<Settings>;
  load?: () => Promise<Settings>;
  language?: 'de';
}) {
  let kept = options.settings ?? fresh;
  const keep = async (settings: Settings) => {
    kept = settings;
    return kept;
  };
  const update = jest.fn(options.update ?? keep);
  const api: Partial<NotificationsApi> = {
    getNotificationSettings: options.load ?? (async () => kept),
    updateNotificationSettings: update,
  };
  renderInTestApp(<NotificationSettings />, {
    ...(options.language && speaking(options.language, [settingsTranslations])),
    apis: [[notificationsApiRef, api as NotificationsApi]],
  });
  return update;
}
const find = (name: string) => screen.findByRole('switch', { name });

describe('NotificationSettings', () => {
  // The language that was spoken last is kept
  beforeEach(() => localStorage.clear());

  it('has a switch for everything that one can be told, also before one was told of it', async () => {
    render({});
    await find('Drift');
    const section = screen.getByRole('region', {
      name: 'Environments and tenants',
    });
    expect(within(section).getAllByRole('switch')).toHaveLength(
      notificationTopics.length + 1,
    );
    for (const each of within(section).getAllByRole('switch')) {
      expect(each).toBeChecked();
      expect(each).toHaveAccessibleDescription();
    }
  });

  it('switches one topic off, and leaves the rest as it was', async () => {
    const update = render({});
    await userEvent.click(await find('Drift'));
    await waitFor(async () => expect(await find('Drift')).not.toBeChecked());
    expect(await find('Failures')).toBeChecked();
    await waitFor(() => expect(update).toHaveBeenCalledTimes(1));
    const [saved] = update.mock.calls[0];
    const told = (topic?: string) =>
      isWanted(saved, { channel: 'Web', origin, topic });
    expect(notificationTopics.filter(topic => !told(topic))).toEqual(['drift']);
    expect(told()).toBe(true);
  });

  it('switches everything off, and one topic on again', async () => {
    const update = render({});
    await userEvent.click(await find('Everything from here'));
    expect(await find('Ready')).not.toBeChecked();
    await waitFor(() => expect(update).toHaveBeenCalledTimes(1));
    await userEvent.click(await find('Drift'));
    expect(await find('Drift')).toBeChecked();
    expect(await find('Ready')).not.toBeChecked();
  });

  it('takes back what could not be saved, and says why', async () => {
    render({
      update: async () => {
        throw new Error('The notifications are away');
      },
    });
    await userEvent.click(await find('Drift'));
    expect(
      await screen.findByText('What you are told did not change'),
    ).toBeInTheDocument();
    expect(await find('Drift')).toBeChecked();
  });

  it('names each way of being told where there are several, and other parts of the portal', async () => {
    render({
      settings: {
        channels: [
          {
            id: 'Web',
            origins: [
              { id: origin, enabled: true, topics: [] },
              {
                id: 'plugin:scaffolder',
                enabled: true,
                topics: [{ id: 'task-done', enabled: false }],
              },
            ],
          },
          { id: 'Email', enabled: false, origins: [] },
        ],
      },
    });
    expect(await find('Drift: In the portal')).toBeChecked();
    expect(await find('Drift: Email')).not.toBeChecked();
    expect(await find('Scaffolder: In the portal')).toBeChecked();
    expect(await find('Task done: In the portal')).not.toBeChecked();
  });

  it('is there in German', async () => {
    render({ language: 'de' });
    expect(await find('Abweichungen')).toBeChecked();
    expect(
      screen.queryByRole('heading', { name: 'Environments and tenants' }),
    ).not.toBeInTheDocument();
  });

  it('says what failed, and tries again', async () => {
    let fails = true;
    render({
      load: async () => {
        if (fails) {
          throw new Error('The notifications are away');
        }
        return fresh;
      },
    });
    expect(
      await screen.findByText('What you are told could not be loaded'),
    ).toBeInTheDocument();
    fails = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await find('Drift')).toBeChecked();
  });
});
