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
import { useTenancyWords } from '../../translation';

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
  const { t } = useTenancyWords();
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
          ? t('productsPage.request.doneTold', { decider })
          : t('productsPage.request.done'),
      );
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('productsPage.request.title', { product: product.name })}
      form={form}
      submitLabel={t('productsPage.request.title', { product: product.name })}
      closeLabel={t('form.notNow')}
      errorTitle={t('productsPage.request.failed')}
      onClose={onClose}
    >
      <p>
        {decider
          ? t('productsPage.request.forTenant', {
              tenant: <strong>{tenant.name}</strong>,
              decider,
            })
          : t('productsPage.request.forTenantByAdministrator', {
              tenant: <strong>{tenant.name}</strong>,
            })}
      </p>
      <TextAreaField
        label={t('form.note')}
        secondaryLabel={t('form.optional')}
        description={t('productsPage.request.noteHint')}
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
