import { useRouteRef } from '@backstage/core-plugin-api';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { LayersIcon } from 'lucide-react';
import useAsync from 'react-use/esm/useAsync';
import {
  namespaceCreatePermission,
  type NamespaceMemberWrite,
} from '@groundwork/plugin-control-plane-common';
import {
  EmptyState,
  ErrorPanel,
  ForbiddenPanel,
  PageFrame,
  SkeletonCards,
} from '@groundwork/plugin-control-plane-react';
import { useGroups, useNamespaceRules, useRefusal } from '../../hooks';
import { groupsRouteRef } from '../../routes';
import { useRuntimesWords } from '../../translation';
import { NamespaceForm } from './NamespaceForm';

/** Asks for what makes a namespace, and says as one types what it will be called. */
export function CreateNamespacePage() {
  const { t } = useRuntimesWords();
  return (
    <PageFrame title={t('createNamespacePage.title')}>
      <Content />
    </PageFrame>
  );
}

function Content() {
  const { t } = useRuntimesWords();
  const rules = useNamespaceRules();
  const groups = useGroups();
  const members = useFirstMembers();
  const refusal = useRefusal(namespaceCreatePermission);
  const groupsPath = useRouteRef(groupsRouteRef)();
  const error = rules.error ?? groups.error;
  if (refusal) {
    return <ForbiddenPanel permission={namespaceCreatePermission} />;
  }
  if (error) {
    return (
      <ErrorPanel
        title={t('namespaceForm.failed')}
        error={error}
        onRetry={() => {
          rules.refresh();
          groups.refresh();
        }}
      />
    );
  }
  if (!rules.value || !groups.value || !members) {
    return (
      <SkeletonCards count={2} height={220} isWide label={t('rules.loading')} />
    );
  }
  if (groups.value.length === 0) {
    return (
      <EmptyState
        icon={<LayersIcon />}
        title={t('namespaceForm.nowhereTitle')}
        description={t('namespaceForm.nowhereDescription')}
        action={
          <ButtonLink href={groupsPath} variant="secondary">
            {t('namespaceForm.groups')}
          </ButtonLink>
        }
      />
    );
  }
  return (
    <NamespaceForm
      rules={rules.value}
      groups={groups.value}
      firstMembers={members}
    />
  );
}

/** Who creates a namespace mostly works in it. */
function useFirstMembers(): NamespaceMemberWrite[] | undefined {
  const identityApi = useApi(identityApiRef);
  const { value, loading } = useAsync(() => identityApi.getBackstageIdentity());
  if (loading) {
    return undefined;
  }
  return value
    ? [{ identifier: value.userEntityRef, type: 'user', role: 'read_write' }]
    : [];
}
