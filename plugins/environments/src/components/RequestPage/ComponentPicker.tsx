import { useEffect, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Combobox, useAsyncList } from '@backstage/ui';
import { FieldProblem } from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../../translation';

/** Props of {@link ComponentPicker}. */
export type ComponentPickerProps = {
  /** Entity reference; empty when none is chosen. */
  value: string;
  problem: string | undefined;
  onChoose: (entity: Entity) => void;
  onClear: () => void;
};

type Option = {
  id: string;
  label: string;
  description?: string;
  entity: Entity;
};

const LIMIT = 30;

/** Chooses a component of the catalog; the catalog searches, so that it may have any number of them. */
export function ComponentPicker(props: ComponentPickerProps) {
  const { value, problem, onChoose, onClear } = props;
  const { t } = useEnvironmentsWords();
  const catalogApi = useApi(catalogApiRef);
  const [chosen, setChosen] = useState<Option | null>(null);
  const list = useAsyncList<Option>({
    async load({ filterText }) {
      const { items } = await catalogApi.queryEntities({
        filter: { kind: 'component' },
        fullTextFilter: filterText
          ? {
              term: filterText,
              fields: ['metadata.name', 'metadata.title', 'spec.owner'],
            }
          : undefined,
        orderFields: { field: 'metadata.name', order: 'asc' },
        limit: LIMIT,
      });
      return { items: items.map(toOption) };
    },
  });

  // A component that came with the address or a stored draft is known by its reference alone.
  useEffect(() => {
    if (!value || chosen?.id === value) {
      return undefined;
    }
    let isDisposed = false;
    catalogApi
      .getEntityByRef(value)
      .then(entity => {
        if (entity && !isDisposed) {
          setChosen(toOption(entity));
        }
      })
      // It stays unnamed; the reference in the draft is what counts.
      .catch(() => undefined);
    return () => {
      isDisposed = true;
    };
  }, [catalogApi, value, chosen]);

  return (
    <>
      <Combobox
        label={t('detailsStep.component')}
        description={t('detailsStep.componentHint')}
        placeholder={t('detailsStep.componentSearch')}
        isInvalid={problem !== undefined}
        options={list}
        search={{ mode: 'server' }}
        value={value ? chosen : null}
        onChange={option => {
          const picked = list.items.find(({ id }) => id === option?.id);
          setChosen(picked ?? null);
          if (picked) {
            onChoose(picked.entity);
          } else {
            onClear();
          }
        }}
      />
      {(problem || list.error) && (
        <FieldProblem>
          {problem ?? t('detailsStep.componentsFailed')}
        </FieldProblem>
      )}
    </>
  );
}

function toOption(entity: Entity): Option {
  const { owner } = (entity.spec ?? {}) as { owner?: unknown };
  return {
    id: stringifyEntityRef(entity),
    label: entity.metadata.title ?? entity.metadata.name,
    description: typeof owner === 'string' ? owner : undefined,
    entity,
  };
}
