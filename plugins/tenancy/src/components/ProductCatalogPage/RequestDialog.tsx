import { useState, type FormEvent } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  TextAreaField,
} from '@backstage/ui';
import type {
  CatalogEntry,
  Tenant,
} from '@groundwork/plugin-control-plane-common';
import {
  ErrorPanel,
  tenancyApiRef,
  useAction,
} from '@groundwork/plugin-control-plane-react';
import styles from '../shared/dialog.module.css';

/** Props of {@link RequestDialog} and of the dialog of trials. */
export type ProductDialogProps = {
  product: CatalogEntry;
  /** For whom. */
  tenant: Tenant;
  onClose: () => void;
  /** It was done; gets it as a sentence. */
  onDone: (sentence: string) => void;
};

const NOTE_LENGTH_MAX = 2_000;

/** Asks for a product, with a note to whoever decides. */
export function RequestDialog(props: ProductDialogProps) {
  const { product, tenant, onClose, onDone } = props;
  const api = useApi(tenancyApiRef);
  const [note, setNote] = useState('');
  const decider = product.owner ? nameOf(product.owner) : undefined;
  const action = useAction(() =>
    api.catalog.requestProduct({
      tenant_id: tenant.id,
      product: product.key,
      note: note.trim() || undefined,
    }),
  );

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await action.run()) {
      onDone(
        decider
          ? `Requested. ${decider} was told, and you will hear what they decide.`
          : 'Requested. You will hear what was decided.',
      );
      onClose();
    }
  };

  return (
    <Dialog
      isOpen
      isDismissable={!action.isPending}
      onOpenChange={isOpen => !isOpen && onClose()}
      width={520}
      className={styles.dialog}
    >
      <DialogHeader>Request {product.name}</DialogHeader>
      <form onSubmit={submit} className={styles.form}>
        <DialogBody className={styles.body}>
          <p>
            For <strong>{tenant.name}</strong>.{' '}
            {decider
              ? `${decider} decides.`
              : 'An administrator of the control plane decides.'}
          </p>
          <TextAreaField
            label="Note"
            secondaryLabel="Optional"
            description="What you need it for, and by when."
            value={note}
            onChange={setNote}
            maxLength={NOTE_LENGTH_MAX}
            rows={4}
          />
          {action.error && (
            <ErrorPanel
              title="The product was not requested"
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
            Not now
          </Button>
          <Button type="submit" variant="primary" isPending={action.isPending}>
            Request {product.name}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

/** The name of a group, as people say it. */
function nameOf(entityRef: string): string {
  return entityRef.split('/').at(-1) ?? entityRef;
}
