import { useParams } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { CompassIcon } from 'lucide-react';
import { environmentRequestReadPermission } from '@groundwork/plugin-control-plane-common';
import {
  EmptyState,
  ErrorPanel,
  ForbiddenPanel,
  isForbidden,
  isNotFound,
  PageFrame,
  SkeletonCards,
  SkeletonLines,
  useEnvironmentRequest,
  useOptimistic,
} from '@groundwork/plugin-control-plane-react';
import { environmentsRouteRef } from '../../routes';
import { useEnvironmentsWords } from '../../translation';
import { LoadedEnvironment } from './LoadedEnvironment';

/** Everything about one environment, live. */
export function EnvironmentPage() {
  const { id = '' } = useParams();
  const { t } = useEnvironmentsWords();
  const query = useOptimistic(useEnvironmentRequest(id));
  const { value, error, refresh } = query;
  if (isNotFound(error)) {
    return <NoSuchEnvironment />;
  }
  if (isForbidden(error)) {
    return (
      <PageFrame title={t('environmentPage.title')}>
        <ForbiddenPanel
          permission={environmentRequestReadPermission}
          action={<AllEnvironments />}
        />
      </PageFrame>
    );
  }
  if (error) {
    return (
      <PageFrame title={t('environmentPage.title')}>
        <ErrorPanel
          title={t('environmentPage.notLoaded')}
          error={error}
          onRetry={refresh}
        />
      </PageFrame>
    );
  }
  if (!value) {
    return (
      <PageFrame title={t('environmentPage.title')}>
        <SkeletonLines count={2} label={t('environmentPage.loading')} />
        <SkeletonCards count={1} height={88} />
        <SkeletonCards count={1} height={220} />
      </PageFrame>
    );
  }
  return <LoadedEnvironment query={{ ...query, value }} />;
}

function NoSuchEnvironment() {
  const { t } = useEnvironmentsWords();
  return (
    <PageFrame title={t('environmentPage.title')}>
      <EmptyState
        icon={<CompassIcon />}
        title={t('environmentPage.gone.title')}
        description={t('environmentPage.gone.description')}
        action={<AllEnvironments />}
      />
    </PageFrame>
  );
}

function AllEnvironments() {
  const { t } = useEnvironmentsWords();
  const environmentsPath = useRouteRef(environmentsRouteRef)();
  return (
    <ButtonLink href={environmentsPath} variant="secondary">
      {t('environmentPage.gone.all')}
    </ButtonLink>
  );
}
