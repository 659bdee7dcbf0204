import { useApi } from '@backstage/frontend-plugin-api';
import { TextAreaField } from '@backstage/ui';
import type { ProductRequest } from '@groundwork/plugin-control-plane-common';
import {
  FormDialog,
  tenancyApiRef,
  useForm,
} from '@groundwork/plugin-control-plane-react';

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
  const api = useApi(tenancyApiRef);
  const form = useForm({
    initial: { reason: '' },
    validate: ({ reason }) => ({
      reason: reason.trim() ? undefined : 'Say why, so that they know.',
    }),
    submit: ({ reason }) =>
      api.catalog.declineProductRequest(request.id, reason.trim()),
    onDone: () => {
      onDone(`The request for ${name} is declined.`);
      onClose();
    },
  });
  return (
    <FormDialog
      title={`Decline the request for ${name}`}
      form={form}
      submitLabel="Decline request"
      errorTitle="The request was not declined"
      isDestructive
      onClose={onClose}
    >
      <TextAreaField
        label="Reason"
        description="Whoever asked reads it."
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
