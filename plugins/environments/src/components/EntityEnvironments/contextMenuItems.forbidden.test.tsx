import { screen, waitFor } from '@testing-library/react';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { environmentRequestCreatePermission } from '@groundwork/plugin-control-plane-common';
import { renderPage } from '../../__testUtils__';
import { useRequestMenuItem } from './contextMenuItems';

function Item() {
  const { title, disabled } = useRequestMenuItem();
  return (
    <button type="button" disabled={disabled}>
      {title}
    </button>
  );
}

// Answers on permissions are remembered by permission, so that this one has a file of its own.
it('offers no request in the menu to who may not make one', async () => {
  renderPage(
    <EntityProvider
      entity={{
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'payments-api' },
      }}
    >
      <Item />
    </EntityProvider>,
    { denied: [environmentRequestCreatePermission.name] },
  );
  const item = await screen.findByRole('button', {
    name: 'Request an environment',
  });
  await waitFor(() => expect(item).toBeDisabled());
});
