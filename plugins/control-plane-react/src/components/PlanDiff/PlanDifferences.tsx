import { Text } from '@backstage/ui';
import { useControlPlaneWords } from '../../translation';
import { TextDiff } from '../TextDiff';
import type { PlanDifference } from './planSummary';
import styles from './PlanDiff.module.css';

/** Props of {@link PlanDifferences}. @public */
export type PlanDifferencesProps = { differences: PlanDifference[] };

/** What a later plan does otherwise than an earlier one, resource by resource. @public */
export function PlanDifferences(props: PlanDifferencesProps) {
  const { differences } = props;
  const { t } = useControlPlaneWords();
  return (
    <div className={styles.root}>
      {differences.map(({ target, resource, before, after }) => {
        const title = `${resource.kind} ${resource.name}`;
        return (
          <section key={`${target} ${resource.id}`} className={styles.target}>
            <Text as="h4" variant="body-medium" weight="bold">
              {t('plan.resourceOnTarget', { resource: title, target })}
            </Text>
            <TextDiff before={before} after={after} label={title} />
          </section>
        );
      })}
    </div>
  );
}
