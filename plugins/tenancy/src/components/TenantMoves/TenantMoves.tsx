import { lazy, Suspense, useState } from 'react';
import {
  ArchiveIcon,
  CalendarXIcon,
  CheckIcon,
  PencilIcon,
  SnowflakeIcon,
  Trash2Icon,
} from 'lucide-react';
import type { Tenant } from '@groundwork/plugin-control-plane-common';
import {
  ActionButton,
  ActionMenu,
  reasonOf,
  type ActionMenuItem,
} from '@groundwork/plugin-control-plane-react';
import { tenantPeriodEnd } from '../../model';
import { useTenancyWords, type TenancyWords } from '../../translation';
import { activateWordOf } from './activateWordOf';
import type { TenantMove } from './TenantDialog';

const TenantDialog = lazy(() =>
  import('./TenantDialog').then(m => ({ default: m.TenantDialog })),
);

/** Props of {@link TenantMoves}. */
export type TenantMovesProps = {
  tenant: Tenant;
  /** Gets the tenant as an action answered it. */
  onChanged: (tenant: Tenant) => void;
};

/** The one thing that is to be done next with a tenant, and the menu with the rest. */
export function TenantMoves(props: TenantMovesProps) {
  const { tenant } = props;
  const { t } = useTenancyWords();
  const [open, setOpen] = useState<TenantMove>();
  const { actions } = tenant;
  const activateWord = activateWordOf(tenant);
  const isDeletable = tenant.status === 'archived';

  const items: ActionMenuItem[] = [
    {
      label: t('actions.asks', { action: t('actions.edit') }),
      icon: <PencilIcon />,
      action: actions?.update,
      onAction: () => setOpen('edit'),
    },
    ...(isDeletable
      ? [
          {
            label: t('actions.asks', { action: t('actions.activate') }),
            icon: <CheckIcon />,
            action: actions?.activate,
            onAction: () => setOpen('activate'),
          },
        ]
      : []),
    {
      label: t('actions.cancelAtPeriodEnd'),
      icon: <CalendarXIcon />,
      action: atPeriodEnd(tenant, t),
      onAction: () => setOpen('cancelAtEnd'),
      isDanger: true,
    },
    {
      label: t('actions.cancelNow'),
      icon: <SnowflakeIcon />,
      action: actions?.cancel,
      onAction: () => setOpen('cancel'),
      isDanger: true,
    },
    {
      label: t('actions.asks', { action: t('actions.archive') }),
      icon: <ArchiveIcon />,
      action: actions?.archive,
      onAction: () => setOpen('archive'),
      isDanger: true,
    },
    ...(isDeletable
      ? []
      : [
          {
            label: t('actions.asks', { action: t('actions.delete') }),
            icon: <Trash2Icon />,
            action: actions?.delete,
            onAction: () => setOpen('delete'),
            isDanger: true,
          },
        ]),
  ];

  return (
    <>
      <ActionMenu
        label={t('actions.of', { name: tenant.name })}
        variant="secondary"
        items={items}
      />
      {isDeletable ? (
        <ActionButton
          variant="primary"
          destructive
          iconStart={<Trash2Icon />}
          disabledReason={reasonOf(actions?.delete)}
          onPress={() => setOpen('delete')}
        >
          {t('actions.delete')}
        </ActionButton>
      ) : (
        <ActionButton
          variant="primary"
          iconStart={<CheckIcon />}
          disabledReason={reasonOf(actions?.activate)}
          onPress={() => setOpen('activate')}
        >
          {t(`actions.${activateWord}`)}
        </ActionButton>
      )}
      {open && (
        <Suspense fallback={null}>
          <TenantDialog
            {...props}
            move={open}
            onClose={() => setOpen(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}

/** Cancelling at the end needs an end, and is done once. */
function atPeriodEnd(tenant: Tenant, t: TenancyWords) {
  const cancel = tenant.actions?.cancel;
  if (cancel?.allowed === false) {
    return cancel;
  }
  if (tenant.cancel_at_period_end) {
    return { allowed: false, reason: t('moves.cancelledAlready') };
  }
  return tenantPeriodEnd(tenant)
    ? cancel
    : {
        allowed: false,
        reason: t('moves.nothingEnds'),
      };
}
