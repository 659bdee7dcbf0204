import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Entity } from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { exampleId, renderPage } from '../../__testUtils__';
import { ANNOTATION_ENVIRONMENT_ID } from './annotations';
import { useEntityEnvironmentsMenuItems } from './useEntityEnvironmentsMenuItems';

function Items() {
  return (
    <ul>
      {useEntityEnvironmentsMenuItems().map(({ title, onClick }) => (
        <li key={title}>
          <button type="button" onClick={onClick}>
            {title}
          </button>
        </li>
      ))}
    </ul>
  );
}

function open(entity: Pick<Entity, 'kind' | 'metadata'>) {
  renderPage(
    <EntityProvider entity={{ apiVersion: 'backstage.io/v1alpha1', ...entity }}>
      <Items />
    </EntityProvider>,
  );
}

describe('the menu of a portal of the old frontend system', () => {
  it('leads from a component to a request', async () => {
    open({ kind: 'Component', metadata: { name: 'payments-api' } });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Request an environment' }),
    );
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent(
        '/environments/new?component=component%3Adefault%2Fpayments-api',
      ),
    );
  });

  it('leads from an environment to its status page, and to no other', async () => {
    open({
      kind: 'Resource',
      metadata: {
        name: 'payments-api-preview',
        annotations: { [ANNOTATION_ENVIRONMENT_ID]: exampleId(1) },
      },
    });
    expect(
      await screen.findByRole('button', { name: 'Open environment' }),
    ).toBeVisible();
    expect(screen.getAllByRole('button')).toHaveLength(1);
  });

  it('has nothing for what environments have nothing to do with', async () => {
    open({ kind: 'API', metadata: { name: 'payments' } });
    expect(await screen.findByRole('list')).toBeEmptyDOMElement();
  });
});
