import { useApi } from '@backstage/frontend-plugin-api';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import {
  ConfirmDialog,
  controlPlaneApiRef,
} from '@groundwork/plugin-control-plane-react';
import { isCancellation, titleOf } from '../../model';
import { useEnvironmentsWords } from '../../translation';
import { CancelDialog, type CancelDialogProps } from './CancelDialog';
import { WhatGoes } from './WhatGoes';

/** Props of {@link DeleteDialog}. */
export type DeleteDialogProps = {
  request: EnvironmentRequest;
  onClose: () => void;
  /** Cancels a request for which nothing was provisioned; see {@link CancelDialogProps}. */
  onCancel?: CancelDialogProps['onCancel'];
  /** Gets the request in its new state. */
  onDeleted: (request: EnvironmentRequest) => void;
};

/** Lists what goes, and asks for the name. Withdrawing a request for which nothing was provisioned asks for nothing. */
export function DeleteDialog(props: DeleteDialogProps) {
  const { request, onClose, onCancel, onDeleted } = props;
  const { t } = useEnvironmentsWords();
  const api = useApi(controlPlaneApiRef);
  if (isCancellation(request)) {
    return (
      <CancelDialog
        request={request}
        onClose={onClose}
        onCancel={onCancel}
        onCancelled={onDeleted}
      />
    );
  }
  return (
    <ConfirmDialog
      title={t('deleteDialog.title', { name: titleOf(request) })}
      confirmName={{ name: request.name, label: t('deleteDialog.label') }}
      confirmLabel={t('deleteDialog.confirm', { name: request.name })}
      errorTitle={t('deleteDialog.failed')}
      onConfirm={() => api.deleteEnvironmentRequest(request.id)}
      onDone={onDeleted}
      onClose={onClose}
    >
      <WhatGoes request={request} />
    </ConfirmDialog>
  );
}
