import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import {
  ActorLink,
  DriftChip,
  Flash,
  LeaseBar,
  Money,
  StatusChip,
} from '@groundwork/plugin-control-plane-react';
import { hasDrift, leaseOf } from '../../model';
import styles from './EnvironmentTable.module.css';

/** Columns that show something of an environment. */
export const FACT_COLUMNS = [
  'name',
  'state',
  'drift',
  'lease',
  'owner',
  'cost',
] as const;
/** One of {@link FACT_COLUMNS}. */
export type FactColumn = (typeof FACT_COLUMNS)[number];

/** What a column shows of an environment. */
export function EnvironmentCell(props: {
  column: FactColumn;
  request: EnvironmentRequest;
}) {
  const { column, request } = props;
  const lease = leaseOf(request);
  switch (column) {
    case 'name':
      return (
        <span className={styles.nameCell}>
          <span className={styles.app}>{request.app}</span>
          <span className={styles.quiet}>
            {request.class} · {request.region}
          </span>
        </span>
      );
    case 'state':
      return (
        <Flash token={request.status}>
          <StatusChip status={request.status} />
        </Flash>
      );
    case 'drift':
      return hasDrift(request) ? (
        <Flash token={request.drift_status}>
          <DriftChip drift={request.drift_status} />
        </Flash>
      ) : (
        <Nothing />
      );
    case 'lease':
      return lease ? <LeaseBar {...lease} /> : <Nothing />;
    case 'owner':
      return <ActorLink entityRef={request.owner} defaultKind="group" />;
    case 'cost':
      return <Money amountUsd={request.estimated_monthly_cost_usd} isBare />;
    default:
      return null;
  }
}

function Nothing() {
  return (
    <span className={styles.quiet} aria-hidden="true">
      –
    </span>
  );
}
