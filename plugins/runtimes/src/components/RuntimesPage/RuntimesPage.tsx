import { useState } from 'react';
import { Button } from '@backstage/ui';
import { FunnelXIcon, PlusIcon, ServerIcon } from 'lucide-react';
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
  UpdatingFrame,
} from '@groundwork/plugin-control-plane-react';
import { useRefusal, useRuntimes } from '../../hooks';
import { useRuntimesWords } from '../../translation';
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
  const { t } = useRuntimesWords();
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
          title={t('runtimes.failed')}
          error={error}
          onRetry={refresh}
        />
      )}
      {!error && !value && (
        <SkeletonCards count={3} height={280} label={t('runtimes.loading')} />
      )}
      {isEmpty &&
        (isFiltered ? (
          <EmptyState
            icon={<FunnelXIcon />}
            title={t('words.nothingMatches')}
            description={t('runtimes.otherwise')}
            action={
              <Button variant="secondary" onPress={clearFilters}>
                {t('actions.clearFilters')}
              </Button>
            }
          />
        ) : (
          <EmptyState
            icon={<ServerIcon />}
            title={t('runtimes.emptyTitle')}
            description={t('runtimes.emptyDescription')}
            action={<AddRuntimeButton onAdded={refresh} />}
          />
        ))}
      {value && !isEmpty && (
        <UpdatingFrame isUpdating={query.isUpdating}>
          <ul className={styles.cards} aria-label={t('runtimes.list')}>
            {value.items.map(runtime => (
              <li key={runtime.id} className={styles.item}>
                <RuntimeCard runtime={runtime} onChanged={refresh} />
              </li>
            ))}
          </ul>
        </UpdatingFrame>
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
  const { t } = useRuntimesWords();
  const [isOpen, setIsOpen] = useState(false);
  const refusal = useRefusal(runtimeManagePermission);
  return (
    <>
      <ActionButton
        variant="primary"
        iconStart={<PlusIcon />}
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
