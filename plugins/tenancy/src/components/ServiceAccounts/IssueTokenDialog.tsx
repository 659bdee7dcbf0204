import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
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
import { tenancyTranslationRef } from '../../translation';

/** Props of {@link IssueTokenDialog}. */
export type IssueTokenDialogProps = {
  account: ServiceAccount;
  onDone: () => void;
  onClose: () => void;
};

const LIFETIMES = [
  { id: '900', label: '15 minutes' },
  { id: '3600', label: '1 hour' },
  { id: '28800', label: '8 hours' },
  { id: '86400', label: '24 hours' },
];
const DEFAULT_LIFETIME = '3600';

/** Asks how long a token is to work, and shows it once. */
export function IssueTokenDialog(props: IssueTokenDialogProps) {
  const { account, onDone, onClose } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
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
        title={`A token for ${account.name}`}
        label="token"
        secret={issued.token}
        example={{
          label: 'Try it',
          code: `curl -H 'Authorization: Bearer ${issued.token}' \\\n  ${window.location.origin}/api/control-plane/v1/info`,
        }}
        onClose={onClose}
      >
        <p>
          It ends <RelativeTime time={issued.expires_at} />. Until then the
          service account can renew it by itself.
        </p>
      </SecretDialog>
    );
  }
  return (
    <FormDialog
      title={`Issue a token for ${account.name}`}
      form={form}
      submitLabel={t('actions.issueToken')}
      errorTitle="The token was not issued"
      onClose={onClose}
    >
      <p>
        Whoever has the token acts as <code>{account.subject}</code>. It is
        shown once.
      </p>
      <Select<'single'>
        label="It works for"
        options={LIFETIMES}
        value={form.fields.ttl_seconds}
        onChange={key => form.set({ ttl_seconds: String(key) })}
        validationBehavior="aria"
        validate={() => form.problem('ttl_seconds')}
      />
    </FormDialog>
  );
}
