import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Box } from '@backstage/ui';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import {
  controlPlaneApiRef,
  ErrorPanel,
  PageFrame,
  RolledBack,
  useAction,
  type OptimisticQuery,
} from '@groundwork/plugin-control-plane-react';
import { titleOf } from '../../model';
import { useEnvironmentsWords } from '../../translation';
import { DeleteDialog } from '../DeleteDialog';
import { EditDialog } from '../EditDialog';
import { ExtendDialog } from '../ExtendDialog';
import { EnvironmentActions } from './EnvironmentActions';
import { EnvironmentAnswer } from './EnvironmentAnswer';
import { EnvironmentLinks } from './EnvironmentLinks';
import { EnvironmentNotices } from './EnvironmentNotices';
import { EnvironmentTabs } from './EnvironmentTabs';
import { LifecycleTimeline } from './LifecycleTimeline';
import { useEnvironmentMoves } from './useEnvironmentMoves';
import styles from './EnvironmentPage.module.css';

/** Props of {@link LoadedEnvironment}. */
export type LoadedEnvironmentProps = {
  query: OptimisticQuery<EnvironmentRequest> & { value: EnvironmentRequest };
};

/** The page of an environment that could be read. */
export function LoadedEnvironment(props: LoadedEnvironmentProps) {
  const { query } = props;
  const { value: request, rolledBack, forget } = query;
  const api = useApi(controlPlaneApiRef);
  const { t } = useEnvironmentsWords();
  const [opened, setOpened] = useState<'extend' | 'edit' | 'delete'>();
  const close = () => setOpened(undefined);
  const { show, extend, cancel, targets } = useEnvironmentMoves(query);
  const reconcile = useAction(async () =>
    show(
      request.status === 'failed'
        ? await api.retryEnvironmentRequest(request.id)
        : await api.reconcileEnvironmentRequest(request.id),
    ),
  );

  return (
    <PageFrame
      title={titleOf(request)}
      live={query}
      actions={
        <EnvironmentActions
          request={request}
          onReconcile={reconcile.run}
          isReconciling={reconcile.isPending}
          onExtend={() => setOpened('extend')}
          onDelete={() => setOpened('delete')}
          onEdit={() => setOpened('edit')}
        />
      }
    >
      <RolledBack change={rolledBack} onDismiss={forget} />
      <EnvironmentAnswer request={request} />
      <EnvironmentLinks request={request} />
      <EnvironmentNotices request={request} onChanged={show} />
      {reconcile.error && (
        <ErrorPanel
          title={t('environmentPage.notReconciled')}
          error={reconcile.error}
        />
      )}
      <Box
        as="section"
        bg="neutral"
        className={styles.card}
        aria-label={t('environmentPage.timeline.label')}
      >
        <LifecycleTimeline request={request} />
      </Box>
      <EnvironmentTabs request={request} targetsApi={targets} />
      {opened === 'extend' && (
        <ExtendDialog
          request={request}
          onClose={close}
          onExtend={extend}
          onExtended={show}
        />
      )}
      {opened === 'edit' && (
        <EditDialog request={request} onClose={close} onEdited={show} />
      )}
      {opened === 'delete' && (
        <DeleteDialog
          request={request}
          onClose={close}
          onCancel={cancel}
          onDeleted={show}
        />
      )}
    </PageFrame>
  );
}
