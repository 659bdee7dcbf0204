import { useApi } from '@backstage/frontend-plugin-api';
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
import { formatQuotaAmount, type TenantQuota } from '../../model';
import { useTenancyWords } from '../../translation';
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
  const { t } = useTenancyWords();
  const api = useApi(tenancyApiRef);
  const { value: plans } = useTenantPlans();
  const plan = plans?.find(({ name }) => name === tenant.plan);
  const form = useForm({
    initial: toQuotaDraft(quotas),
    validate: draft => quotaProblems(draft, t),
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
          label={t(`quotas.titles.${name}`)}
          description={t('quotas.edit.inUse', {
            use: formatQuotaAmount(name, use),
          })}
          options={[
            { id: 'plan', label: planChoice(name, plan, t) },
            { id: 'own', label: t('quotas.edit.own') },
            { id: 'none', label: t('quotas.edit.none') },
          ]}
          value={choice}
          onChange={key => form.set({ [`${name}_choice`]: key as QuotaChoice })}
        />
        {choice === 'own' && (
          <NumberField
            aria-label={t('quotas.edit.limitOf', {
              quota: t(`quotas.titles.${name}`),
            })}
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
      title={t('quotas.edit.title', { name: tenant.name })}
      form={form}
      submitLabel={t('form.save')}
      errorTitle={t('quotas.edit.failed')}
      width={560}
      onClose={onClose}
    >
      {QUOTA_NAMES.map(field)}
      <p className={styles.quiet}>{t('quotas.edit.hint')}</p>
    </FormDialog>
  );
}
