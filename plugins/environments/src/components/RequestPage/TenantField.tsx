import { useApi } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import {
  isUsableTenant,
  type TenantChanged,
  type TenantList,
  TENANTS_CHANNEL,
} from '@groundwork/plugin-control-plane-common';
import {
  controlPlaneApiRef,
  useLiveQuery,
} from '@groundwork/plugin-control-plane-react';

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
  const tenants = useLiveQuery<TenantList, TenantChanged>({
    key: 'tenants',
    channel: TENANTS_CHANNEL,
    load: signal => api.tenants.list({ limit: TENANTS_MAX }, { signal }),
  });
  const items = tenants.value?.items ?? [];
  if (items.length === 0) {
    return null;
  }
  return (
    <div data-field="tenant_id">
      <Select<'single'>
        label="Tenant"
        description="Its quotas count the environment."
        options={[
          { id: NOBODY, label: 'None' },
          ...items.map(tenant => ({
            id: tenant.id,
            label: isUsableTenant(tenant.status)
              ? tenant.name
              : `${tenant.name} (${tenant.status})`,
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
