import { useParams } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { CompassIcon } from 'lucide-react';
import {
  ControlPlaneError,
  type Tenant,
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
import { useTenant } from '../../hooks';
import { tenantsRouteRef } from '../../routes';
import { useTenancyWords } from '../../translation';
import { TenantMoves } from '../TenantMoves';
import { TenantTabs } from '../TenantTabs';
import { TenantAnswer } from './TenantAnswer';
import { TenantQuotaCard } from './TenantQuotaCard';

/** Everything about one tenant, live. */
export function TenantPage() {
  const { slug = '' } = useParams();
  const { t } = useTenancyWords();
  const query = useTenant(slug);
  const { value, error, refresh } = query;
  if (isNotFound(error) || isForbidden(error) || isMalformed(error)) {
    return <NoSuchTenant />;
  }
  if (error) {
    return (
      <PageFrame title={t('tenantPage.title')}>
        <ErrorPanel
          title={t('tenantPage.failed')}
          error={error}
          onRetry={refresh}
        />
      </PageFrame>
    );
  }
  if (!value) {
    return (
      <PageFrame title={t('tenantPage.title')}>
        <SkeletonLines count={2} label={t('tenantPage.loading')} />
        <SkeletonCards count={1} height={92} isWide />
        <SkeletonCards count={1} height={280} isWide />
      </PageFrame>
    );
  }
  return <LoadedTenant tenant={value} query={query} />;
}

function LoadedTenant(props: { tenant: Tenant; query: LiveQuery<Tenant> }) {
  const { tenant, query } = props;
  return (
    <PageFrame
      title={tenant.name}
      live={query}
      actions={<TenantMoves tenant={tenant} onChanged={query.replace} />}
    >
      <TenantAnswer tenant={tenant} />
      <TenantQuotaCard tenantId={tenant.id} />
      <TenantTabs tenant={tenant} onChanged={query.replace} />
    </PageFrame>
  );
}

function NoSuchTenant() {
  const { t } = useTenancyWords();
  const tenantsPath = useRouteRef(tenantsRouteRef)();
  return (
    <PageFrame title={t('tenantPage.title')}>
      <EmptyState
        icon={<CompassIcon />}
        title={t('tenantPage.notFound.title')}
        description={t('tenantPage.notFound.description')}
        action={
          <ButtonLink href={tenantsPath} variant="secondary">
            {t('tenantPage.notFound.action')}
          </ButtonLink>
        }
      />
    </PageFrame>
  );
}

/** An address that cannot be that of a tenant. */
function isMalformed(error: Error | undefined): boolean {
  return (
    error instanceof ControlPlaneError && error.code === 'validation_error'
  );
}
