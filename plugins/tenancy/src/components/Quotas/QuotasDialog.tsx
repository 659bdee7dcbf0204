import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { NumberField, Select } from '@backstage/ui';
import type {
  QuotaName,
  Tenant,
  TenantQuotas,
} from '@groundwork/plugin-control-plane-common';
import {
  FormDialog,
  tenancyApiRef,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import { useTenantPlans } from '../../hooks';
import { formatQuotaAmount, quotaWords, type TenantQuota } from '../../model';
import { tenancyTranslationRef } from '../../translation';
import {
  planChoice,
  QUOTA_NAMES,
  quotaProblems,
  toQuotaDraft,
  toQuotasWrite,
  type QuotaChoice,
} from './quotaDraft';
import styles from './Quotas.module.css';

/** Props of {@link QuotasDialog}. */
export type QuotasDialogProps = {
  tenant: Tenant;
  quotas: TenantQuota[];
  onChanged: (quotas: TenantQuotas) => void;
  onClose: () => void;
};

/** Sets the limits of a tenant: the plan's, its own, or none. */
export function QuotasDialog(props: QuotasDialogProps) {
  const { tenant, quotas, onChanged, onClose } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const api = useApi(tenancyApiRef);
  const { value: plans } = useTenantPlans();
  const plan = plans?.find(({ name }) => name === tenant.plan);
  const form = useForm({
    initial: toQuotaDraft(quotas),
    validate: quotaProblems,
    submit: draft => api.tenants.setQuotas(toQuotasWrite(tenant.id, draft)),
    onDone: changed => {
      onChanged(changed);
      onClose();
    },
  });
  const field = (name: QuotaName) => {
    const use = quotas.find(quota => quota.name === name)?.use ?? 0;
    const choice = form.fields[`${name}_choice`];
    return (
      <div key={name} className={styles.field}>
        <Select<'single'>
          label={quotaWords[name].title}
          description={`${formatQuotaAmount(name, use)} in use.`}
          options={[
            { id: 'plan', label: planChoice(name, plan) },
            { id: 'own', label: 'A limit of its own' },
            { id: 'none', label: 'No limit' },
          ]}
          value={choice}
          onChange={key => form.set({ [`${name}_choice`]: key as QuotaChoice })}
        />
        {choice === 'own' && (
          <NumberField
            aria-label={`Limit of ${quotaWords[name].title}`}
            minValue={0}
            value={form.fields[name]}
            onChange={amount => form.set({ [name]: amount })}
            {...form.validation(name)}
          />
        )}
      </div>
    );
  };
  return (
    <FormDialog
      title={`${t('actions.editQuotas')} of ${tenant.name}`}
      form={form}
      submitLabel="Save"
      errorTitle="The quotas were not changed"
      width={560}
      onClose={onClose}
    >
      {QUOTA_NAMES.map(field)}
      <p className={styles.quiet}>
        A limit below what is in use takes nothing away; it keeps more from
        being added.
      </p>
    </FormDialog>
  );
}
