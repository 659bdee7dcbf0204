import { lazy, Suspense, type ReactNode } from 'react';
import { Route, Routes } from 'react-router-dom';
import {
  PageFrame,
  SkeletonCards,
} from '@groundwork/plugin-control-plane-react';
import { tenantRouteRef } from '../../routes';
import { useTenancyWords } from '../../translation';

const TenantListPage = lazy(() =>
  import('../TenantListPage').then(m => ({ default: m.TenantListPage })),
);
const TenantPage = lazy(() =>
  import('../TenantPage').then(m => ({ default: m.TenantPage })),
);

/** The pages below `/tenants`; each is loaded when it is opened. */
export function TenantsRouter() {
  const { t } = useTenancyWords();
  return (
    <Routes>
      <Route
        index
        element={
          <WhileLoading title={t('tenantsPage.title')}>
            <TenantListPage />
          </WhileLoading>
        }
      />
      <Route
        path={`${tenantRouteRef.path}/*`}
        element={
          <WhileLoading title={t('tenantPage.title')}>
            <TenantPage />
          </WhileLoading>
        }
      />
    </Routes>
  );
}

function WhileLoading(props: { title: string; children: ReactNode }) {
  return (
    <Suspense
      fallback={
        <PageFrame title={props.title}>
          <SkeletonCards count={2} height={180} isWide />
        </PageFrame>
      }
    >
      {props.children}
    </Suspense>
  );
}
