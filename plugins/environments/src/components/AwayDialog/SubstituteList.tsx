import useAsync from 'react-use/esm/useAsync';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Text } from '@backstage/ui';
import {
  approvalSubstituteManagePermission,
  type ApprovalSubstitute,
  type ApprovalSubstituteList,
} from '@groundwork/plugin-control-plane-common';
import {
  ActionButton,
  ActorLink,
  controlPlaneApiRef,
  ErrorPanel,
  formatExactTime,
  SkeletonLines,
  StatusChip,
  useAction,
  type LiveQuery,
} from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../../translation';
import styles from './AwayDialog.module.css';

/** Who decides for whom, and the way to end it. */
export function SubstituteList(props: {
  substitutes: LiveQuery<ApprovalSubstituteList>;
}) {
  const { value, error, refresh, replace } = props.substitutes;
  const { t } = useEnvironmentsWords();
  if (error) {
    return (
      <ErrorPanel title={t('away.notLoaded')} error={error} onRetry={refresh} />
    );
  }
  if (!value) {
    return <SkeletonLines count={2} label={t('away.loading')} />;
  }
  if (value.items.length === 0) {
    return (
      <Text as="p" variant="body-medium" color="secondary">
        {t('away.none')}
      </Text>
    );
  }
  return (
    <ul className={styles.list} aria-label={t('away.current')}>
      {value.items.map(item => (
        <Row
          key={item.id}
          substitute={item}
          onEnded={() => {
            replace({
              ...value,
              items: value.items.filter(({ id }) => id !== item.id),
            });
            refresh();
          }}
        />
      ))}
    </ul>
  );
}

function Row(props: { substitute: ApprovalSubstitute; onEnded: () => void }) {
  const { substitute, onEnded } = props;
  const { t } = useEnvironmentsWords();
  const api = useApi(controlPlaneApiRef);
  const mayEnd = useMayEnd(substitute);
  const end = useAction(async () => {
    await api.approvals.deleteSubstitute(substitute.id);
    onEnded();
  });
  const isOver = Date.parse(substitute.until) <= Date.now();
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <span>
          {t('away.row', {
            substitute: <ActorLink entityRef={substitute.substitute} />,
            absent: <ActorLink entityRef={substitute.absent} />,
          })}
        </span>
        <span className={styles.quiet}>
          <State isActive={substitute.is_active} isOver={isOver} />
          {t('away.between', {
            from: formatExactTime(substitute.from),
            until: formatExactTime(substitute.until),
          })}
        </span>
        {substitute.reason && (
          <span className={styles.quiet}>{substitute.reason}</span>
        )}
        {end.error && (
          <ErrorPanel title={t('away.notEnded')} error={end.error} />
        )}
      </div>
      {!isOver && (
        <ActionButton
          size="small"
          variant="secondary"
          disabledReason={mayEnd ? undefined : t('away.endNotYours')}
          isPending={end.isPending}
          onPress={() => end.run()}
        >
          {t('away.end')}
        </ActionButton>
      )}
    </li>
  );
}

function State(props: { isActive: boolean; isOver: boolean }) {
  const { isActive, isOver } = props;
  const { t } = useEnvironmentsWords();
  if (isActive) {
    return (
      <StatusChip status="active" appearance="quiet" label={t('away.active')} />
    );
  }
  return (
    <StatusChip
      status={isOver ? 'resting' : 'waiting'}
      appearance="quiet"
      label={isOver ? t('away.past') : t('away.upcoming')}
    />
  );
}

/** Whoever is away, whoever arranged it, and administrators. */
function useMayEnd({ absent, created_by: createdBy }: ApprovalSubstitute) {
  const identityApi = useApi(identityApiRef);
  const { value: identity } = useAsync(
    () => identityApi.getBackstageIdentity(),
    [identityApi],
  );
  const { allowed } = usePermission({
    permission: approvalSubstituteManagePermission,
  });
  const self = identity?.userEntityRef;
  return allowed || absent === self || createdBy === self;
}
