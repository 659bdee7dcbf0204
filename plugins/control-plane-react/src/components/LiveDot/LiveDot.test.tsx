import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { LiveDot } from './LiveDot';

describe('LiveDot', () => {
  it('says that it is live', async () => {
    renderInTestApp(<LiveDot connection="live" />);
    expect(await screen.findByRole('status')).toHaveTextContent('Live');
  });

  it('says since when the connection is lost', async () => {
    renderInTestApp(
      <LiveDot connection="reconnecting" updatedAt={Date.now() - 12_000} />,
    );
    expect(await screen.findByRole('status')).toHaveTextContent(
      /^Reconnecting, last update 1[23] s ago$/,
    );
  });
});
