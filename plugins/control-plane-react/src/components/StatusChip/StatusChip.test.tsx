import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { environmentLifecycle } from '@groundwork/plugin-control-plane-common';
import { isKnownStatus, statusVocabulary } from '../../status';
import { StatusChip } from './StatusChip';

describe('StatusChip', () => {
  it('has a look for every state of a request', () => {
    for (const status of Object.keys(environmentLifecycle)) {
      expect(isKnownStatus(status)).toBe(true);
    }
  });

  it('says the state in a word, never by tone alone', async () => {
    renderInTestApp(
      <ul>
        {Object.keys(statusVocabulary).map(status => (
          <li key={status}>
            <StatusChip status={status} />
          </li>
        ))}
      </ul>,
    );
    const items = await screen.findAllByRole('listitem');
    expect(items).toHaveLength(Object.keys(statusVocabulary).length);
    for (const item of items) {
      expect(item).toHaveTextContent(/^[A-Z][a-z ]+$/);
    }
  });

  it('says a state that it does not know as it is', async () => {
    renderInTestApp(<StatusChip status="half_ready" />);
    expect(await screen.findByText('half ready')).toBeInTheDocument();
  });
});
