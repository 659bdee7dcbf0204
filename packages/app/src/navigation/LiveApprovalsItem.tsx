import { lazy, Suspense } from 'react';
import { useApiHolder } from '@backstage/frontend-plugin-api';
import { controlPlaneApiRef } from '@groundwork/plugin-control-plane-react';
import { NavigationItem, type NavigationItemProps } from './NavigationItem';

// The way to the page matters more than its badge, which may come later, or never where it cannot be loaded.
const ApprovalsItem = lazy(() =>
  import('./ApprovalsItem').catch(() => ({ default: NavigationItem })),
);

/** The way to the approvals, at once; with how many wait as soon as that is known. */
export function LiveApprovalsItem(props: NavigationItemProps) {
  const isAvailable = useApiHolder().get(controlPlaneApiRef) !== undefined;
  const plain = <NavigationItem {...props} />;
  return isAvailable ? (
    <Suspense fallback={plain}>
      <ApprovalsItem {...props} />
    </Suspense>
  ) : (
    plain
  );
}
