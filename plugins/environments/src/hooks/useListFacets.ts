import { useMemo } from 'react';
import { useEnvironmentClasses } from '@groundwork/plugin-control-plane-react';
import { useEnvironmentCosts } from './useEnvironmentCosts';

/** Something to filter by. */
export type Facet = { id: string; label: string };

/** What there is to filter by, of what the person may see. */
export type ListFacets = {
  classes: Facet[];
  regions: Facet[];
  owners: Facet[];
  tenants: Facet[];
};

const OWNERS_MAX = 100;
const REF = /^[^:]+:(?:default\/)?/;

/** Classes and their regions as they are configured; owners and tenants as they have environments. */
export function useListFacets(): ListFacets {
  const { value: classes } = useEnvironmentClasses();
  const { value: owners } = useEnvironmentCosts({
    group_by: 'owner',
    limit: OWNERS_MAX,
  });
  const { value: tenants } = useEnvironmentCosts({
    group_by: 'tenant',
    limit: OWNERS_MAX,
  });
  return useMemo(
    () => ({
      classes: (classes ?? []).map(({ name, title }) => ({
        id: name,
        label: title,
      })),
      regions: [...new Set(classes?.flatMap(({ regions }) => regions))]
        .sort()
        .map(region => ({ id: region, label: region })),
      owners: (owners?.groups ?? [])
        .map(({ key }) => ({ id: key, label: key.replace(REF, '') }))
        .sort(byLabel),
      tenants: (tenants?.groups ?? [])
        .flatMap(({ key, tenant }) =>
          tenant ? [{ id: key, label: tenant.name }] : [],
        )
        .sort(byLabel),
    }),
    [classes, owners, tenants],
  );
}

function byLabel(a: Facet, b: Facet): number {
  return a.label.localeCompare(b.label);
}
