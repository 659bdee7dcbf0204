import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ControlPlaneError } from '@groundwork/plugin-control-plane-common';
import { ErrorPanel } from './ErrorPanel';

describe('ErrorPanel', () => {
  it('says what failed and what to do, and hands over the request id', async () => {
    const user = userEvent.setup();
    const writeText = jest.spyOn(navigator.clipboard, 'writeText');
    const onRetry = jest.fn();
    renderInTestApp(
      <ErrorPanel
        title="The environments could not be loaded"
        error={ControlPlaneError.fromResponse(
          new Response(undefined, { status: 503 }),
          {
            error: 'unavailable',
            message: 'The database does not answer',
            request_id: 'b3f1a29c-0000-4000-8000-00000000c2e1',
          },
        )}
        onRetry={onRetry}
      />,
    );
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The environments could not be loaded');
    expect(alert).toHaveTextContent('The database does not answer. It may be');

    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalledTimes(1);

    await user.click(screen.getByRole('button', { name: 'Copy request id' }));
    expect(await screen.findByText('Copied')).toBeInTheDocument();
    expect(writeText).toHaveBeenCalledWith(
      'b3f1a29c-0000-4000-8000-00000000c2e1',
    );
  });

  it('does not show what a browser throws when nothing answers', async () => {
    renderInTestApp(
      <ErrorPanel
        title="The plan could not be loaded"
        error={new TypeError('Failed to fetch')}
      />,
    );
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The control plane does not answer.');
    expect(alert).not.toHaveTextContent('Failed to fetch');
  });
});
