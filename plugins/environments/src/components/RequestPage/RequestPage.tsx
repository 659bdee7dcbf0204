import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Button, ButtonLink } from '@backstage/ui';
import { CompassIcon } from 'lucide-react';
import {
  environmentClassReadPermission,
  environmentRequestCreatePermission,
} from '@groundwork/plugin-control-plane-common';
import {
  EmptyState,
  ErrorPanel,
  ForbiddenPanel,
  isForbidden,
  isNotFound,
  PageFrame,
  SkeletonCards,
  useEnvironmentClasses,
} from '@groundwork/plugin-control-plane-react';
import { useRequestAccess } from '../../hooks';
import { environmentsRouteRef, requestRouteRef } from '../../routes';
import { useEnvironmentsWords } from '../../translation';
import { RequestWizard } from './RequestWizard';
import { useInitialDraft } from './useInitialDraft';

/** Where an environment is requested; `?component=`, `?class=`, `?owner=` and `?clone=` fill in what is known. */
export function RequestPage() {
  const { t } = useEnvironmentsWords();
  const environmentsPath = useRouteRef(environmentsRouteRef)();
  const { isAllowed } = useRequestAccess();

  return (
    <PageFrame title={t('requestPage.title')}>
      {isAllowed ? (
        <AllowedRequest />
      ) : (
        <ForbiddenPanel
          permission={environmentRequestCreatePermission}
          action={
            <ButtonLink href={environmentsPath} variant="secondary">
              {t('requestPage.allEnvironments')}
            </ButtonLink>
          }
        />
      )}
    </PageFrame>
  );
}

function AllowedRequest() {
  const { t } = useEnvironmentsWords();
  const [searchParams] = useSearchParams();
  const [tenantId, setTenantId] = useState('');
  const {
    value: classes,
    error,
    refresh,
  } = useEnvironmentClasses(tenantId || undefined);
  const initial = useInitialDraft(searchParams, classes);

  if (isForbidden(error)) {
    return <ForbiddenPanel permission={environmentClassReadPermission} />;
  }
  if (error) {
    return (
      <ErrorPanel
        title={t('requestPage.classesFailed')}
        error={error}
        onRetry={refresh}
      />
    );
  }
  if (isNotFound(initial.error)) {
    return <NothingToClone />;
  }
  if (initial.error) {
    return (
      <ErrorPanel
        title={t('requestPage.cloneFailed')}
        error={initial.error}
        onRetry={initial.retry}
      />
    );
  }
  if (!classes || !initial.fields) {
    return (
      <SkeletonCards
        count={3}
        height={240}
        label={
          classes
            ? t('requestPage.cloneLoading')
            : t('requestPage.classesLoading')
        }
      />
    );
  }
  const origin = searchParams.toString();
  return (
    <RequestWizard
      // Coming from elsewhere while the page is open begins anew.
      key={origin}
      origin={origin}
      classes={classes}
      initial={initial.fields}
      onTenantChange={setTenantId}
    />
  );
}

function NothingToClone() {
  const { t } = useEnvironmentsWords();
  const navigate = useNavigate();
  const requestPath = useRouteRef(requestRouteRef)();
  return (
    <EmptyState
      icon={<CompassIcon />}
      title={t('requestPage.cloneGone')}
      description={t('requestPage.cloneGoneWhatToDo')}
      action={
        <Button onPress={() => navigate(requestPath)}>
          {t('requestPage.beginBlank')}
        </Button>
      }
    />
  );
}
