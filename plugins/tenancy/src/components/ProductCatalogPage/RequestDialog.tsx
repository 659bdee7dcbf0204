import { useApi } from '@backstage/frontend-plugin-api';
import { TextAreaField } from '@backstage/ui';
import type {
  CatalogEntry,
  Tenant,
} from '@groundwork/plugin-control-plane-common';
import {
  FormDialog,
  tenancyApiRef,
  useForm,
} from '@groundwork/plugin-control-plane-react';

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
  const decider = product.owner ? nameOf(product.owner) : undefined;
  const form = useForm({
    initial: { note: '' },
    submit: ({ note }) =>
      api.catalog.requestProduct({
        tenant_id: tenant.id,
        product: product.key,
        note: note.trim() || undefined,
      }),
    onDone: () => {
      onDone(
        decider
          ? `Requested. ${decider} was told, and you will hear what they decide.`
          : 'Requested. You will hear what was decided.',
      );
      onClose();
    },
  });
  return (
    <FormDialog
      title={`Request ${product.name}`}
      form={form}
      submitLabel={`Request ${product.name}`}
      closeLabel="Not now"
      errorTitle="The product was not requested"
      onClose={onClose}
    >
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
        value={form.fields.note}
        onChange={note => form.set({ note })}
        maxLength={NOTE_LENGTH_MAX}
        rows={4}
        {...form.validation('note')}
      />
    </FormDialog>
  );
}

/** The name of a group, as people say it. */
function nameOf(entityRef: string): string {
  return entityRef.split('/').at(-1) ?? entityRef;
}
