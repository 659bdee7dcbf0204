import { useNavigate } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Button } from '@backstage/ui';
import { BoxIcon, FunnelXIcon, PlusIcon } from 'lucide-react';
import {
  namespaceCreatePermission,
  namespaceReadPermission,
} from '@groundwork/plugin-control-plane-common';
import {
  ActionButton,
  EmptyState,
  ErrorPanel,
  ForbiddenPanel,
  isForbidden,
} from '@groundwork/plugin-control-plane-react';
import {
  toNamespacesQuery,
  useNamespaceListParameters,
  useNamespaces,
  useRefusal,
} from '../../hooks';
import { createNamespaceRouteRef } from '../../routes';
import { useRuntimesWords } from '../../translation';
import { NamespacesFrame } from '../NamespacesRouter/NamespacesFrame';
import { NamespaceFilters } from './NamespaceFilters';
import { NamespaceTable } from './NamespaceTable';
import { NumberedPages } from './NumberedPages';

/** All namespaces in which the person has a role, with search, filters and pages in the address. */
export function NamespaceListPage() {
  const { t } = useRuntimesWords();
  const list = useNamespaceListParameters();
  const { parameters, change, clearFilters } = list;
  const query = useNamespaces(toNamespacesQuery(parameters));
  const { value, error, refresh } = query;
  const isEmpty = value?.items.length === 0;
  const isFiltered = list.isFiltered || parameters.page > 1;
  if (isForbidden(error)) {
    return (
      <NamespacesFrame open="namespaces">
        <ForbiddenPanel permission={namespaceReadPermission} />
      </NamespacesFrame>
    );
  }
  return (
    <NamespacesFrame
      open="namespaces"
      live={query}
      // An empty list has the same button where the list would be.
      actions={isEmpty && !isFiltered ? undefined : <CreateButton />}
    >
      <NamespaceFilters list={list} />
      {error && (
        <ErrorPanel
          title={t('namespaces.failed')}
          error={error}
          onRetry={refresh}
        />
      )}
      {!error &&
        isEmpty &&
        (isFiltered ? (
          <EmptyState
            icon={<FunnelXIcon />}
            title={t('words.nothingMatches')}
            description={t('namespaces.otherwise')}
            action={
              <Button variant="secondary" onPress={clearFilters}>
                {t('actions.clearFilters')}
              </Button>
            }
          />
        ) : (
          <EmptyState
            icon={<BoxIcon />}
            title={t('namespaces.emptyTitle')}
            description={t('namespaces.emptyDescription')}
            action={<CreateButton />}
          />
        ))}
      {!error && !isEmpty && (
        <NamespaceTable items={value?.items} isUpdating={query.isUpdating} />
      )}
      {!error && value && (
        <NumberedPages pagination={value.pagination} onChange={change} />
      )}
    </NamespacesFrame>
  );
}

function CreateButton() {
  const { t } = useRuntimesWords();
  const navigate = useNavigate();
  const createPath = useRouteRef(createNamespaceRouteRef)();
  const refusal = useRefusal(namespaceCreatePermission);
  return (
    <ActionButton
      variant="primary"
      iconStart={<PlusIcon />}
      disabledReason={refusal}
      onPress={() => navigate(createPath)}
    >
      {t('actions.createNamespace')}
    </ActionButton>
  );
}
