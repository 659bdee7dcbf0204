import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { SkeletonCards } from '@groundwork/plugin-control-plane-react';
import {
  createNamespaceRouteRef,
  identityGroupsRouteRef,
  namespaceRouteRef,
  namespaceRulesRouteRef,
} from '../../routes';
import { NamespacesFrame, type NamespacesFrameProps } from './NamespacesFrame';

const NamespaceListPage = lazy(() =>
  import('../NamespaceListPage').then(m => ({ default: m.NamespaceListPage })),
);
const CreateNamespacePage = lazy(() =>
  import('../NamespaceForm').then(m => ({ default: m.CreateNamespacePage })),
);
const NamespaceRulesPage = lazy(() =>
  import('../NamespaceRulesPage').then(m => ({
    default: m.NamespaceRulesPage,
  })),
);
const IdentityGroupsPage = lazy(() =>
  import('../IdentityGroupsPage').then(m => ({
    default: m.IdentityGroupsPage,
  })),
);
const NamespacePage = lazy(() =>
  import('../NamespacePage').then(m => ({ default: m.NamespacePage })),
);

/** The pages below `/namespaces`; each is loaded when it is opened. */
export function NamespacesRouter() {
  return (
    <Routes>
      <Route
        index
        element={
          <Suspense fallback={<Loading open="namespaces" />}>
            <NamespaceListPage />
          </Suspense>
        }
      />
      <Route
        path={createNamespaceRouteRef.path}
        element={
          <Suspense fallback={<SkeletonCards count={2} height={220} isWide />}>
            <CreateNamespacePage />
          </Suspense>
        }
      />
      <Route
        path={namespaceRulesRouteRef.path}
        element={
          <Suspense fallback={<Loading open="rules" />}>
            <NamespaceRulesPage />
          </Suspense>
        }
      />
      <Route
        path={identityGroupsRouteRef.path}
        element={
          <Suspense fallback={<Loading open="identityGroups" />}>
            <IdentityGroupsPage />
          </Suspense>
        }
      />
      <Route
        path={namespaceRouteRef.path}
        element={
          <Suspense fallback={<SkeletonCards count={2} height={180} isWide />}>
            <NamespacePage />
          </Suspense>
        }
      />
    </Routes>
  );
}

function Loading(props: Pick<NamespacesFrameProps, 'open'>) {
  return (
    <NamespacesFrame open={props.open}>
      <SkeletonCards count={3} height={120} isWide />
    </NamespacesFrame>
  );
}
