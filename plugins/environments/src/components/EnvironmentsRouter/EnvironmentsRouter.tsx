import { lazy, Suspense, type ReactNode } from 'react';
import { Route, Routes } from 'react-router-dom';
import { NotFoundErrorPage } from '@backstage/frontend-plugin-api';
import {
  PageFrame,
  SkeletonCards,
} from '@groundwork/plugin-control-plane-react';
import {
  costsRouteRef,
  environmentRouteRef,
  requestRouteRef,
} from '../../routes';
import { useEnvironmentsWords } from '../../translation';

const CostPage = lazy(() =>
  import('../CostPage').then(m => ({ default: m.CostPage })),
);
const EnvironmentListPage = lazy(() =>
  import('../EnvironmentListPage').then(m => ({
    default: m.EnvironmentListPage,
  })),
);
const EnvironmentPage = lazy(() =>
  import('../EnvironmentPage').then(m => ({ default: m.EnvironmentPage })),
);
const RequestPage = lazy(() =>
  import('../RequestPage').then(m => ({ default: m.RequestPage })),
);

/** The pages below `/environments`; each is loaded when it is opened. */
export function EnvironmentsRouter() {
  const { t } = useEnvironmentsWords();
  return (
    <Routes>
      <Route
        index
        element={
          <WhileLoading title={t('environmentsPage.title')}>
            <EnvironmentListPage />
          </WhileLoading>
        }
      />
      <Route
        path={requestRouteRef.path}
        element={
          <WhileLoading title={t('requestPage.title')}>
            <RequestPage />
          </WhileLoading>
        }
      />
      <Route
        path={costsRouteRef.path}
        element={
          <WhileLoading title={t('costs.title')}>
            <CostPage />
          </WhileLoading>
        }
      />
      <Route
        path={environmentRouteRef.path}
        element={
          <WhileLoading title={t('environmentPage.title')}>
            <EnvironmentPage />
          </WhileLoading>
        }
      />
      <Route path="*" element={<NotFoundErrorPage />} />
    </Routes>
  );
}

function WhileLoading(props: { title: string; children: ReactNode }) {
  return (
    <Suspense
      fallback={
        <PageFrame title={props.title}>
          <SkeletonCards count={3} height={120} isWide />
        </PageFrame>
      }
    >
      {props.children}
    </Suspense>
  );
}
