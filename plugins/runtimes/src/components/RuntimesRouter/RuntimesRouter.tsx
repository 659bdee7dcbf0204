import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { SkeletonCards } from '@groundwork/plugin-control-plane-react';
import { groupsRouteRef, queueRouteRef, runtimeRouteRef } from '../../routes';
import { RuntimesFrame, type RuntimesFrameProps } from './RuntimesFrame';

const RuntimesPage = lazy(() =>
  import('../RuntimesPage').then(m => ({ default: m.RuntimesPage })),
);
const RuntimePage = lazy(() =>
  import('../RuntimePage').then(m => ({ default: m.RuntimePage })),
);
const GroupsPage = lazy(() =>
  import('../GroupsPage').then(m => ({ default: m.GroupsPage })),
);
const QueuePage = lazy(() =>
  import('../QueuePage').then(m => ({ default: m.QueuePage })),
);

/** The pages below `/runtimes`; each is loaded when it is opened. */
export function RuntimesRouter() {
  return (
    <Routes>
      <Route
        index
        element={
          <Suspense fallback={<Loading open="runtimes" />}>
            <RuntimesPage />
          </Suspense>
        }
      />
      <Route
        path={groupsRouteRef.path}
        element={
          <Suspense fallback={<Loading open="groups" />}>
            <GroupsPage />
          </Suspense>
        }
      />
      <Route
        path={queueRouteRef.path}
        element={
          <Suspense fallback={<Loading open="queue" />}>
            <QueuePage />
          </Suspense>
        }
      />
      <Route
        path={runtimeRouteRef.path}
        element={
          <Suspense fallback={<SkeletonCards count={2} height={180} isWide />}>
            <RuntimePage />
          </Suspense>
        }
      />
    </Routes>
  );
}

function Loading(props: Pick<RuntimesFrameProps, 'open'>) {
  return (
    <RuntimesFrame open={props.open}>
      <SkeletonCards count={3} height={220} />
    </RuntimesFrame>
  );
}
