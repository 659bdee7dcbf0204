import { Checkbox, CheckboxGroup } from '@backstage/ui';
import type { RuntimeEnvironment } from '@groundwork/plugin-control-plane-common';
import {
  ErrorPanel,
  SkeletonLines,
  StatusChip,
  type LiveQuery,
} from '@groundwork/plugin-control-plane-react';
import { runtimeTypeWords } from '../../model';
import { useRuntimesWords } from '../../translation';
import styles from './GroupsPage.module.css';

/** Props of {@link GroupMembersField}. */
export type GroupMembersFieldProps = {
  runtimes: LiveQuery<RuntimeEnvironment[]>;
  /** Ids. */
  chosen: string[];
  onChange: (ids: string[]) => void;
  problem: string | undefined;
};

/** Chooses runtime environments; each says whether it is well. */
export function GroupMembersField(props: GroupMembersFieldProps) {
  const { runtimes, chosen, onChange, problem } = props;
  const { t } = useRuntimesWords();
  const { value, error, refresh } = runtimes;
  if (error) {
    return (
      <ErrorPanel
        title={t('runtimes.failed')}
        error={error}
        onRetry={refresh}
      />
    );
  }
  if (!value) {
    return <SkeletonLines label={t('runtimes.loading')} />;
  }
  return (
    <CheckboxGroup
      label={t('groupDialog.runtimes')}
      description={t('groupDialog.runtimesDescription')}
      value={chosen}
      onChange={onChange}
      validationBehavior="aria"
      validate={() => problem}
    >
      {value.map(runtime => (
        <Checkbox key={runtime.id} value={runtime.id}>
          <span className={styles.choice}>
            <span>
              {runtime.title}{' '}
              <span className={styles.quiet}>
                {runtimeTypeWords(runtime.type, t)}
              </span>
            </span>
            <StatusChip status={runtime.health_status} appearance="quiet" />
          </span>
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}
