import { screen } from '@testing-library/react';
import { auditVerifyPermission } from '@groundwork/plugin-control-plane-common';
import { renderPage } from '../../__testUtils__';
import { AuditPage } from './AuditPage';

// Of its own file: answers about permissions are remembered for as long as the page is loaded.
it('does not even ask for the chain without the permission to verify it', async () => {
  const { api } = renderPage(<AuditPage />, {
    path: '/audit',
    denied: [auditVerifyPermission.name],
  });
  await screen.findByRole('row', { name: /renamed the tenant/ });
  expect(api.audit.getChain).not.toHaveBeenCalled();
  expect(
    screen.queryByRole('button', { name: 'Verify now' }),
  ).not.toBeInTheDocument();
});
