import { useState } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Box, Link, Text } from '@backstage/ui';
import { LockIcon, SquarePenIcon, StarIcon, Trash2Icon } from 'lucide-react';
import type { RuntimeGroup } from '@groundwork/plugin-control-plane-common';
import {
  ActionMenu,
  KeyValueList,
  StatusChip,
} from '@groundwork/plugin-control-plane-react';
import { counted, runtimeTypeWords, strategySentence } from '../../model';
import { namespacesRouteRef, runtimeRouteRef } from '../../routes';
import { useRuntimesWords } from '../../translation';
import { DeleteGroupDialog } from './DeleteGroupDialog';
import { GroupDialog } from './GroupDialog';
import styles from './GroupsPage.module.css';

/** Props of {@link GroupCard}. */
export type GroupCardProps = { group: RuntimeGroup; onChanged: () => void };

/** A group: in what order namespaces are made, where, and who uses it. */
export function GroupCard(props: GroupCardProps) {
  const { group, onChanged } = props;
  const { t } = useRuntimesWords();
  const [open, setOpen] = useState<'edit' | 'delete'>();
  const close = () => setOpen(undefined);
  return (
    <Box
      as="article"
      bg="neutral"
      className={styles.card}
      aria-label={group.title}
    >
      <header className={styles.header}>
        <div className={styles.names}>
          <Text as="h3" variant="body-large" weight="bold">
            {group.title}
          </Text>
          {group.title !== group.name && <code>{group.name}</code>}
          {group.is_default && (
            <span className={styles.mark}>
              <StarIcon aria-hidden="true" />
              {t('groups.default')}
            </span>
          )}
          {group.source === 'config' && (
            <span className={styles.mark}>
              <LockIcon aria-hidden="true" />
              {t('words.configOwns')}
            </span>
          )}
        </div>
        <ActionMenu
          label={t('actions.for', { name: group.title })}
          items={[
            {
              label: `${t('actions.edit')}…`,
              icon: <SquarePenIcon />,
              action: group.actions?.update,
              onAction: () => setOpen('edit'),
            },
            {
              label: `${t('actions.delete')}…`,
              icon: <Trash2Icon />,
              action: group.actions?.delete,
              isDanger: true,
              onAction: () => setOpen('delete'),
            },
          ]}
        />
      </header>
      <Text as="p" variant="body-medium">
        {strategySentence(group, t)}
      </Text>
      <Members group={group} />
      <KeyValueList items={useFacts(group)} />
      {open === 'edit' && (
        <GroupDialog group={group} onDone={onChanged} onClose={close} />
      )}
      {open === 'delete' && (
        <DeleteGroupDialog group={group} onDone={onChanged} onClose={close} />
      )}
    </Box>
  );
}

function Members(props: { group: RuntimeGroup }) {
  const { t } = useRuntimesWords();
  const { group } = props;
  const runtimePath = useRouteRef(runtimeRouteRef);
  const isCanary = group.orchestration_strategy === 'canary';
  if (group.environments.length === 0) {
    return null;
  }
  return (
    <ul
      className={styles.members}
      aria-label={t('groups.runtimesOf', { title: group.title })}
    >
      {group.environments.map(runtime => (
        <li key={runtime.id} className={styles.member}>
          <span className={styles.memberName}>
            <Link
              href={runtimePath({ id: runtime.id })}
              variant="body-medium"
              standalone
            >
              {runtime.title}
            </Link>
            <span className={styles.quiet}>
              {isCanary && runtime.id === group.canary_environment_id
                ? t('groups.first', { type: runtimeTypeWords(runtime.type, t) })
                : runtimeTypeWords(runtime.type, t)}
            </span>
          </span>
          <StatusChip status={runtime.health_status} appearance="quiet" />
        </li>
      ))}
    </ul>
  );
}

function useFacts(group: RuntimeGroup) {
  const { t } = useRuntimesWords();
  const namespacesPath = useRouteRef(namespacesRouteRef)();
  return [
    {
      label: t('groups.namespaces'),
      value:
        group.namespace_count === 0 ? (
          t('words.none')
        ) : (
          <Link
            href={`${namespacesPath}?group=${group.id}`}
            variant="body-medium"
          >
            {t('words.namespaces', counted(group.namespace_count))}
          </Link>
        ),
    },
    {
      label: t('groups.classes'),
      value: group.classes?.length ? group.classes.join(', ') : t('words.none'),
    },
    {
      label: t('groups.limit'),
      value:
        group.concurrency_limit === undefined
          ? t('groups.noLimit')
          : t('groups.limitWords', counted(group.concurrency_limit)),
    },
  ];
}
