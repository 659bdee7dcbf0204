import { useSearchParams } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import {
  environmentClassReadPermission,
  environmentRequestCreatePermission,
} from '@groundwork/plugin-control-plane-common';
import {
  ErrorPanel,
  ForbiddenPanel,
  SkeletonCards,
  useEnvironmentClasses,
  isForbidden,
  PageFrame,
} from '@groundwork/plugin-control-plane-react';
import { useRequestAccess } from '../../hooks';
import { environmentsRouteRef } from '../../routes';
import { environmentsTranslationRef } from '../../translation';
import { RequestWizard } from './RequestWizard';

/** Where an environment is requested; `?component=` and `?class=` fill in what is known. */
export function RequestPage() {
  const { t } = useTranslationRef(environmentsTranslationRef);
  const [searchParams] = useSearchParams();
  const environmentsPath = useRouteRef(environmentsRouteRef)();
  const { isAllowed } = useRequestAccess();
  const { value: classes, error, refresh } = useEnvironmentClasses();

  return (
    <PageFrame title={t('requestPage.title')}>
      {!isAllowed && (
        <ForbiddenPanel
          permission={environmentRequestCreatePermission}
          action={
            <ButtonLink href={environmentsPath} variant="secondary">
              All environments
            </ButtonLink>
          }
        />
      )}
      {isAllowed && isForbidden(error) && (
        <ForbiddenPanel permission={environmentClassReadPermission} />
      )}
      {isAllowed && error && !isForbidden(error) && (
        <ErrorPanel
          title="The environment classes could not be loaded"
          error={error}
          onRetry={refresh}
        />
      )}
      {isAllowed && !error && !classes && (
        <SkeletonCards count={3} height={240} label="Loading the classes" />
      )}
      {isAllowed && classes && (
        <RequestWizard
          // Coming from elsewhere while the page is open begins anew.
          key={searchParams.toString()}
          classes={classes}
          className={searchParams.get('class') ?? undefined}
          componentRef={searchParams.get('component') ?? undefined}
        />
      )}
    </PageFrame>
  );
}
