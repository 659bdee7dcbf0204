import { useNavigate } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { Tenant } from '@groundwork/plugin-control-plane-common';
import { tenantsRouteRef } from '../../routes';
import { ActivateTenantDialog } from './ActivateTenantDialog';
import { ArchiveTenantDialog } from './ArchiveTenantDialog';
import { CancelTenantDialog } from './CancelTenantDialog';
import { DeleteTenantDialog } from './DeleteTenantDialog';
import { EditTenantDialog } from './EditTenantDialog';

/** What can be done with a tenant; each has its dialog. */
export type TenantMove =
  'edit' | 'activate' | 'cancel' | 'cancelAtEnd' | 'archive' | 'delete';

/** Props of {@link TenantDialog}. */
export type TenantDialogProps = {
  tenant: Tenant;
  move: TenantMove;
  /** Gets the tenant as an action answered it. */
  onChanged: (tenant: Tenant) => void;
  onClose: () => void;
};

/** The dialog of a move. */
export function TenantDialog(props: TenantDialogProps) {
  const { tenant, onChanged, move, onClose } = props;
  const navigate = useNavigate();
  const tenantsPath = useRouteRef(tenantsRouteRef)();
  const common = { tenant, onChanged, onClose };
  switch (move) {
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
      return <EditTenantDialog {...common} />;
  }
}
