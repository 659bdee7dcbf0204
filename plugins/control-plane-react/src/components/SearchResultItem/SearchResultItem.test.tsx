import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { highlightedParts } from './highlightedParts';
import { SearchResultItem } from './SearchResultItem';

const tags = { preTag: '<m>', postTag: '</m>' };

describe('highlightedParts', () => {
  it('finds what was searched for wherever it stands', () => {
    expect(highlightedParts('<m>pay</m>ments-<m>api</m>', tags)).toEqual([
      { text: 'pay', isFound: true },
      { text: 'ments-', isFound: false },
      { text: 'api', isFound: true },
    ]);
    expect(highlightedParts('payments', tags)).toEqual([
      { text: 'payments', isFound: false },
    ]);
    expect(highlightedParts('a <m>b', tags)).toEqual([
      { text: 'a ', isFound: false },
      { text: 'b', isFound: true },
    ]);
  });
});

describe('SearchResultItem', () => {
  it('leads to what was found, marks why, and shows the facts that are known', async () => {
    renderInTestApp(
      <SearchResultItem
        result={{ title: 'payments-api', location: '/environments/1' }}
        highlight={{ ...tags, fields: { title: '<m>payments</m>-api' } }}
        status="ready"
        facts={[
          { term: 'Class', value: 'preview' },
          { term: 'Region', value: undefined },
        ]}
      />,
    );
    expect(
      await screen.findByRole('link', { name: 'payments-api' }),
    ).toHaveAttribute('href', '/environments/1');
    expect(screen.getByText('payments').tagName).toBe('MARK');
    expect(screen.getByText('Ready')).toBeInTheDocument();
    expect(screen.getAllByRole('term')).toHaveLength(1);
    expect(screen.getByRole('definition')).toHaveTextContent('preview');
  });
});
