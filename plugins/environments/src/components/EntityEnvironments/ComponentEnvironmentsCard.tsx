import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useEnvironmentRequests } from '@groundwork/plugin-control-plane-react';
import { CURRENT_STATUSES } from '../../hooks';
import { useEnvironmentsWords } from '../../translation';
import { EnvironmentRows } from './EnvironmentRows';
import { EnvironmentsCard } from './EnvironmentsCard';
import { summaryOfRequest } from './environmentSummary';
import { ENVIRONMENTS_MAX } from './useEnvironmentsOf';

const SHOWN_MAX = 5;

/** The environments of a component at a glance: "2 environments, 1 drifted". */
export function ComponentEnvironmentsCard() {
  const { entity } = useEntity();
  const { t } = useEnvironmentsWords();
  const componentRef = stringifyEntityRef(entity);
  const { value, error, refresh } = useEnvironmentRequests({
    component_ref: componentRef,
    status: CURRENT_STATUSES,
    order: 'updated_at.desc',
    limit: ENVIRONMENTS_MAX,
  });
  return (
    <EnvironmentsCard
      query={{
        value: value && {
          items: value.items.map(summaryOfRequest),
          total: value.total,
        },
        error,
        refresh,
      }}
      request={{ componentRef }}
    >
      {({ items }) => (
        <EnvironmentRows
          items={items.slice(0, SHOWN_MAX)}
          label={t('catalog.title')}
          isNamedByClass
        />
      )}
    </EnvironmentsCard>
  );
}
