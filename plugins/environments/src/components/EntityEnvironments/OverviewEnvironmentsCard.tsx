import type { ReactNode } from 'react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import {
  formatNumber,
  StatusChip,
} from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../../translation';
import { EnvironmentRows } from './EnvironmentRows';
import { EnvironmentsCard } from './EnvironmentsCard';
import { countStates, needingAttention, nextToEnd } from './overview';
import {
  isSystem,
  useEnvironmentsOf,
  type EnvironmentsOf,
} from './useEnvironmentsOf';
import styles from './EntityEnvironments.module.css';

const ATTENTION_MAX = 3;

/** The environments of a system or a group, rolled up: how many in which state, what needs attention, what ends next. */
export function OverviewEnvironmentsCard() {
  const { entity } = useEntity();
  const query = useEnvironmentsOf(entity);
  return (
    <EnvironmentsCard
      query={query}
      request={isSystem(entity) ? {} : { ownerRef: stringifyEntityRef(entity) }}
    >
      {value => <RolledUp value={value} />}
    </EnvironmentsCard>
  );
}

function RolledUp(props: { value: EnvironmentsOf }) {
  const { items, total } = props.value;
  const { t } = useEnvironmentsWords();
  const attention = needingAttention(items).slice(0, ATTENTION_MAX);
  const next = nextToEnd(items);
  return (
    <div className={styles.content}>
      <Part title={t('catalog.states')}>
        <ul className={styles.states} aria-label={t('catalog.states')}>
          {countStates(items).map(({ status, count }) => (
            <li key={status} className={styles.state}>
              <StatusChip status={status} appearance="quiet" />
              <strong>{formatNumber(count)}</strong>
            </li>
          ))}
        </ul>
        {total.value > items.length && (
          <Text as="p" variant="body-small" color="secondary">
            {t('catalog.firstOf', { shown: `${items.length}` })}
          </Text>
        )}
      </Part>
      {attention.length > 0 && (
        <Part title={t('catalog.attention')}>
          <EnvironmentRows items={attention} label={t('catalog.attention')} />
        </Part>
      )}
      {next && (
        <Part title={t('catalog.endsNext')}>
          <EnvironmentRows items={[next]} label={t('catalog.endsNext')} />
        </Part>
      )}
    </div>
  );
}

function Part(props: { title: string; children: ReactNode }) {
  return (
    <div>
      <Text as="h4" variant="body-medium" weight="bold">
        {props.title}
      </Text>
      {props.children}
    </div>
  );
}
