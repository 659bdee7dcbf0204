import { useRouteRef } from '@backstage/core-plugin-api';
import { Button, Link } from '@backstage/ui';
import { RiCheckLine, RiCloseLine } from '@remixicon/react';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import { titleOf } from '../../model';
import { environmentRouteRef } from '../../routes';
import styles from './ApprovalsPage.module.css';

/** Says what was decided last, and leads to what it became. */
export function DecidedNotice(props: {
  request: EnvironmentRequest | undefined;
  onClose: () => void;
}) {
  const { request, onClose } = props;
  const environmentPath = useRouteRef(environmentRouteRef);
  return (
    <div role="status" className={request ? undefined : styles.nothing}>
      {request && (
        <div
          className={styles.decided}
          data-rejected={request.status === 'rejected' || undefined}
        >
          {request.status === 'rejected' ? (
            <RiCloseLine aria-hidden="true" />
          ) : (
            <RiCheckLine aria-hidden="true" />
          )}
          <span className={styles.decidedText}>
            {request.status === 'rejected' ? 'Rejected' : 'Approved'}{' '}
            <strong>{titleOf(request)}</strong>.{' '}
            <Link href={environmentPath({ id: request.id })}>
              See the environment
            </Link>
          </span>
          <Button
            variant="tertiary"
            size="small"
            onPress={onClose}
            aria-label="Dismiss"
            iconStart={<RiCloseLine />}
          />
        </div>
      )}
    </div>
  );
}
