import { useState, type FormEvent } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
  TextField,
} from '@backstage/ui';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import {
  controlPlaneApiRef,
  CopyButton,
  ErrorPanel,
  Money,
  SkeletonLines,
  useEnvironmentRequest,
  useAction,
} from '@groundwork/plugin-control-plane-react';
import { isCancellation, titleOf } from '../../model';
import { environmentsTranslationRef } from '../../translation';
import styles from './DeleteDialog.module.css';

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
  const [typed, setTyped] = useState('');
  const isCancel = isCancellation(request);
  const action = useAction(() => api.deleteEnvironmentRequest(request.id));
  const isConfirmed = isCancel || typed === request.name;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isConfirmed) {
      return;
    }
    const deleted = await action.run();
    if (deleted) {
      onDeleted(deleted);
      onClose();
    }
  };

  return (
    <Dialog
      isOpen
      isDismissable={!action.isPending}
      onOpenChange={isOpen => !isOpen && onClose()}
      width={520}
    >
      <DialogHeader>
        {isCancel
          ? `Cancel the request for ${titleOf(request)}?`
          : `Delete ${titleOf(request)}?`}
      </DialogHeader>
      <form onSubmit={submit} className={styles.form}>
        <DialogBody className={styles.body}>
          {isCancel ? (
            <Text as="p" variant="body-medium">
              Nothing was provisioned for it yet. Its history stays.
            </Text>
          ) : (
            <>
              <WhatGoes request={request} />
              <div className={styles.name}>
                <span>
                  Type <code>{request.name}</code> to confirm.
                </span>
                <CopyButton text={request.name} label="name" />
              </div>
              <TextField
                aria-label="Name of the environment"
                value={typed}
                onChange={setTyped}
                autoComplete="off"
                spellCheck="false"
              />
            </>
          )}
          {action.error && (
            <ErrorPanel
              title={isCancel ? 'It was not cancelled' : 'It was not deleted'}
              error={action.error}
            />
          )}
        </DialogBody>
        <DialogFooter className={styles.footer}>
          <Button
            variant="secondary"
            onPress={onClose}
            isDisabled={action.isPending}
          >
            Keep it
          </Button>
          <Button
            type="submit"
            variant="primary"
            destructive
            isDisabled={!isConfirmed}
            isPending={action.isPending}
          >
            {isCancel ? t('actions.cancel') : `Delete ${request.name}`}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
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
    <ul className={styles.list}>
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
