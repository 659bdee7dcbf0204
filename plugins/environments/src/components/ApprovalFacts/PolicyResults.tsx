import { Text } from '@backstage/ui';
import type {
  Plan,
  PolicyResult,
} from '@groundwork/plugin-control-plane-common';
import { StatusChip } from '@groundwork/plugin-control-plane-react';
import { gravestFirst } from '../../model';
import { useEnvironmentsWords } from '../../translation';
import styles from './ApprovalFacts.module.css';

/** Props of {@link PolicyResults}. */
export type PolicyResultsProps = {
  plan: Pick<Plan, 'policy_results' | 'targets'>;
};

/** What the policy checks say of a plan: what stands in the way first, and what passed folded below it. */
export function PolicyResults(props: PolicyResultsProps) {
  const { policy_results: results, targets } = props.plan;
  const { t } = useEnvironmentsWords();
  const passed = results.filter(({ result }) => result === 'pass');
  const others = results.filter(({ result }) => result !== 'pass');
  const titles = new Map(targets.map(({ runtime, title }) => [runtime, title]));
  return (
    <section className={styles.section} aria-label={t('policy.title')}>
      <Text as="h4" variant="body-large" weight="bold">
        {t('policy.title')}
      </Text>
      {results.length === 0 && (
        <Text as="p" variant="body-medium">
          {t('policy.none')}
        </Text>
      )}
      <Results results={gravestFirst(others)} titles={titles} />
      {passed.length > 0 && others.length === 0 && (
        <Results results={passed} titles={titles} />
      )}
      {passed.length > 0 && others.length > 0 && (
        <details className={styles.passed}>
          <summary>{t('policy.passed', { count: passed.length })}</summary>
          <Results results={passed} titles={titles} />
        </details>
      )}
    </section>
  );
}

function Results(props: {
  results: PolicyResult[];
  /** Titles of runtime environments by their names. */
  titles: Map<string, string>;
}) {
  const { results, titles } = props;
  const { t } = useEnvironmentsWords();
  if (results.length === 0) {
    return null;
  }
  return (
    <ul className={styles.list}>
      {results.map(({ check, title, target, ...rest }) => (
        <li key={`${check} ${target ?? ''}`} className={styles.result}>
          <span className={styles.chip}>
            <StatusChip status={rest.result} appearance="quiet" />
          </span>
          <span className={styles.words}>
            <span>
              <strong>{title}</strong>
              {target && (
                <span className={styles.quiet}>
                  {' '}
                  {t('policy.onTarget', {
                    target: titles.get(target) ?? target,
                  })}
                </span>
              )}
            </span>
            <span>{rest.message}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
