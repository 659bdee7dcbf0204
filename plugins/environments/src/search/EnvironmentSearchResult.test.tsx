import { screen } from '@testing-library/react';
import { hoursFromNow, renderPage } from '../__testUtils__';
import { EnvironmentSearchResult } from './EnvironmentSearchResult';

const result = {
  title: 'payments-api-preview-1a2b',
  text: 'payments-api',
  location: '/environments/1',
  status: 'ready',
  class: 'preview',
  region: 'eu-central-1',
  owner: 'group:default/team-payments',
  ttl_hours: 24,
  expires_at: hoursFromNow(5.5),
};

describe('EnvironmentSearchResult', () => {
  it('shows state, class, owner and time left, and leads to the environment', async () => {
    renderPage(<EnvironmentSearchResult result={result} />);
    expect(
      await screen.findByRole('link', { name: result.title }),
    ).toHaveAttribute('href', '/environments/1');
    expect(screen.getByText('Ready')).toBeInTheDocument();
    const facts = screen
      .getAllByRole('definition')
      .map(({ textContent }) => textContent);
    expect(facts).toEqual([
      'preview',
      'eu-central-1',
      expect.stringContaining('team-payments'),
      expect.stringMatching(/^5 h.* left/),
    ]);
    expect(screen.getByRole('link', { name: /team-payments/ })).toHaveAttribute(
      'href',
      '/catalog/default/group/team-payments',
    );
  });

  it('marks what was searched for', async () => {
    renderPage(
      <EnvironmentSearchResult
        result={result}
        highlight={{
          preTag: '<m>',
          postTag: '</m>',
          fields: { title: '<m>payments</m>-api-preview-1a2b' },
        }}
      />,
    );
    expect(
      await screen.findByRole('link', { name: result.title }),
    ).toBeInTheDocument();
    expect(screen.getByText('payments').tagName).toBe('MARK');
  });

  it('says no time for what has no lease yet', async () => {
    const { expires_at: _, ...pending } = result;
    renderPage(
      <EnvironmentSearchResult
        result={{ ...pending, status: 'pending_approval' } as typeof result}
      />,
    );
    expect(await screen.findByText('Pending approval')).toBeInTheDocument();
    expect(screen.queryByText('Time left')).not.toBeInTheDocument();
  });
});
