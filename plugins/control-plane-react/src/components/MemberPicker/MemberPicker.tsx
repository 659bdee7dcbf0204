import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Combobox, useAsyncList } from '@backstage/ui';
import { useControlPlaneWords } from '../../translation';

/** Props of {@link MemberPicker}. @public */
export type MemberPickerProps = {
  /** What is to be thought of when choosing. */
  description: string;
  /** Says who is chosen; "Person or group" when absent. */
  label?: string;
  /** Who can be chosen; people and groups when absent. */
  kinds?: ('user' | 'group')[];
  /** Whether somebody has to be chosen; somebody has when absent. */
  isRequired?: boolean;
  /** Gets an entity reference; an empty text when nothing is chosen. */
  onChange: (ref: string) => void;
  problem: string | undefined;
};

type Option = { id: string; label: string; description?: string };

const LIMIT = 30;

/** Chooses a person or a group of the catalog; the catalog searches, so that it may have any number of them. @public */
export function MemberPicker(props: MemberPickerProps) {
  const {
    kinds = ['user', 'group'],
    description,
    isRequired = true,
    onChange,
    problem,
  } = props;
  const { t } = useControlPlaneWords();
  const catalogApi = useApi(catalogApiRef);
  const [chosen, setChosen] = useState<Option | null>(null);
  const list = useAsyncList<Option>({
    async load({ filterText }) {
      const { items } = await catalogApi.queryEntities({
        filter: { kind: kinds },
        fullTextFilter: filterText
          ? {
              term: filterText,
              fields: [
                'metadata.name',
                'metadata.title',
                'spec.profile.displayName',
                'spec.profile.email',
              ],
            }
          : undefined,
        orderFields: { field: 'metadata.name', order: 'asc' },
        limit: LIMIT,
      });
      return { items: items.map(toOption) };
    },
  });
  return (
    <Combobox
      label={props.label ?? t('picker.memberLabel')}
      description={description}
      placeholder={t('picker.placeholder')}
      isRequired={isRequired}
      options={list}
      search={{ mode: 'server' }}
      value={chosen}
      onChange={option => {
        const picked = list.items.find(({ id }) => id === option?.id);
        setChosen(picked ?? null);
        onChange(picked?.id ?? '');
      }}
      validationBehavior="aria"
      validate={() => problem}
    />
  );
}

function toOption(entity: Entity): Option {
  const { profile } = (entity.spec ?? {}) as {
    profile?: { displayName?: unknown };
  };
  const ref = stringifyEntityRef(entity);
  return {
    id: ref,
    label:
      typeof profile?.displayName === 'string'
        ? profile.displayName
        : (entity.metadata.title ?? entity.metadata.name),
    description: ref,
  };
}
