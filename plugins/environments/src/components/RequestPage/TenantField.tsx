import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Select } from '@backstage/ui';
import {
  isUsableTenant,
  type TenantChanged,
  type TenantList,
  TENANTS_CHANNEL,
} from '@groundwork/plugin-control-plane-common';
import {
  controlPlaneApiRef,
  FieldProblem,
  isForbidden,
  useLiveQuery,
} from '@groundwork/plugin-control-plane-react';
import { useStatusWord } from '../../hooks';
import { useEnvironmentsWords } from '../../translation';
import styles from './TenantField.module.css';

/** A choice needs a key, also when it is for none. */
const NOBODY = 'none';
const TENANTS_MAX = 200;

/** Props of {@link TenantField}. */
export type TenantFieldProps = {
  /** Id of the tenant; empty for none. */
  value: string;
  problem: string | undefined;
  onChange: (tenantId: string) => void;
};

/** For which tenant the environment is, for people who have one. */
export function TenantField(props: TenantFieldProps) {
  const { value, problem, onChange } = props;
  const api = useApi(controlPlaneApiRef);
  const tenantStatus = useStatusWord();
  const tenants = useLiveQuery<TenantList, TenantChanged>({
    key: 'tenants',
    channel: TENANTS_CHANNEL,
    load: signal => api.tenants.list({ limit: TENANTS_MAX }, { signal }),
  });
  const { t } = useEnvironmentsWords();
  const items = tenants.value?.items ?? [];
  // Whoever may not list tenants has none to choose from.
  if (!tenants.value && tenants.error && !isForbidden(tenants.error)) {
    return (
      <div className={styles.failed}>
        <FieldProblem>{t('detailsStep.tenantsFailed')}</FieldProblem>
        <Button size="small" variant="secondary" onPress={tenants.refresh}>
          {t('detailsStep.retry')}
        </Button>
      </div>
    );
  }
  if (items.length === 0) {
    return null;
  }
  return (
    <div data-field="tenant_id">
      <Select<'single'>
        label={t('detailsStep.tenant')}
        description={t('detailsStep.tenantHint')}
        options={[
          { id: NOBODY, label: t('detailsStep.tenantNone') },
          ...items.map(tenant => ({
            id: tenant.id,
            label: isUsableTenant(tenant.status)
              ? tenant.name
              : t('detailsStep.tenantState', {
                  name: tenant.name,
                  status: tenantStatus(tenant.status),
                }),
            disabled: !isUsableTenant(tenant.status),
          })),
        ]}
        value={value || NOBODY}
        onChange={id => onChange(id === NOBODY ? '' : String(id ?? ''))}
        validationBehavior="aria"
        validate={() => problem}
      />
    </div>
  );
}
