import { useApi } from '@backstage/frontend-plugin-api';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import {
  controlPlaneApiRef,
  FormDialog,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import { titleOf } from '../../model';
import { useEnvironmentsWords } from '../../translation';
import { ReasonField } from '../ReasonField';

/** Props of {@link CancelDialog}. */
export type CancelDialogProps = {
  request: EnvironmentRequest;
  onClose: () => void;
  /** Cancels it, and shows that it fails; the dialog does not wait for the answer then. */
  onCancel?: (body: { reason?: string }) => void;
  /** Gets the request in its new state. */
  onCancelled: (request: EnvironmentRequest) => void;
};

/** Withdraws a request for which nothing was provisioned, with the reason for whoever was to decide. */
export function CancelDialog(props: CancelDialogProps) {
  const { request, onClose, onCancel, onCancelled } = props;
  const { t } = useEnvironmentsWords();
  const api = useApi(controlPlaneApiRef);
  const form = useForm({
    initial: { reason: '' },
    submit: async ({ reason }) => {
      const body = reason.trim() ? { reason: reason.trim() } : {};
      if (onCancel) {
        onCancel(body);
        return undefined;
      }
      return api.cancelEnvironmentRequest(request.id, body);
    },
    onDone: cancelled => {
      if (cancelled) {
        onCancelled(cancelled);
      }
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('cancelDialog.title', { name: titleOf(request) })}
      form={form}
      submitLabel={t('actions.cancel')}
      closeLabel={t('cancelDialog.keep')}
      errorTitle={t('cancelDialog.failed', { name: titleOf(request) })}
      isDestructive
      onClose={onClose}
    >
      <p>{t('cancelDialog.what')}</p>
      <ReasonField
        value={form.fields.reason}
        onChange={reason => form.set({ reason })}
        {...form.validation('reason')}
      />
    </FormDialog>
  );
}
