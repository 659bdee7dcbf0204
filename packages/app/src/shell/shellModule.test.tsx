import {
  createFrontendPlugin,
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { speaking } from '@groundwork/plugin-control-plane-react/testUtils';
import { act, screen, waitFor } from '@testing-library/react';
import { portalTranslations } from '../translations/portalTranslation';
import { shellModule } from './shellModule';

const settings = createFrontendPlugin({
  pluginId: 'settings',
  extensions: [
    PageBlueprint.make({ params: { path: '/settings', title: 'Settings' } }),
    SubPageBlueprint.make({
      name: 'general',
      params: {
        path: 'general',
        title: 'General',
        loader: async () => <p>content</p>,
      },
    }),
    SubPageBlueprint.make({
      name: 'budgets',
      params: {
        path: 'budgets',
        title: 'Budgets of my own',
        loader: async () => <p>other content</p>,
      },
    }),
  ],
});

function renderShell(language?: ReturnType<typeof speaking>) {
  renderTestApp({
    ...language,
    features: [shellModule, settings, ...(language?.features ?? [])],
    initialRouteEntries: ['/settings'],
  });
}

const tell = (event: 'offline' | 'online') =>
  act(() => {
    window.dispatchEvent(new Event(event));
  });

describe('the frame of the portal', () => {
  it('heads pages and names tabs as their plugins do', async () => {
    renderShell();
    expect(await screen.findByText('content')).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'Settings' }),
    ).toBeInTheDocument();
    const tab = screen.getByRole('tab', { name: 'General' });
    expect(tab).toHaveAttribute('href', '/settings/general');
    await waitFor(() => expect(document.documentElement.lang).toBe('en'));
  });

  it('translates titles that it knows, leaves others, and tells the browser the language', async () => {
    renderShell(speaking('de', [portalTranslations]));
    // The frame is made anew when the page in it has loaded, so all of it is looked for until it stays
    await screen.findByText('content');
    await waitFor(() =>
      expect(
        screen.getByRole('heading', { name: 'Einstellungen' }),
      ).toBeInTheDocument(),
    );
    expect(screen.getByRole('tab', { name: 'Allgemein' })).toBeInTheDocument();
    expect(
      screen.getByRole('tab', { name: 'Budgets of my own' }),
    ).toBeInTheDocument();
    await waitFor(() => expect(document.documentElement.lang).toBe('de'));
  });

  it('says once that the browser is offline, and shortly that it is back', async () => {
    renderShell();
    await screen.findByText('content');
    tell('offline');
    expect(screen.getByText(/^You are offline\./)).toBeInTheDocument();
    tell('online');
    expect(screen.getByText('You are online again.')).toBeInTheDocument();
    await waitFor(
      () => expect(screen.queryByText(/online/)).not.toBeInTheDocument(),
      { timeout: 10_000 },
    );
  }, 15_000);
});
