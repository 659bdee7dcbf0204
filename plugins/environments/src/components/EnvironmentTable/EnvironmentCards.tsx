import { useRouteRef } from '@backstage/core-plugin-api';
import { Box, Link } from '@backstage/ui';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import {
  ActorLink,
  DriftChip,
  Flash,
  LeaseBar,
  Money,
  SkeletonCards,
  StatusChip,
} from '@groundwork/plugin-control-plane-react';
import type { RowSelection } from '../../hooks';
import { hasDrift, leaseOf, titleOf } from '../../model';
import { environmentRouteRef } from '../../routes';
import { useEnvironmentsWords } from '../../translation';
import { EnvironmentMenu } from './EnvironmentMenu';
import { SelectionBox } from './SelectionBox';
import styles from './EnvironmentCards.module.css';

/** Props of {@link EnvironmentCards}. */
export type EnvironmentCardsProps = {
  /** What is listed, for screen readers. */
  label: string;
  /** Absent while it loads. */
  items: EnvironmentRequest[] | undefined;
  /** No boxes to tick when absent. */
  selection?: RowSelection;
  onReconcile: (request: EnvironmentRequest) => void;
  onExtend: (request: EnvironmentRequest) => void;
  onDelete: (request: EnvironmentRequest) => void;
};

/** Environments as cards, for where a table would not fit. */
export function EnvironmentCards(props: EnvironmentCardsProps) {
  const { label, items, selection, onReconcile, onExtend, onDelete } = props;
  const { t } = useEnvironmentsWords();
  const environmentPath = useRouteRef(environmentRouteRef);
  if (!items) {
    return (
      <SkeletonCards
        count={4}
        height={124}
        label={t('environmentsPage.loading')}
      />
    );
  }
  return (
    <ul className={styles.list} aria-label={label}>
      {items.map(request => (
        <Box
          as="li"
          bg="neutral"
          key={request.id}
          className={styles.card}
          data-selected={selection?.ids.has(request.id) || undefined}
        >
          <div className={styles.header}>
            {selection && (
              <span className={styles.select}>
                <SelectionBox
                  label={t('bulk.select', { name: titleOf(request) })}
                  isSelected={selection.ids.has(request.id)}
                  onToggle={options => selection.toggle(request.id, options)}
                />
              </span>
            )}
            <span className={styles.names}>
              <Link
                href={environmentPath({ id: request.id })}
                variant="body-large"
                weight="bold"
                standalone
                className={styles.link}
              >
                {request.app}
              </Link>
              <span className={styles.quiet}>
                {request.class} · {request.region}
              </span>
            </span>
            <span className={styles.menu}>
              <EnvironmentMenu
                request={request}
                onReconcile={onReconcile}
                onExtend={onExtend}
                onDelete={onDelete}
              />
            </span>
          </div>
          <div className={styles.chips}>
            <Flash token={request.status}>
              <StatusChip status={request.status} />
            </Flash>
            {hasDrift(request) && <DriftChip drift={request.drift_status} />}
          </div>
          <div className={styles.footer}>
            <Lease request={request} />
            <Money amountUsd={request.estimated_monthly_cost_usd} />
            <span className={styles.owner}>
              <ActorLink entityRef={request.owner} defaultKind="group" />
            </span>
          </div>
        </Box>
      ))}
    </ul>
  );
}

function Lease(props: { request: EnvironmentRequest }) {
  const lease = leaseOf(props.request);
  return lease ? <LeaseBar {...lease} /> : null;
}
