import { useState, type FormEvent } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Radio,
  RadioGroup,
} from '@backstage/ui';
import type {
  APIKey,
  APIKeyCreated,
} from '@groundwork/plugin-control-plane-common';
import {
  ErrorPanel,
  tenancyApiRef,
  useAction,
} from '@groundwork/plugin-control-plane-react';
import dialogStyles from '../shared/dialog.module.css';

/** Props of {@link RotateKeyDialog}. */
export type RotateKeyDialogProps = {
  apiKey: APIKey;
  onClose: () => void;
  /** Gets the answer with the plaintext, which this dialog does not keep. */
  onRotated: (created: APIKeyCreated, overlapSeconds: number) => void;
};

const HOUR_SECONDS = 3_600;
const OVERLAPS = [
  { seconds: 0, label: 'It stops at once', hint: 'The key has leaked.' },
  { seconds: HOUR_SECONDS, label: '1 hour', hint: '' },
  {
    seconds: 24 * HOUR_SECONDS,
    label: '24 hours',
    hint: 'Enough for most deployments.',
  },
  { seconds: 7 * 24 * HOUR_SECONDS, label: '7 days', hint: '' },
  { seconds: 30 * 24 * HOUR_SECONDS, label: '30 days', hint: '' },
];
const OVERLAP_DEFAULT = 24 * HOUR_SECONDS;

/** Replaces a key by a new one, and asks how long the old one goes on working. */
export function RotateKeyDialog(props: RotateKeyDialogProps) {
  const { apiKey, onClose, onRotated } = props;
  const api = useApi(tenancyApiRef);
  const [overlap, setOverlap] = useState(OVERLAP_DEFAULT);
  const action = useAction(async () => {
    onRotated(
      await api.apiKeys.rotate(apiKey.id, { overlap_seconds: overlap }),
      overlap,
    );
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    action.run();
  };
  return (
    <Dialog
      isOpen
      isDismissable={!action.isPending}
      onOpenChange={isOpen => !isOpen && onClose()}
      width={520}
      className={dialogStyles.dialog}
    >
      <DialogHeader>Rotate {apiKey.name}</DialogHeader>
      <form onSubmit={submit} className={dialogStyles.form}>
        <DialogBody className={dialogStyles.body}>
          <p>
            You get a new key with the same name, product and scopes, to put
            where <code>{apiKey.prefix}…</code> is now.
          </p>
          <RadioGroup
            label="How long the old key goes on working"
            value={String(overlap)}
            onChange={value => setOverlap(Number(value))}
          >
            {OVERLAPS.map(({ seconds, label, hint }) => (
              <Radio key={seconds} value={String(seconds)}>
                {label}
                {hint && <span className={dialogStyles.quiet}> – {hint}</span>}
              </Radio>
            ))}
          </RadioGroup>
          {action.error && (
            <ErrorPanel title="The key was not rotated" error={action.error} />
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
          <Button type="submit" variant="primary" isPending={action.isPending}>
            Rotate key
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
