import { useTenancyQuery } from '../../hooks';

/** What a tenant is called; its id while that is not known, or when the person may not read it. */
export function useTenantName(id: string | undefined): string | undefined {
  const { value } = useTenancyQuery({
    key: id ?? '',
    tenantId: id,
    parts: id === undefined ? [] : ['tenant'],
    intervalMs: 10 * 60_000,
    load: async (api, options) =>
      id === undefined ? undefined : (await api.tenants.get(id, options)).name,
  });
  return value ?? id;
}
