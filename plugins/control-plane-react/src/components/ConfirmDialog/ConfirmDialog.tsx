import type { ReactNode } from 'react';
import { TextField } from '@backstage/ui';
import { useForm } from '../../hooks';
import { useControlPlaneWords } from '../../translation';
import { CopyButton } from '../CopyButton';
import { FormDialog } from '../FormDialog';
import styles from './ConfirmDialog.module.css';

/** Props of {@link ConfirmDialog}. @public */
export type ConfirmDialogProps<TResult> = {
  /** The question, as "Delete acme?". */
  title: string;
  /** What happens: what goes, what stays, who is told. */
  children: ReactNode;
  /** What has to be typed first; nothing when absent. */
  confirmName?: { name: string; label: string };
  /** What confirming does, as "Delete acme". */
  confirmLabel: string;
  /** What leaving does; "Keep it" when absent. */
  keepLabel?: string;
  /** What could not be done, as "It was not deleted". */
  errorTitle: string;
  /** Whether something is lost; it is when absent. */
  isDestructive?: boolean;
  onConfirm: () => Promise<TResult>;
  /** Gets what {@link ConfirmDialogProps.onConfirm} answered; the dialog is closed after it. */
  onDone?: (result: TResult) => void;
  onClose: () => void;
};

/** Says what happens and asks for it, where much is lost by having the name typed. @public */
export function ConfirmDialog<TResult>(props: ConfirmDialogProps<TResult>) {
  const { confirmName, onClose } = props;
  const { t } = useControlPlaneWords();
  const form = useForm({
    initial: { typed: '' },
    validate: ({ typed }) => ({
      typed:
        confirmName && typed !== confirmName.name
          ? t('confirm.otherName')
          : undefined,
    }),
    submit: props.onConfirm,
    onDone: result => {
      props.onDone?.(result);
      onClose();
    },
  });
  const isConfirmed =
    confirmName === undefined || form.fields.typed === confirmName.name;
  return (
    <FormDialog
      title={props.title}
      form={form}
      submitLabel={props.confirmLabel}
      closeLabel={props.keepLabel ?? t('confirm.keep')}
      errorTitle={props.errorTitle}
      isDestructive={props.isDestructive ?? true}
      isSubmitDisabled={!isConfirmed}
      onClose={onClose}
    >
      {props.children}
      {confirmName && (
        <div className={styles.confirmation}>
          <div className={styles.name}>
            <span>
              {t('confirm.type', { name: <code>{confirmName.name}</code> })}
            </span>
            <CopyButton
              text={confirmName.name}
              label={t('confirm.nameCopied')}
            />
          </div>
          <TextField
            aria-label={confirmName.label}
            value={form.fields.typed}
            onChange={typed => form.set({ typed })}
            autoComplete="off"
            spellCheck="false"
          />
        </div>
      )}
    </FormDialog>
  );
}
