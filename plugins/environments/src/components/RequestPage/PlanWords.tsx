import type { Plan } from '@groundwork/plugin-control-plane-common';
import {
  useControlPlaneWords,
  describePlanSummary,
  summarizeTargetPlan,
} from '@groundwork/plugin-control-plane-react';
import { countWarnings, isDenied } from '../../model';
import { useEnvironmentsWords } from '../../translation';
import styles from './RequestPage.module.css';

/** What a plan does, a line for each target: `6 to create on Git repository`. */
export function PlannedWords(props: { plan: Pick<Plan, 'targets'> }) {
  const { t } = useEnvironmentsWords();
  const { t: shared } = useControlPlaneWords();
  return (
    <span className={styles.lines}>
      {props.plan.targets.map(target => (
        <span key={target.runtime}>
          {t('reviewStep.changesOn', {
            summary: describePlanSummary(summarizeTargetPlan(target), shared),
            target: target.title,
          })}
        </span>
      ))}
    </span>
  );
}

/** What the policy checks say of a plan, in a few words. */
export function PolicyWords(props: { plan: Pick<Plan, 'policy_results'> }) {
  const { plan } = props;
  const { t } = useEnvironmentsWords();
  const count = countWarnings(plan);
  if (isDenied(plan)) {
    return <>{t('policy.denied')}</>;
  }
  return (
    <>
      {count === 0 ? t('reviewStep.policiesPassed') : t('warnings', { count })}
    </>
  );
}
