import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  exampleId,
  examplePendingRequest,
  hoursFromNow,
  mockGates,
  renderPage,
} from '../../__testUtils__';
import { ApprovalsPage } from './ApprovalsPage';

const plain = examplePendingRequest({
  id: exampleId(1),
  created_at: hoursFromNow(-5),
  policy_warnings: 0,
});
const grave = examplePendingRequest({ id: exampleId(2), policy_warnings: 3 });

/** The approvals by risk, of which the control plane has no more, or endlessly many. */
function open(hasMore: boolean) {
  return renderPage(<ApprovalsPage />, {
    path: '/approvals?order=riskiest',
    api: {
      listEnvironmentRequests: jest.fn(async query => ({
        items: query?.cursor ? [] : [plain, grave],
        ...(hasMore && { next_cursor: 'more' }),
        total: hasMore
          ? { value: 1_000, relation: 'gte' as const }
          : { value: 2, relation: 'eq' as const },
      })),
      getEnvironmentRequest: async id => (id === plain.id ? plain : grave),
      gates: mockGates({
        list: async () => ({
          items: [],
          total: { value: 0, relation: 'eq' as const },
        }),
      }),
    },
  });
}

/** What stands in the inbox, the first first. */
async function risks(): Promise<string[]> {
  const inbox = within(
    await screen.findByRole('navigation', { name: 'Requests' }),
  );
  const items = await inbox.findAllByRole('listitem');
  return items.map(
    item => /(Low|Medium|High) risk/.exec(item.textContent ?? '')?.[0] ?? '',
  );
}

describe('the order of the inbox by risk', () => {
  it('puts the gravest first where everything was read', async () => {
    const { api } = open(false);
    expect((await risks())[0]).toBe('High risk');
    expect(screen.queryByText(/^Too many wait/)).not.toBeInTheDocument();
    expect(api.listEnvironmentRequests).toHaveBeenCalledTimes(1);
  });

  it('says that it is another where there is more than was read', async () => {
    const { api } = open(true);
    expect(await screen.findByText(/^Too many wait/)).toBeInTheDocument();
    expect((await risks())[0]).not.toBe('High risk');
    expect(api.listEnvironmentRequests).toHaveBeenCalledTimes(5);
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    await waitFor(() =>
      expect(api.listEnvironmentRequests).toHaveBeenCalledTimes(11),
    );
    expect(await screen.findByText(/^Too many wait/)).toBeInTheDocument();
  });
});
