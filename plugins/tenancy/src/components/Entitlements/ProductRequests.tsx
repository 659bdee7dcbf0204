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
import { useTenancyWords } from '../../translation';
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

/** The state of an environment that looks as a request does. */
const APPEARANCE: Readonly<Record<ProductRequest['status'], KnownStatus>> = {
  open: 'waiting',
  granted: 'approved',
  declined: 'rejected',
};

/** What a tenant asked for: what waits, and on demand what was decided. */
export function ProductRequests(props: ProductRequestsProps) {
  const { tenant } = props;
  const { t } = useTenancyWords();
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
        title={t('productRequests.failed')}
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
          {t('productRequests.title')}
        </Text>
        {decided.length > 0 && (
          <Button
            size="small"
            variant="tertiary"
            onPress={() => setShowsDecided(!showsDecided)}
          >
            {showsDecided
              ? t('productRequests.hideDecided')
              : t('productRequests.showDecided', {
                  number: String(decided.length),
                })}
          </Button>
        )}
      </div>
      {shown.length === 0 ? (
        <Text as="p" variant="body-medium" color="secondary">
          {t('productRequests.nothingOpen')}
        </Text>
      ) : (
        <ul
          className={styles.requestList}
          aria-label={t('productRequests.label')}
        >
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
  const { t } = useTenancyWords();
  const name = nameOf(request.product);
  const isOpen = request.status === 'open';
  return (
    <Box as="li" bg="neutral" className={styles.request}>
      <div className={styles.requestFacts}>
        <span className={styles.requestTitle}>
          <span className={styles.name}>{name}</span>
          <StatusChip
            status={APPEARANCE[request.status]}
            label={t(`productRequests.states.${request.status}`)}
          />
        </span>
        <span className={styles.quiet}>
          <WhoAndWhen request={request} />
        </span>
        {request.note && <q className={styles.note}>{request.note}</q>}
        {request.reason && (
          <span>{t('productRequests.reason', { reason: request.reason })}</span>
        )}
      </div>
      {isOpen && (
        <div className={styles.requestActions}>
          <ActionButton
            size="small"
            variant="secondary"
            disabledReason={disabledReason}
            aria-label={t('productRequests.decline.title', { product: name })}
            onPress={() => onTask({ type: 'decline', request })}
          >
            {t('productRequests.decline.button')}
          </ActionButton>
          <ActionButton
            size="small"
            variant="primary"
            disabledReason={disabledReason}
            aria-label={t('productRequests.grantProduct', { product: name })}
            onPress={() => onTask({ type: 'grant', product: request.product })}
          >
            {t('productRequests.grant')}
          </ActionButton>
        </div>
      )}
    </Box>
  );
}

function WhoAndWhen(props: { request: ProductRequest }) {
  const { requested_by: person, created_at: time, ...request } = props.request;
  const { t } = useTenancyWords();
  const asked = {
    person: <ActorLink entityRef={person} />,
    time: <RelativeTime time={time} />,
  };
  return request.decided_by && request.decided_at
    ? t('productRequests.askedAndDecidedBy', {
        ...asked,
        decider: <ActorLink entityRef={request.decided_by} />,
        decided: <RelativeTime time={request.decided_at} />,
      })
    : t('productRequests.askedBy', asked);
}
