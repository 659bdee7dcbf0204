import { useParams } from 'react-router-dom';
import useAsync from 'react-use/esm/useAsync';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef, EntityProvider } from '@backstage/plugin-catalog-react';
import { Container, Header, Text } from '@backstage/ui';
import {
  ComponentEnvironmentsCard,
  EntityEnvironmentsContent,
  EnvironmentEntityCard,
  isEnvironmentEntity,
  OverviewEnvironmentsCard,
} from '../src/components/EntityEnvironments';

/** Stands for an entity page: what this plugin adds to it, and nothing else. */
export function EntityPreviewPage() {
  const { kind = '', namespace = '', name = '' } = useParams();
  const catalogApi = useApi(catalogApiRef);
  const { value: entity } = useAsync(
    () => catalogApi.getEntityByRef(`${kind}:${namespace}/${name}`),
    [catalogApi, kind, namespace, name],
  );
  if (!entity) {
    return (
      <Container>
        <Text>
          {kind} {name} stands here in a portal.
        </Text>
      </Container>
    );
  }
  return (
    <EntityProvider entity={entity}>
      <Header title={entity.metadata.name} />
      <Container>
        {isEnvironmentEntity(entity) ? (
          <EnvironmentEntityCard />
        ) : (
          <>
            {kind.toLocaleLowerCase('en-US') === 'component' ? (
              <ComponentEnvironmentsCard />
            ) : (
              <OverviewEnvironmentsCard />
            )}
            <EntityEnvironmentsContent />
          </>
        )}
      </Container>
    </EntityProvider>
  );
}
