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
import type { ProductRequest } from '@groundwork/plugin-control-plane-common';
import {
  ErrorPanel,
  tenancyApiRef,
  useAction,
} from '@groundwork/plugin-control-plane-react';
import dialogStyles from '../shared/dialog.module.css';
import { useFieldProblems } from '../shared/useFieldProblems';

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
  const [reason, setReason] = useState('');
  const action = useAction(async () => {
    await api.catalog.declineProductRequest(request.id, reason.trim());
    onDone(`The request for ${name} is declined.`);
    onClose();
  });
  const problems = useFieldProblems(
    { reason: reason.trim() ? undefined : 'Say why, so that they know.' },
    action.error,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (problems.submit()) {
      action.run();
    }
  };
  return (
    <Dialog
      isOpen
      isDismissable={!action.isPending}
      onOpenChange={isOpen => !isOpen && onClose()}
      width={520}
      className={dialogStyles.dialog}
    >
      <DialogHeader>Decline the request for {name}</DialogHeader>
      <form
        ref={problems.formRef}
        onSubmit={submit}
        className={dialogStyles.form}
        noValidate
      >
        <DialogBody className={dialogStyles.body}>
          <div {...problems.handleOf('reason')}>
            <TextAreaField
              label="Reason"
              description="Whoever asked reads it."
              isRequired
              value={reason}
              onChange={value => {
                action.reset();
                setReason(value);
              }}
              maxLength={REASON_LENGTH_MAX}
              rows={4}
              validationBehavior="aria"
              validate={() => problems.problemOf('reason')}
            />
          </div>
          {action.error && !problems.tellsAll && (
            <ErrorPanel
              title="The request was not declined"
              error={action.error}
            />
          )}
        </DialogBody>
        <DialogFooter className={dialogStyles.footer}>
          <Button
            variant="secondary"
            onPress={onClose}
            isDisabled={action.isPending}
          >
            Cancel
          </Button>
          <Button
            type="submit"
            variant="primary"
            destructive
            isPending={action.isPending}
          >
            Decline request
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
