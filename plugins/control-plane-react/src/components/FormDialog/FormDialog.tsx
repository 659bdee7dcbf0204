import { useEffect, type ReactNode } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import type { Form } from '../../hooks';
import { useControlPlaneWords } from '../../translation';
import { ErrorPanel } from '../ErrorPanel';
import { Legible } from '../Legible';
import styles from './FormDialog.module.css';

const FIRST_FIELD =
  ':is(input, textarea, button[aria-haspopup="listbox"]):not([hidden]):not([type="hidden"]):not([tabindex="-1"])';

/** Props of {@link FormDialog}. @public */
export type FormDialogProps<TFields extends object> = {
  title: string;
  form: Form<TFields>;
  /** What sending does, as "Create tenant". */
  submitLabel: string;
  /** What leaving does; "Cancel" when absent. */
  closeLabel?: string;
  /** What could not be done, as "The tenant was not created". */
  errorTitle: string;
  onClose: () => void;
  isDestructive?: boolean;
  isSubmitDisabled?: boolean;
  /** Pixels; 520 when absent. */
  width?: number;
  children: ReactNode;
};

/** A form of {@link useForm} in a dialog. What fails stands in it, and what was typed stays. @public */
export function FormDialog<TFields extends object>(
  props: FormDialogProps<TFields>,
) {
  const { title, form, submitLabel, onClose } = props;
  const { t } = useControlPlaneWords();
  const { ref } = form.formProps;
  // A dialog is opened to fill it in. A field with a list would open it and hide the rest; one after it is not the first.
  useEffect(() => {
    const first = ref.current?.querySelector<HTMLElement>(FIRST_FIELD);
    if (!first?.matches('[role="combobox"], [aria-haspopup="listbox"]')) {
      first?.focus();
    }
  }, [ref]);
  return (
    <Dialog
      isOpen
      isDismissable={!form.isPending}
      onOpenChange={isOpen => !isOpen && onClose()}
      width={props.width ?? 520}
      className={styles.dialog}
    >
      <DialogHeader>{title}</DialogHeader>
      <form {...form.formProps} className={styles.form}>
        <DialogBody className={styles.body}>
          <Legible>
            {props.children}
            {form.error && (
              <ErrorPanel title={props.errorTitle} error={form.error} />
            )}
          </Legible>
        </DialogBody>
        <DialogFooter className={styles.footer}>
          <Button
            variant="secondary"
            onPress={onClose}
            isDisabled={form.isPending}
          >
            {props.closeLabel ?? t('dialog.cancel')}
          </Button>
          <Button
            type="submit"
            variant="primary"
            destructive={props.isDestructive}
            isDisabled={props.isSubmitDisabled}
            isPending={form.isPending}
          >
            {submitLabel}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
