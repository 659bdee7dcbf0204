import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ConfirmDialog,
  runtimesApiRef,
} from '@groundwork/plugin-control-plane-react';
import { countWords } from '../../model';
import { runtimesTranslationRef } from '../../translation';

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
  const { t } = useTranslationRef(runtimesTranslationRef);
  const api = useApi(runtimesApiRef);
  return (
    <ConfirmDialog
      title={
        runtime
          ? `Try again what gave up on ${runtime.title}?`
          : 'Try again what gave up everywhere?'
      }
      confirmLabel={t('actions.replayAll')}
      keepLabel="Leave it"
      errorTitle="It was not tried again"
      isDestructive={false}
      onConfirm={() =>
        api.queue.replayAll(runtime ? { runtime: runtime.name } : {})
      }
      onDone={onDone}
      onClose={onClose}
    >
      <p>
        {countWords(count, 'piece', 'pieces')} of work{' '}
        {count === 1 ? 'becomes' : 'become'} due at once, and the attempts are
        counted anew. Mend first what made them fail.
      </p>
    </ConfirmDialog>
  );
}
