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
import { useTenancyWords } from '../../translation';
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
  { seconds: 0, word: 'none', hint: 'leaked' },
  { seconds: HOUR_SECONDS, word: 'hour1', hint: undefined },
  { seconds: 24 * HOUR_SECONDS, word: 'hours24', hint: 'enough' },
  { seconds: 7 * 24 * HOUR_SECONDS, word: 'days7', hint: undefined },
  { seconds: 30 * 24 * HOUR_SECONDS, word: 'days30', hint: undefined },
] as const;
const OVERLAP_DEFAULT = 24 * HOUR_SECONDS;

/** Replaces a key by a new one, and asks how long the old one goes on working. */
export function RotateKeyDialog(props: RotateKeyDialogProps) {
  const { apiKey, onClose, onRotated } = props;
  const { t } = useTenancyWords();
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
      title={t('apiKeys.rotate.title', { name: apiKey.name })}
      form={form}
      submitLabel={t('apiKeys.rotate.submit')}
      errorTitle={t('apiKeys.rotate.failed')}
      onClose={onClose}
    >
      <p>
        {t('apiKeys.rotate.explanation', {
          prefix: <code>{apiKey.prefix}…</code>,
        })}
      </p>
      <RadioGroup
        label={t('apiKeys.rotate.overlap')}
        value={String(form.fields.overlap)}
        onChange={value => form.set({ overlap: Number(value) })}
      >
        {OVERLAPS.map(({ seconds, word, hint }) => (
          <Radio key={seconds} value={String(seconds)}>
            {t(`apiKeys.rotate.overlaps.${word}`)}
            {hint && (
              <span className={styles.quiet}>
                {' '}
                – {t(`apiKeys.rotate.${hint}`)}
              </span>
            )}
          </Radio>
        ))}
      </RadioGroup>
    </FormDialog>
  );
}
