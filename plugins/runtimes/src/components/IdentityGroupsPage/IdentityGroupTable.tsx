import { useMemo } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RefreshCwIcon } from 'lucide-react';
import type { IdentityGroup } from '@groundwork/plugin-control-plane-common';
import {
  ActorLink,
  ErrorPanel,
  ItemTable,
  RelativeTime,
  runtimesApiRef,
  StatusChip,
  useAction,
  type ItemColumn,
} from '@groundwork/plugin-control-plane-react';
import { counted } from '../../model';
import { useRuntimesWords, type RuntimesWords } from '../../translation';

/** Props of {@link IdentityGroupTable}. */
export type IdentityGroupTableProps = {
  /** Absent while they load. */
  items: IdentityGroup[] | undefined;
  isUpdating: boolean;
  onChanged: () => void;
};

/** Groups as rows: how many are in each, since when that is known, and what is the matter. */
export function IdentityGroupTable(props: IdentityGroupTableProps) {
  const { items, isUpdating, onChanged } = props;
  const { t } = useRuntimesWords();
  const api = useApi(runtimesApiRef);
  const lookUp = useAction(async (identifier: string) => {
    await api.namespaces.refreshIdentityGroup({ identifier });
    onChanged();
  });
  const { run } = lookUp;
  const columns = useMemo(
    (): ItemColumn<IdentityGroup>[] => [
      {
        id: 'group',
        label: t('words.group'),
        role: 'title',
        render: ({ identifier }) => (
          <ActorLink entityRef={identifier} defaultKind="group" />
        ),
      },
      {
        id: 'members',
        label: t('identityGroups.members'),
        width: '9rem',
        render: ({ member_count: count, resolved_at: resolvedAt }) =>
          resolvedAt || count > 0
            ? t('words.people', counted(count))
            : undefined,
      },
      {
        id: 'resolved',
        label: t('identityGroups.lookedUp'),
        width: '9rem',
        render: ({ resolved_at: resolvedAt }) =>
          resolvedAt && <RelativeTime time={resolvedAt} />,
      },
      {
        id: 'matter',
        label: t('words.toKnow'),
        width: '35%',
        render: group => renderMatter(group, t),
      },
      {
        id: 'refresh',
        label: t('identityGroups.lookUp'),
        width: '10rem',
        onCard: 'corner',
        render: ({ identifier }) => (
          <Button
            size="small"
            variant="tertiary"
            iconStart={<RefreshCwIcon />}
            aria-label={t('identityGroups.lookUpOf', { group: identifier })}
            onPress={() => run(identifier)}
          >
            {t('actions.refresh')}
          </Button>
        ),
      },
    ],
    [run, t],
  );
  return (
    <>
      {lookUp.error && (
        <ErrorPanel
          title={t('identityGroups.lookUpFailed')}
          error={lookUp.error}
        />
      )}
      <ItemTable
        label={t('identityGroups.list')}
        columns={columns}
        items={items}
        idOf={idOf}
        titleOf={idOf}
        isUpdating={isUpdating || lookUp.isPending}
        minWidth="54rem"
      />
    </>
  );
}

function idOf({ identifier }: IdentityGroup): string {
  return identifier;
}

/** `undefined` where nothing is the matter, so that the cell is a dash and a card has no line for it. */
function renderMatter(group: IdentityGroup, t: RuntimesWords) {
  const { stale, message, member_count: count } = group;
  const words =
    message ?? (count === 0 ? t('identityGroups.nobody') : undefined);
  return stale || words ? (
    <span style={{ whiteSpace: 'normal' }}>
      {stale && <StatusChip status="stale" />} {words}
      {stale && !words && t('identityGroups.lastKnown')}
    </span>
  ) : undefined;
}
