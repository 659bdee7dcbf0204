import type { Tenant } from '@groundwork/plugin-control-plane-common';
import { readAll, useTenancyQuery } from '../../hooks';
import { useTenancyWords } from '../../translation';

/** A product that can be chosen. */
export type ProductOption = { key: string; label: string };

const PAGE_SIZE = 200;

/** The products by name, with those that the tenant is entitled to first. Who may not see them chooses none. */
export function useProductOptions(tenant: Tenant): ProductOption[] {
  const { t } = useTenancyWords();
  const { value } = useTenancyQuery({
    key: `product options ${tenant.id}`,
    tenantId: tenant.id,
    parts: ['entitlements'],
    load: (api, options) =>
      readAll(cursor =>
        api.catalog.listProducts(
          { tenant_id: tenant.id, limit: PAGE_SIZE, cursor },
          options,
        ),
      ),
  });
  const options = (value ?? []).map(({ key, name, entitlement }) => ({
    key,
    label: entitlement
      ? name
      : t('apiKeys.create.notEntitled', { product: name }),
    rank: entitlement ? 0 : 1,
  }));
  return options.sort((a, b) => a.rank - b.rank);
}
