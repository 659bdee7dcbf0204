import { useApi } from '@backstage/frontend-plugin-api';
import { Combobox, useAsyncList } from '@backstage/ui';
import { Building2Icon } from 'lucide-react';
import type { Tenant } from '@groundwork/plugin-control-plane-common';
import { tenancyApiRef } from '@groundwork/plugin-control-plane-react';
import { useTenancyWords } from '../../../translation';

/** Props of {@link TenantPicker}. */
export type TenantPickerProps = {
  label: string;
  /** The label is for screen readers alone. */
  isLabelHidden?: boolean;
  tenant: Tenant | undefined;
  onChoose: (tenant: Tenant) => void;
  className?: string;
};

type Option = { id: string; label: string; description: string };

const LIMIT = 30;

/** Chooses among the tenants that the person may read; the API searches, so that there may be any number of them. */
export function TenantPicker(props: TenantPickerProps) {
  const { label, isLabelHidden = false, tenant, onChoose, className } = props;
  const { t } = useTenancyWords();
  const api = useApi(tenancyApiRef);
  const list = useAsyncList<Option & { tenant: Tenant }>({
    async load({ filterText, signal }) {
      const { items } = await api.tenants.list(
        { limit: LIMIT, q: filterText?.trim() || undefined },
        { signal },
      );
      return {
        items: items.map(item => ({ ...toOption(item), tenant: item })),
      };
    },
  });
  return (
    <Combobox
      label={isLabelHidden ? undefined : label}
      aria-label={isLabelHidden ? label : undefined}
      placeholder={t('picker.searchTenants')}
      icon={<Building2Icon />}
      options={list}
      search={{ mode: 'server' }}
      value={tenant ? toOption(tenant) : null}
      onChange={option => {
        const chosen = list.items.find(({ id }) => id === option?.id);
        if (chosen) {
          onChoose(chosen.tenant);
        }
      }}
      className={className}
    />
  );
}

function toOption(tenant: Tenant): Option {
  return { id: tenant.id, label: tenant.name, description: tenant.slug };
}
