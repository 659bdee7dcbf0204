import { useParams } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { CompassIcon } from 'lucide-react';
import {
  ControlPlaneError,
  type Namespace,
} from '@groundwork/plugin-control-plane-common';
import {
  EmptyState,
  ErrorPanel,
  isForbidden,
  isNotFound,
  PageFrame,
  SkeletonCards,
  SkeletonLines,
  type LiveQuery,
} from '@groundwork/plugin-control-plane-react';
import { useNamespace } from '../../hooks';
import { namespacesRouteRef } from '../../routes';
import { useRuntimesWords } from '../../translation';
import { NamespaceAnswer } from './NamespaceAnswer';
import { NamespaceActions } from './NamespaceActions';
import { NamespaceTabs } from './NamespaceTabs';

/** Everything about one namespace, live. */
export function NamespacePage() {
  const { id = '' } = useParams();
  const { t } = useRuntimesWords();
  const query = useNamespace(id);
  const { value, error, refresh } = query;
  if (value) {
    return <LoadedNamespace key={id} namespace={value} query={query} />;
  }
  const isUnknown =
    isNotFound(error) || isForbidden(error) || isMalformed(error);
  return (
    <PageFrame title={t('namespacePage.title')}>
      {isUnknown && <NoSuchNamespace />}
      {error && !isUnknown && (
        <ErrorPanel
          title={t('namespace.failed')}
          error={error}
          onRetry={refresh}
        />
      )}
      {!error && (
        <>
          <SkeletonLines count={2} label={t('namespace.loading')} />
          <SkeletonCards count={2} height={140} isWide />
        </>
      )}
    </PageFrame>
  );
}

function LoadedNamespace(props: {
  namespace: Namespace;
  query: LiveQuery<Namespace>;
}) {
  const { namespace, query } = props;
  // Answers of actions carry neither targets nor members in every state: what is known of them stays until it is read.
  const show = (answer: Namespace) =>
    query.replace({
      ...answer,
      targets: answer.targets ?? namespace.targets,
      members: answer.members ?? namespace.members,
      actions: answer.actions ?? namespace.actions,
    });
  return (
    <PageFrame
      title={namespace.composite_name}
      live={query}
      actions={<NamespaceActions namespace={namespace} onChanged={show} />}
    >
      <NamespaceAnswer namespace={namespace} />
      <NamespaceTabs namespace={namespace} onChanged={show} />
    </PageFrame>
  );
}

function NoSuchNamespace() {
  const { t } = useRuntimesWords();
  const namespacesPath = useRouteRef(namespacesRouteRef)();
  return (
    <EmptyState
      icon={<CompassIcon />}
      title={t('namespace.unknownTitle')}
      description={t('namespace.unknownDescription')}
      action={
        <ButtonLink href={namespacesPath} variant="secondary">
          {t('namespace.all')}
        </ButtonLink>
      }
    />
  );
}

/** An address that cannot be that of a namespace. */
function isMalformed(error: Error | undefined): boolean {
  return (
    error instanceof ControlPlaneError && error.code === 'validation_error'
  );
}
