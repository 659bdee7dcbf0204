import { useApi } from '@backstage/frontend-plugin-api';
import { TextAreaField } from '@backstage/ui';
import type { ProductRequest } from '@groundwork/plugin-control-plane-common';
import {
  FormDialog,
  tenancyApiRef,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import { useTenancyWords } from '../../translation';

/** Props of {@link DeclineDialog}. */
export type DeclineDialogProps = {
  request: ProductRequest;
  /** Name of the product. */
  name: string;
  onClose: () => void;
  /** It was done; gets it as a sentence. */
  onDone: (sentence: string) => void;
};

const REASON_LENGTH_MAX = 2_000;

/** Declines a request, with the reason that whoever asked gets to read. */
export function DeclineDialog(props: DeclineDialogProps) {
  const { request, name, onClose, onDone } = props;
  const { t } = useTenancyWords();
  const api = useApi(tenancyApiRef);
  const form = useForm({
    initial: { reason: '' },
    validate: ({ reason }) => ({
      reason: reason.trim() ? undefined : t('productRequests.decline.noReason'),
    }),
    submit: ({ reason }) =>
      api.catalog.declineProductRequest(request.id, reason.trim()),
    onDone: () => {
      onDone(t('productRequests.decline.done', { product: name }));
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('productRequests.decline.title', { product: name })}
      form={form}
      submitLabel={t('productRequests.decline.submit')}
      errorTitle={t('productRequests.decline.failed')}
      isDestructive
      onClose={onClose}
    >
      <TextAreaField
        label={t('form.reason')}
        description={t('productRequests.decline.reasonHint')}
        isRequired
        value={form.fields.reason}
        onChange={reason => form.set({ reason })}
        maxLength={REASON_LENGTH_MAX}
        rows={4}
        {...form.validation('reason')}
      />
    </FormDialog>
  );
}
