import { useState } from 'react';
import { Box, Button, Text } from '@backstage/ui';
import type {
  ProductRequest,
  Tenant,
} from '@groundwork/plugin-control-plane-common';
import {
  ActionButton,
  ActorLink,
  ErrorPanel,
  RelativeTime,
  StatusChip,
  type KnownStatus,
} from '@groundwork/plugin-control-plane-react';
import { useTenancyQuery } from '../../hooks';
import type { EntitlementTask } from './entitlementTask';
import styles from './Entitlements.module.css';

/** Props of {@link ProductRequests}. */
export type ProductRequestsProps = {
  tenant: Tenant;
  nameOf: (key: string) => string;
  /** Why nothing can be decided. */
  disabledReason: string | undefined;
  onTask: (task: EntitlementTask) => void;
};

const LIMIT = 50;

const APPEARANCE: Readonly<
  Record<ProductRequest['status'], { status: KnownStatus; label: string }>
> = {
  open: { status: 'waiting', label: 'Waiting for a decision' },
  granted: { status: 'approved', label: 'Granted' },
  declined: { status: 'rejected', label: 'Declined' },
};

/** What a tenant asked for: what waits, and on demand what was decided. */
export function ProductRequests(props: ProductRequestsProps) {
  const { tenant } = props;
  const [showsDecided, setShowsDecided] = useState(false);
  const requests = useTenancyQuery({
    key: tenant.id,
    tenantId: tenant.id,
    parts: ['product_requests', 'entitlements'],
    load: (api, options) =>
      api.catalog.listProductRequests(
        { tenant_id: tenant.id, limit: LIMIT },
        options,
      ),
  });
  if (requests.error) {
    return (
      <ErrorPanel
        title="The requests could not be loaded"
        error={requests.error}
        onRetry={requests.refresh}
      />
    );
  }
  const items = requests.value?.items ?? [];
  if (items.length === 0) {
    return null;
  }
  const open = items.filter(({ status }) => status === 'open');
  const decided = items.filter(({ status }) => status !== 'open');
  const shown = showsDecided ? [...open, ...decided] : open;
  return (
    <section aria-labelledby="product-requests" className={styles.requests}>
      <div className={styles.requestsHeader}>
        <Text
          as="h3"
          id="product-requests"
          variant="title-x-small"
          weight="bold"
        >
          Requests
        </Text>
        {decided.length > 0 && (
          <Button
            size="small"
            variant="tertiary"
            onPress={() => setShowsDecided(!showsDecided)}
          >
            {showsDecided ? 'Hide decided' : `Show ${decided.length} decided`}
          </Button>
        )}
      </div>
      {shown.length === 0 ? (
        <Text as="p" variant="body-medium" color="secondary">
          Nothing waits for a decision.
        </Text>
      ) : (
        <ul className={styles.requestList} aria-label="Requests for products">
          {shown.map(request => (
            <RequestItem key={request.id} request={request} {...props} />
          ))}
        </ul>
      )}
    </section>
  );
}

function RequestItem(
  props: ProductRequestsProps & { request: ProductRequest },
) {
  const { request, nameOf, disabledReason, onTask } = props;
  const name = nameOf(request.product);
  const isOpen = request.status === 'open';
  return (
    <Box as="li" bg="neutral" className={styles.request}>
      <div className={styles.requestFacts}>
        <span className={styles.requestTitle}>
          <span className={styles.name}>{name}</span>
          <StatusChip {...APPEARANCE[request.status]} />
        </span>
        <span className={styles.quiet}>
          Asked by <ActorLink entityRef={request.requested_by} />,{' '}
          <RelativeTime time={request.created_at} />
          {request.decided_by && request.decided_at && (
            <>
              ; decided by <ActorLink entityRef={request.decided_by} />,{' '}
              <RelativeTime time={request.decided_at} />
            </>
          )}
        </span>
        {request.note && <q className={styles.note}>{request.note}</q>}
        {request.reason && <span>Reason: {request.reason}</span>}
      </div>
      {isOpen && (
        <div className={styles.requestActions}>
          <ActionButton
            size="small"
            variant="secondary"
            disabledReason={disabledReason}
            aria-label={`Decline the request for ${name}`}
            onPress={() => onTask({ type: 'decline', request })}
          >
            Decline…
          </ActionButton>
          <ActionButton
            size="small"
            variant="primary"
            disabledReason={disabledReason}
            aria-label={`Grant ${name}`}
            onPress={() => onTask({ type: 'grant', product: request.product })}
          >
            Grant…
          </ActionButton>
        </div>
      )}
    </Box>
  );
}
