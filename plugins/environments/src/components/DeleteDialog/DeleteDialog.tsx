import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import {
  ConfirmDialog,
  controlPlaneApiRef,
  ErrorPanel,
  Money,
  SkeletonLines,
  useEnvironmentRequest,
} from '@groundwork/plugin-control-plane-react';
import { isCancellation, titleOf } from '../../model';
import { environmentsTranslationRef } from '../../translation';

/** Props of {@link DeleteDialog}. */
export type DeleteDialogProps = {
  request: EnvironmentRequest;
  onClose: () => void;
  /** Gets the request in its new state. */
  onDeleted: (request: EnvironmentRequest) => void;
};

/** Lists what goes, and asks for the name. Withdrawing a request for which nothing was provisioned asks for nothing. */
export function DeleteDialog(props: DeleteDialogProps) {
  const { request, onClose, onDeleted } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  const api = useApi(controlPlaneApiRef);
  const common = {
    onConfirm: () => api.deleteEnvironmentRequest(request.id),
    onDone: onDeleted,
    onClose,
  };
  if (isCancellation(request)) {
    return (
      <ConfirmDialog
        {...common}
        title={`Cancel the request for ${titleOf(request)}?`}
        confirmLabel={t('actions.cancel')}
        errorTitle="It was not cancelled"
      >
        <p>Nothing was provisioned for it yet. Its history stays.</p>
      </ConfirmDialog>
    );
  }
  return (
    <ConfirmDialog
      {...common}
      title={`Delete ${titleOf(request)}?`}
      confirmName={{ name: request.name, label: 'Name of the environment' }}
      confirmLabel={`Delete ${request.name}`}
      errorTitle="It was not deleted"
    >
      <WhatGoes request={request} />
    </ConfirmDialog>
  );
}

function WhatGoes(props: { request: EnvironmentRequest }) {
  const { value, error, refresh } = useEnvironmentRequest(props.request.id);
  if (error) {
    return (
      <ErrorPanel
        title="What would be deleted could not be loaded"
        error={error}
        onRetry={refresh}
      />
    );
  }
  if (!value) {
    return <SkeletonLines count={4} label="Loading what would be deleted" />;
  }
  return (
    <ul>
      {(value.targets ?? []).map(target => (
        <li key={target.id}>
          <strong>{target.title}</strong>: {countResources(target.resources)} in
          the namespace <code>{value.name}</code>
        </li>
      ))}
      <li>
        It stops costing <Money amountUsd={value.estimated_monthly_cost_usd} />.
      </li>
      <li>Its history stays.</li>
    </ul>
  );
}

function countResources(resources: unknown[]): string {
  return resources.length === 1
    ? '1 resource'
    : `${resources.length} resources`;
}
