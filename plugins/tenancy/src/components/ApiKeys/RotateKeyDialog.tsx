import { useApi } from '@backstage/frontend-plugin-api';
import { Radio, RadioGroup } from '@backstage/ui';
import type {
  APIKey,
  APIKeyCreated,
} from '@groundwork/plugin-control-plane-common';
import {
  FormDialog,
  tenancyApiRef,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import styles from './ApiKeys.module.css';

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
  const form = useForm({
    initial: { overlap: OVERLAP_DEFAULT },
    submit: async ({ overlap }) => ({
      overlap,
      created: await api.apiKeys.rotate(apiKey.id, {
        overlap_seconds: overlap,
      }),
    }),
    onDone: ({ created, overlap }) => onRotated(created, overlap),
  });
  return (
    <FormDialog
      title={`Rotate ${apiKey.name}`}
      form={form}
      submitLabel="Rotate key"
      errorTitle="The key was not rotated"
      onClose={onClose}
    >
      <p>
        You get a new key with the same name, product and scopes, to put where{' '}
        <code>{apiKey.prefix}…</code> is now.
      </p>
      <RadioGroup
        label="How long the old key goes on working"
        value={String(form.fields.overlap)}
        onChange={value => form.set({ overlap: Number(value) })}
      >
        {OVERLAPS.map(({ seconds, label, hint }) => (
          <Radio key={seconds} value={String(seconds)}>
            {label}
            {hint && <span className={styles.quiet}> – {hint}</span>}
          </Radio>
        ))}
      </RadioGroup>
    </FormDialog>
  );
}
