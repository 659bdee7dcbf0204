import { screen } from '@testing-library/react';
import type { Entity } from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { exampleId, renderPage } from '../../__testUtils__';
import { ANNOTATION_ENVIRONMENT_ID } from './annotations';
import {
  useOpenMenuItem,
  useRequestMenuItem,
  type ContextMenuItem,
} from './contextMenuItems';

function Item(props: { useItem: () => ContextMenuItem }) {
  const { title, href, disabled } = props.useItem();
  return (
    <a href={href} aria-disabled={disabled}>
      {title}
    </a>
  );
}

function open(
  useItem: () => ContextMenuItem,
  entity: Pick<Entity, 'kind' | 'metadata' | 'relations'>,
) {
  renderPage(
    <EntityProvider entity={{ apiVersion: 'backstage.io/v1alpha1', ...entity }}>
      <Item useItem={useItem} />
    </EntityProvider>,
  );
}

const component = { kind: 'Component', metadata: { name: 'payments-api' } };

describe('the menu of an entity', () => {
  it('leads from a component to a request that is filled in', async () => {
    open(useRequestMenuItem, component);
    expect(
      await screen.findByRole('link', { name: 'Request an environment' }),
    ).toHaveAttribute(
      'href',
      '/environments/new?component=component%3Adefault%2Fpayments-api',
    );
  });

  it.each<[string, Pick<Entity, 'kind' | 'metadata' | 'relations'>, string]>([
    [
      'a group to a request that it owns',
      { kind: 'Group', metadata: { name: 'team-payments' } },
      '/environments/new?owner=group%3Adefault%2Fteam-payments',
    ],
    [
      'a system to a request that is owned by who owns it',
      {
        kind: 'System',
        metadata: { name: 'payments' },
        relations: [
          { type: 'ownedBy', targetRef: 'group:default/team-payments' },
        ],
      },
      '/environments/new?owner=group%3Adefault%2Fteam-payments',
    ],
    [
      'a system that nobody owns to an empty request',
      { kind: 'System', metadata: { name: 'payments' } },
      '/environments/new',
    ],
  ])('leads from %s', async (_what, entity, href) => {
    open(useRequestMenuItem, entity);
    expect(
      await screen.findByRole('link', { name: 'Request an environment' }),
    ).toHaveAttribute('href', href);
  });

  it('leads from the entity of an environment to its status page', async () => {
    open(useOpenMenuItem, {
      kind: 'Resource',
      metadata: {
        name: 'payments-api-preview',
        annotations: { [ANNOTATION_ENVIRONMENT_ID]: exampleId(1) },
      },
    });
    expect(
      await screen.findByRole('link', { name: 'Open environment' }),
    ).toHaveAttribute('href', `/environments/${exampleId(1)}`);
  });
});
