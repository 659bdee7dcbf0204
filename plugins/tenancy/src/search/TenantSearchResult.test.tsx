import { screen } from '@testing-library/react';
import { renderPage } from '../__testUtils__';
import { TenantSearchResult } from './TenantSearchResult';

describe('TenantSearchResult', () => {
  it('shows state and plan, and leads to the tenant', async () => {
    const result = {
      title: 'Acme Corporation',
      text: 'acme team frozen',
      location: '/tenants/acme',
      status: 'frozen',
      plan: 'team',
    };
    renderPage(
      <TenantSearchResult
        result={result}
        highlight={{
          preTag: '<m>',
          postTag: '</m>',
          fields: { title: '<m>Acme</m> Corporation' },
        }}
      />,
    );
    expect(
      await screen.findByRole('link', { name: 'Acme Corporation' }),
    ).toHaveAttribute('href', '/tenants/acme');
    expect(screen.getByText('Acme').tagName).toBe('MARK');
    expect(screen.getByText('Frozen')).toBeInTheDocument();
    expect(screen.getByRole('term')).toHaveTextContent('Plan');
    expect(screen.getByRole('definition')).toHaveTextContent('team');
  });
});
