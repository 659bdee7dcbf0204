import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import type { EnvironmentClass } from '@groundwork/plugin-control-plane-common';
import { useEnvironmentsWords } from '../../translation';

const CLIENT = 'approver-client:';

/** Who decides over requests of a class, as `Needs 2 approvals by Platform approvers`. */
export function ApprovalWords(props: {
  environmentClass: Pick<EnvironmentClass, 'approval'>;
}) {
  const {
    mode,
    required_approvals: count = 1,
    approvers,
  } = props.environmentClass.approval;
  const { t } = useEnvironmentsWords();
  if (mode === 'automatic') {
    return <>{t('approvalWords.none')}</>;
  }
  const [first, ...others] = approvers ?? ['role:approver'];
  const who = others.reduce(
    (some, ref) =>
      t('approvalWords.or', { some, last: <ApproverName approverRef={ref} /> }),
    <ApproverName approverRef={first} />,
  );
  return <span>{t('approvalWords.needs', { count, who })}</span>;
}

function ApproverName(props: { approverRef: string }) {
  const { approverRef } = props;
  const { t } = useEnvironmentsWords();
  if (approverRef === 'role:approver') {
    return <>{t('approvalWords.anyApprover')}</>;
  }
  if (approverRef === 'component-owner') {
    return <>{t('approvalWords.componentOwner')}</>;
  }
  if (approverRef.startsWith(CLIENT)) {
    return (
      <>
        {t('approvalWords.client', { name: approverRef.slice(CLIENT.length) })}
      </>
    );
  }
  return <EntityName entityRef={approverRef} />;
}

function EntityName(props: { entityRef: string }) {
  return <>{useEntityPresentation(props.entityRef).primaryTitle}</>;
}
