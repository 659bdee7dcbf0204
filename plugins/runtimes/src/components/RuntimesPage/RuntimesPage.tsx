import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiAddLine, RiFilterOffLine, RiServerLine } from '@remixicon/react';
import {
  runtimeManagePermission,
  runtimeReadPermission,
} from '@groundwork/plugin-control-plane-common';
import {
  ActionButton,
  CursorPages,
  EmptyState,
  ErrorPanel,
  ForbiddenPanel,
  isForbidden,
  SkeletonCards,
} from '@groundwork/plugin-control-plane-react';
import { useRefusal, useRuntimes } from '../../hooks';
import { runtimesTranslationRef } from '../../translation';
import { AddRuntimeDialog } from '../RuntimeMoves';
import { RuntimesFrame } from '../RuntimesRouter/RuntimesFrame';
import { RuntimeCard } from './RuntimeCard';
import { RuntimeFilters } from './RuntimeFilters';
import {
  toRuntimesQuery,
  useRuntimeListParameters,
} from './useRuntimeListParameters';
import styles from './RuntimesPage.module.css';

/** A card per runtime environment: whether it is well, and what waits for it. */
export function RuntimesPage() {
  const list = useRuntimeListParameters();
  const { parameters, change, clearFilters } = list;
  const query = useRuntimes(toRuntimesQuery(parameters));
  const { value, error, refresh } = query;
  const isFiltered = list.isFiltered || parameters.after !== undefined;
  const isEmpty = value?.items.length === 0;
  if (isForbidden(error)) {
    return (
      <RuntimesFrame open="runtimes">
        <ForbiddenPanel permission={runtimeReadPermission} />
      </RuntimesFrame>
    );
  }
  return (
    <RuntimesFrame
      open="runtimes"
      live={query}
      // An empty list has the same button where the list would be.
      actions={
        isEmpty && !isFiltered ? undefined : (
          <AddRuntimeButton onAdded={refresh} />
        )
      }
    >
      <RuntimeFilters list={list} />
      {error && (
        <ErrorPanel
          title="The runtime environments could not be loaded"
          error={error}
          onRetry={refresh}
        />
      )}
      {!error && !value && (
        <SkeletonCards
          count={3}
          height={280}
          label="Loading the runtime environments"
        />
      )}
      {isEmpty &&
        (isFiltered ? (
          <EmptyState
            icon={<RiFilterOffLine />}
            title="Nothing matches your filters"
            description="Other runtime environments may: search for less, or clear the filters."
            action={
              <Button variant="secondary" onPress={clearFilters}>
                Clear filters
              </Button>
            }
          />
        ) : (
          <EmptyState
            icon={<RiServerLine />}
            title="There is no runtime environment yet"
            description="A runtime environment is a cluster, a Cloud Foundry or a Git repository, in which namespaces are made."
            action={<AddRuntimeButton onAdded={refresh} />}
          />
        ))}
      {value && !isEmpty && (
        <ul
          className={styles.cards}
          aria-label="Runtime environments"
          data-updating={query.isUpdating || undefined}
        >
          {value.items.map(runtime => (
            <li key={runtime.id} className={styles.item}>
              <RuntimeCard runtime={runtime} onChanged={refresh} />
            </li>
          ))}
        </ul>
      )}
      {value && (
        <CursorPages
          total={value.total}
          count={value.items.length}
          pageSize={parameters.pageSize}
          after={parameters.after}
          nextCursor={value.next_cursor}
          onChange={change}
        />
      )}
    </RuntimesFrame>
  );
}

function AddRuntimeButton(props: { onAdded: () => void }) {
  const { t } = useTranslationRef(runtimesTranslationRef);
  const [isOpen, setIsOpen] = useState(false);
  const refusal = useRefusal(runtimeManagePermission);
  return (
    <>
      <ActionButton
        variant="primary"
        iconStart={<RiAddLine />}
        disabledReason={refusal}
        onPress={() => setIsOpen(true)}
      >
        {t('actions.addRuntime')}
      </ActionButton>
      {isOpen && (
        <AddRuntimeDialog
          onDone={props.onAdded}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}
