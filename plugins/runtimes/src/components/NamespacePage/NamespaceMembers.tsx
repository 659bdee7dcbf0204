import { RiAlertLine, RiGroupLine } from '@remixicon/react';
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
import { memberRoles, memberRoleWords } from '../../model';
import styles from './NamespacePage.module.css';

const COLUMNS: ItemColumn<NamespaceMember>[] = [
  {
    id: 'member',
    label: 'Member',
    role: 'title',
    render: ({ identifier, type }) => (
      <TwoLines
        title={
          <ActorLink
            entityRef={identifier}
            defaultKind={type === 'user' ? 'user' : 'group'}
          />
        }
        detail={type === 'user' ? 'Person' : 'Group'}
      />
    ),
  },
  {
    id: 'role',
    label: 'Role',
    width: '35%',
    render: ({ role }) => (
      <TwoLines
        title={memberRoleWords(role)}
        detail={memberRoles.find(({ id }) => id === role)?.description}
        isWrapped
      />
    ),
  },
  {
    id: 'warning',
    label: 'To know',
    width: '35%',
    render: ({ warning }) =>
      warning ? (
        <span className={styles.warning}>
          <RiAlertLine aria-hidden="true" />
          {warning}
        </span>
      ) : undefined,
  },
];

/** Who may do what in a namespace. */
export function NamespaceMembers(props: { namespace: Namespace }) {
  const { members = [], environment_request_id: environment } = props.namespace;
  if (members.length === 0) {
    return (
      <EmptyState
        icon={<RiGroupLine />}
        title="Nobody is a member"
        description={
          environment
            ? 'It belongs to an environment, whose tenant says who may work with it. Members that are added here may work in it besides.'
            : 'Only administrators of the control plane see it.'
        }
      />
    );
  }
  return (
    <ItemTable
      label="Members"
      columns={COLUMNS}
      items={members}
      idOf={({ id }) => id}
      titleOf={({ identifier }) => identifier}
    />
  );
}
