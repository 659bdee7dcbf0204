import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { environmentRequestCreatePermission } from '@groundwork/plugin-control-plane-common';
import { ForbiddenPanel } from './ForbiddenPanel';

it('names the missing permission in words and who can give it', async () => {
  renderInTestApp(
    <ForbiddenPanel permission={environmentRequestCreatePermission} />,
  );
  expect(
    await screen.findByRole('heading', {
      name: 'You may not request environments',
    }),
  ).toBeInTheDocument();
  expect(screen.getByText('requester')).toBeInTheDocument();
  expect(
    screen.getByText('control-plane.environment-request.create'),
  ).toBeInTheDocument();
});
