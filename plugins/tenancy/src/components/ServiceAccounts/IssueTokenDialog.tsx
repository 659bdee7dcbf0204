import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import type {
  ServiceAccount,
  ServiceAccountToken,
} from '@groundwork/plugin-control-plane-common';
import {
  FormDialog,
  RelativeTime,
  SecretDialog,
  tenancyApiRef,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import { useTenancyWords } from '../../translation';

/** Props of {@link IssueTokenDialog}. */
export type IssueTokenDialogProps = {
  account: ServiceAccount;
  onDone: () => void;
  onClose: () => void;
};

/** Seconds, and the words for them. */
const LIFETIMES = [
  { id: '900', word: 'minutes15' },
  { id: '3600', word: 'hour1' },
  { id: '28800', word: 'hours8' },
  { id: '86400', word: 'hours24' },
] as const;
const DEFAULT_LIFETIME = '3600';

/** Asks how long a token is to work, and shows it once. */
export function IssueTokenDialog(props: IssueTokenDialogProps) {
  const { account, onDone, onClose } = props;
  const { t } = useTenancyWords();
  const api = useApi(tenancyApiRef);
  const [issued, setIssued] = useState<ServiceAccountToken>();
  const form = useForm({
    initial: { ttl_seconds: DEFAULT_LIFETIME },
    submit: fields =>
      api.tenants.issueServiceAccountToken(account.id, {
        ttl_seconds: Number(fields.ttl_seconds),
      }),
    onDone: token => {
      setIssued(token);
      onDone();
    },
  });
  if (issued) {
    return (
      <SecretDialog
        title={t('serviceAccounts.issue.issuedTitle', { name: account.name })}
        label={t('serviceAccounts.issue.secret')}
        secret={issued.token}
        example={{
          label: t('serviceAccounts.issue.tryIt'),
          code: `curl -H 'Authorization: Bearer ${issued.token}' \\\n  ${window.location.origin}/api/control-plane/v1/info`,
        }}
        onClose={onClose}
      >
        <p>
          {t('serviceAccounts.issue.ends', {
            time: <RelativeTime time={issued.expires_at} />,
          })}
        </p>
      </SecretDialog>
    );
  }
  return (
    <FormDialog
      title={t('serviceAccounts.issue.title', { name: account.name })}
      form={form}
      submitLabel={t('actions.issueToken')}
      errorTitle={t('serviceAccounts.issue.failed')}
      onClose={onClose}
    >
      <p>
        {t('serviceAccounts.issue.explanation', {
          subject: <code>{account.subject}</code>,
        })}
      </p>
      <Select<'single'>
        label={t('serviceAccounts.issue.worksFor')}
        options={LIFETIMES.map(({ id, word }) => ({
          id,
          label: t(`serviceAccounts.issue.lifetimes.${word}`),
        }))}
        value={form.fields.ttl_seconds}
        onChange={key => form.set({ ttl_seconds: String(key) })}
        validationBehavior="aria"
        validate={() => form.problem('ttl_seconds')}
      />
    </FormDialog>
  );
}
