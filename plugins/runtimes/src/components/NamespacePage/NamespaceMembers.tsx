import { useMemo } from 'react';
import { TriangleAlertIcon, UsersIcon } from 'lucide-react';
import type {
  Namespace,
  NamespaceMember,
} from '@groundwork/plugin-control-plane-common';
import {
  ActorLink,
  EmptyState,
  ItemTable,
  TwoLines,
  type ItemColumn,
} from '@groundwork/plugin-control-plane-react';
import { useRuntimesWords, type RuntimesWords } from '../../translation';
import styles from './NamespacePage.module.css';

const columnsOf = (t: RuntimesWords): ItemColumn<NamespaceMember>[] => [
  {
    id: 'member',
    label: t('members.member'),
    role: 'title',
    render: ({ identifier, type }) => (
      <TwoLines
        title={
          <ActorLink
            entityRef={identifier}
            defaultKind={type === 'user' ? 'user' : 'group'}
          />
        }
        detail={type === 'user' ? t('words.person') : t('words.group')}
      />
    ),
  },
  {
    id: 'role',
    label: t('words.role'),
    width: '35%',
    render: ({ role }) => (
      <TwoLines
        title={t(`members.roles.${role}.label`)}
        detail={t(`members.roles.${role}.description`)}
        isWrapped
      />
    ),
  },
  {
    id: 'warning',
    label: t('words.toKnow'),
    width: '35%',
    render: ({ warning }) =>
      warning ? (
        <span className={styles.warning}>
          <TriangleAlertIcon aria-hidden="true" />
          {warning}
        </span>
      ) : undefined,
  },
];

/** Who may do what in a namespace. */
export function NamespaceMembers(props: { namespace: Namespace }) {
  const { members = [], environment_request_id: environment } = props.namespace;
  const { t } = useRuntimesWords();
  const columns = useMemo(() => columnsOf(t), [t]);
  if (members.length === 0) {
    return (
      <EmptyState
        icon={<UsersIcon />}
        title={t('members.nobody')}
        description={
          environment
            ? t('members.nobodyOfEnvironment')
            : t('members.nobodyElse')
        }
      />
    );
  }
  return (
    <ItemTable
      label={t('members.list')}
      columns={columns}
      items={members}
      idOf={({ id }) => id}
      titleOf={({ identifier }) => identifier}
    />
  );
}
