import { useRouteRef } from '@backstage/core-plugin-api';
import { Link } from '@backstage/ui';
import {
  DriftChip,
  Flash,
  LeaseBar,
  RelativeTime,
  StatusChip,
} from '@groundwork/plugin-control-plane-react';
import { environmentRouteRef } from '../../routes';
import { useEnvironmentsWords } from '../../translation';
import type { EnvironmentSummary } from './environmentSummary';
import styles from './EntityEnvironments.module.css';

/** Environments as a short list: name, state, drift and time left, each with its link. */
export function EnvironmentRows(props: {
  items: EnvironmentSummary[];
  /** What is listed, for screen readers. */
  label: string;
  /** Where all are of one application, the class says which one it is. */
  isNamedByClass?: boolean;
}) {
  const { items, label, isNamedByClass } = props;
  const { t } = useEnvironmentsWords();
  const environmentPath = useRouteRef(environmentRouteRef);
  return (
    <ul className={styles.rows} aria-label={label}>
      {items.map(item => (
        <li key={item.id} className={styles.row}>
          <span className={styles.names}>
            <Link
              href={environmentPath({ id: item.id })}
              variant="body-medium"
              weight="bold"
            >
              {isNamedByClass ? item.class : item.title}
            </Link>
            <span className={styles.quiet}>{item.region}</span>
          </span>
          <span className={styles.chips}>
            <Flash token={item.status}>
              <StatusChip status={item.status} />
            </Flash>
            {item.isDrifted && <DriftChip drift="drifted" />}
            <span>
              {item.expiresAt && !item.lease && t('catalog.ends')}{' '}
              <TimeLeft item={item} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The time left as a bar where the length of the lease is known, in words where it is not. */
export function TimeLeft(props: { item: EnvironmentSummary }) {
  const { lease, expiresAt } = props.item;
  if (lease) {
    return <LeaseBar {...lease} />;
  }
  return expiresAt ? <RelativeTime time={expiresAt} /> : null;
}
