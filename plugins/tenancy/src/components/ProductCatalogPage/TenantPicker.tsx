import { useApi } from '@backstage/frontend-plugin-api';
import { Combobox, useAsyncList } from '@backstage/ui';
import { RiBuilding2Line } from '@remixicon/react';
import type { Tenant } from '@groundwork/plugin-control-plane-common';
import { tenancyApiRef } from '@groundwork/plugin-control-plane-react';

/** Props of {@link TenantPicker}. */
export type TenantPickerProps = {
  tenant: Tenant | undefined;
  onChoose: (slug: string) => void;
  className?: string;
};

const LIMIT = 30;

/** Chooses among the tenants that the person may read; the API searches, so that there may be any number of them. */
export function TenantPicker(props: TenantPickerProps) {
  const { tenant, onChoose, className } = props;
  const api = useApi(tenancyApiRef);
  const list = useAsyncList<{ id: string; label: string; description: string }>(
    {
      async load({ filterText, signal }) {
        const { items } = await api.tenants.list(
          { limit: LIMIT, q: filterText?.trim() || undefined },
          { signal },
        );
        return { items: items.map(toOption) };
      },
    },
  );
  return (
    <Combobox
      label="Acting for"
      placeholder="Search tenants"
      icon={<RiBuilding2Line />}
      options={list}
      search={{ mode: 'server' }}
      value={tenant ? toOption(tenant) : null}
      onChange={option => option && onChoose(String(option.id))}
      className={className}
    />
  );
}

function toOption(tenant: Tenant) {
  return { id: tenant.slug, label: tenant.name, description: tenant.slug };
}
