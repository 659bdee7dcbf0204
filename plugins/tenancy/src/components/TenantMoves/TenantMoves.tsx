import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  RiArchiveLine,
  RiCalendarCloseLine,
  RiCheckLine,
  RiDeleteBin6Line,
  RiPencilLine,
  RiSnowflakeLine,
} from '@remixicon/react';
import type { Tenant } from '@groundwork/plugin-control-plane-common';
import {
  ActionButton,
  ActionMenu,
  reasonOf,
  type ActionMenuItem,
} from '@groundwork/plugin-control-plane-react';
import { tenantPeriodEnd } from '../../model';
import { tenantsRouteRef } from '../../routes';
import { tenancyTranslationRef } from '../../translation';
import { ActivateTenantDialog } from './ActivateTenantDialog';
import { activateWordOf } from './activateWordOf';
import { ArchiveTenantDialog } from './ArchiveTenantDialog';
import { CancelTenantDialog } from './CancelTenantDialog';
import { DeleteTenantDialog } from './DeleteTenantDialog';
import { EditTenantDialog } from './EditTenantDialog';

type Move =
  'edit' | 'activate' | 'cancel' | 'cancelAtEnd' | 'archive' | 'delete';

/** Props of {@link TenantMoves}. */
export type TenantMovesProps = {
  tenant: Tenant;
  /** Gets the tenant as an action answered it. */
  onChanged: (tenant: Tenant) => void;
};

/** The one thing that is to be done next with a tenant, and the menu with the rest. */
export function TenantMoves(props: TenantMovesProps) {
  const { tenant } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const [open, setOpen] = useState<Move>();
  const { actions } = tenant;
  const activateWord = activateWordOf(tenant);
  const isDeletable = tenant.status === 'archived';

  const items: ActionMenuItem[] = [
    {
      label: `${t('actions.edit')}…`,
      icon: <RiPencilLine />,
      action: actions?.update,
      onAction: () => setOpen('edit'),
    },
    ...(isDeletable
      ? [
          {
            label: `${t('actions.activate')}…`,
            icon: <RiCheckLine />,
            action: actions?.activate,
            onAction: () => setOpen('activate'),
          },
        ]
      : []),
    {
      label: t('actions.cancelAtPeriodEnd'),
      icon: <RiCalendarCloseLine />,
      action: atPeriodEnd(tenant),
      onAction: () => setOpen('cancelAtEnd'),
      isDanger: true,
    },
    {
      label: t('actions.cancelNow'),
      icon: <RiSnowflakeLine />,
      action: actions?.cancel,
      onAction: () => setOpen('cancel'),
      isDanger: true,
    },
    {
      label: `${t('actions.archive')}…`,
      icon: <RiArchiveLine />,
      action: actions?.archive,
      onAction: () => setOpen('archive'),
      isDanger: true,
    },
    ...(isDeletable
      ? []
      : [
          {
            label: `${t('actions.delete')}…`,
            icon: <RiDeleteBin6Line />,
            action: actions?.delete,
            onAction: () => setOpen('delete'),
            isDanger: true,
          },
        ]),
  ];

  return (
    <>
      <ActionMenu
        label={`Actions for ${tenant.name}`}
        variant="secondary"
        items={items}
      />
      {isDeletable ? (
        <ActionButton
          variant="primary"
          destructive
          iconStart={<RiDeleteBin6Line />}
          disabledReason={reasonOf(actions?.delete)}
          onPress={() => setOpen('delete')}
        >
          {t('actions.delete')}
        </ActionButton>
      ) : (
        <ActionButton
          variant="primary"
          iconStart={<RiCheckLine />}
          disabledReason={reasonOf(actions?.activate)}
          onPress={() => setOpen('activate')}
        >
          {t(`actions.${activateWord}`)}
        </ActionButton>
      )}
      <OpenDialog {...props} move={open} onClose={() => setOpen(undefined)} />
    </>
  );
}

function OpenDialog(
  props: TenantMovesProps & { move: Move | undefined; onClose: () => void },
) {
  const { tenant, onChanged, move, onClose } = props;
  const navigate = useNavigate();
  const tenantsPath = useRouteRef(tenantsRouteRef)();
  const common = { tenant, onChanged, onClose };
  switch (move) {
    case 'edit':
      return <EditTenantDialog {...common} />;
    case 'activate':
      return <ActivateTenantDialog {...common} />;
    case 'cancel':
    case 'cancelAtEnd':
      return (
        <CancelTenantDialog {...common} isAtEnd={move === 'cancelAtEnd'} />
      );
    case 'archive':
      return <ArchiveTenantDialog {...common} />;
    case 'delete':
      return (
        <DeleteTenantDialog
          tenant={tenant}
          onClose={onClose}
          onDeleted={() => navigate(tenantsPath)}
        />
      );
    default:
      return null;
  }
}

/** Cancelling at the end needs an end, and is done once. */
function atPeriodEnd(tenant: Tenant) {
  const cancel = tenant.actions?.cancel;
  if (cancel?.allowed === false) {
    return cancel;
  }
  if (tenant.cancel_at_period_end) {
    return { allowed: false, reason: 'It is cancelled for then already' };
  }
  return tenantPeriodEnd(tenant)
    ? cancel
    : {
        allowed: false,
        reason: 'It has neither a trial nor a contract that ends',
      };
}
