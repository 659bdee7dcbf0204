import { useState } from 'react';
import { LayersIcon, PlusIcon } from 'lucide-react';
import {
  runtimeManagePermission,
  runtimeReadPermission,
} from '@groundwork/plugin-control-plane-common';
import {
  ActionButton,
  EmptyState,
  ErrorPanel,
  ForbiddenPanel,
  isForbidden,
  SkeletonCards,
} from '@groundwork/plugin-control-plane-react';
import { useGroups, useRefusal } from '../../hooks';
import { useRuntimesWords } from '../../translation';
import { RuntimesFrame } from '../RuntimesRouter/RuntimesFrame';
import { GroupCard } from './GroupCard';
import { GroupDialog } from './GroupDialog';
import styles from './GroupsPage.module.css';

/** The groups in which namespaces are made: what is in each, in what order, and who uses it. */
export function GroupsPage() {
  const { t } = useRuntimesWords();
  const query = useGroups();
  const { value, error, refresh } = query;
  if (isForbidden(error)) {
    return (
      <RuntimesFrame open="groups">
        <ForbiddenPanel permission={runtimeReadPermission} />
      </RuntimesFrame>
    );
  }
  const isEmpty = value?.length === 0;
  const create = (
    <CreateGroupButton isFirst={isEmpty} onCreated={query.refresh} />
  );
  return (
    <RuntimesFrame
      open="groups"
      live={query}
      actions={isEmpty ? undefined : create}
    >
      {error && (
        <ErrorPanel
          title={t('groups.failed')}
          error={error}
          onRetry={refresh}
        />
      )}
      {!error && !value && (
        <SkeletonCards
          count={2}
          height={220}
          isWide
          label={t('groups.loading')}
        />
      )}
      {isEmpty && (
        <EmptyState
          icon={<LayersIcon />}
          title={t('groups.emptyTitle')}
          description={t('groups.emptyDescription')}
          action={create}
        />
      )}
      {value && !isEmpty && (
        <ul className={styles.groups} aria-label={t('groups.list')}>
          {value.map(group => (
            <li key={group.id} id={group.name}>
              <GroupCard group={group} onChanged={refresh} />
            </li>
          ))}
        </ul>
      )}
    </RuntimesFrame>
  );
}

function CreateGroupButton(props: { isFirst: boolean; onCreated: () => void }) {
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
        {t('actions.createGroup')}
      </ActionButton>
      {isOpen && (
        <GroupDialog
          isFirst={props.isFirst}
          onDone={props.onCreated}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}
