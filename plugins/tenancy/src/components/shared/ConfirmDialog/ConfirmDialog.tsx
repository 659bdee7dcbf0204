import { useState, type FormEvent, type ReactNode } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  TextField,
} from '@backstage/ui';
import {
  CopyButton,
  ErrorPanel,
  useAction,
} from '@groundwork/plugin-control-plane-react';
import styles from '../dialog.module.css';

/** Props of {@link ConfirmDialog}. */
export type ConfirmDialogProps = {
  /** A question, as "Revoke ci-deploy?". */
  title: string;
  /** What goes with it. */
  children: ReactNode;
  /** Has to be typed. */
  name: string;
  /** What is typed, for screen readers, as "Name of the key". */
  nameLabel: string;
  /** Says what the button does, as "Revoke ci-deploy". */
  confirmLabel: string;
  /** What did not happen when it fails, as "The key was not revoked". */
  failure: string;
  onConfirm: () => Promise<void>;
  /** It was done. */
  onDone: () => void;
  onClose: () => void;
};

/** Asks for the name of what is destroyed, after saying what goes with it. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, name, nameLabel, confirmLabel, failure } = props;
  const [typed, setTyped] = useState('');
  const isConfirmed = typed === name;
  const action = useAction(async () => {
    await props.onConfirm();
    return true;
  });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isConfirmed && (await action.run())) {
      props.onClose();
      props.onDone();
    }
  };

  return (
    <Dialog
      isOpen
      isDismissable={!action.isPending}
      onOpenChange={isOpen => !isOpen && props.onClose()}
      width={520}
      className={styles.dialog}
    >
      <DialogHeader>{title}</DialogHeader>
      <form onSubmit={submit} className={styles.form}>
        <DialogBody className={styles.body}>
          {children}
          <div className={styles.name}>
            <span>
              Type <code>{name}</code> to confirm.
              <CopyButton text={name} label="name" />
            </span>
            <TextField
              aria-label={nameLabel}
              value={typed}
              onChange={setTyped}
              autoComplete="off"
              spellCheck="false"
            />
          </div>
          {action.error && <ErrorPanel title={failure} error={action.error} />}
        </DialogBody>
        <DialogFooter className={styles.footer}>
          <Button
            variant="secondary"
            onPress={props.onClose}
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
            {confirmLabel}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
