import { useApi } from '@backstage/frontend-plugin-api';
import {
  ConfirmDialog,
  runtimesApiRef,
} from '@groundwork/plugin-control-plane-react';
import { counted } from '../../model';
import { useRuntimesWords } from '../../translation';

/** Props of {@link ReplayAllDialog}. */
export type ReplayAllDialogProps = {
  /** Name and title of one runtime environment; all when absent. */
  runtime?: { name: string; title: string };
  /** How much has given up. */
  count: number;
  onDone: () => void;
  onClose: () => void;
};

/** Tries all again that has given up, or what has on one runtime environment. */
export function ReplayAllDialog(props: ReplayAllDialogProps) {
  const { runtime, count, onDone, onClose } = props;
  const { t } = useRuntimesWords();
  const api = useApi(runtimesApiRef);
  return (
    <ConfirmDialog
      title={
        runtime
          ? t('replay.allOnTitle', { title: runtime.title })
          : t('replay.allTitle')
      }
      confirmLabel={t('actions.replayAll')}
      keepLabel={t('actions.leave')}
      errorTitle={t('replay.failed')}
      isDestructive={false}
      onConfirm={() =>
        api.queue.replayAll(runtime ? { runtime: runtime.name } : {})
      }
      onDone={onDone}
      onClose={onClose}
    >
      <p>{t('replay.allText', counted(count))}</p>
    </ConfirmDialog>
  );
}
