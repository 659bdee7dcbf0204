import type { ReactNode } from 'react';
import {
  formatHours,
  Money,
  StatusChip,
} from '@groundwork/plugin-control-plane-react';
import {
  areSameFacts,
  type PlanFactChanges,
  type PolicyChange,
} from '../../model';
import { useEnvironmentsWords } from '../../translation';
import styles from './ApprovalsPage.module.css';

/** What a later plan says otherwise beside its resources: before and after, side by side. */
export function FactChanges(props: { changes: PlanFactChanges }) {
  const { changes } = props;
  const { cost, lifetime, classVersion, policies } = changes;
  const { t } = useEnvironmentsWords();
  if (areSameFacts(changes)) {
    return null;
  }
  return (
    <table className={styles.facts}>
      <thead>
        <tr>
          <th scope="col">{t('stale.what')}</th>
          <th scope="col">{t('stale.was')}</th>
          <th scope="col">{t('stale.is')}</th>
        </tr>
      </thead>
      <tbody>
        {cost && (
          <Row
            what={t('stale.cost')}
            before={<Money amountUsd={cost[0]} />}
            after={<Money amountUsd={cost[1]} />}
          />
        )}
        {lifetime && (
          <Row
            what={t('stale.lifetime')}
            before={formatHours(lifetime[0])}
            after={formatHours(lifetime[1])}
          />
        )}
        {classVersion && (
          <Row
            what={t('stale.classVersion')}
            before={classVersion[0]}
            after={classVersion[1]}
          />
        )}
        {policies.map(policy => (
          <Row
            key={`${policy.check} ${policy.target ?? ''}`}
            what={policy.title}
            before={<Result result={policy.before} />}
            after={<Result result={policy.after} />}
          />
        ))}
      </tbody>
    </table>
  );
}

function Row(props: { what: string; before: ReactNode; after: ReactNode }) {
  return (
    <tr>
      <th scope="row">{props.what}</th>
      <td>{props.before}</td>
      <td>{props.after}</td>
    </tr>
  );
}

function Result(props: { result: PolicyChange['before'] }) {
  const { t } = useEnvironmentsWords();
  return props.result ? (
    <StatusChip status={props.result} appearance="quiet" />
  ) : (
    <>{t('stale.absent')}</>
  );
}
