import { useNavigate } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  ArrowRightIcon,
  HourglassIcon,
  PlusIcon,
  RefreshCwIcon,
  SquarePenIcon,
  Trash2Icon,
} from 'lucide-react';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import { ActionMenu } from '@groundwork/plugin-control-plane-react';
import { isCancellation, titleOf } from '../../model';
import { environmentRouteRef, requestRouteRef } from '../../routes';
import { useEnvironmentsWords } from '../../translation';

/** Props of {@link EnvironmentMenu}. */
export type EnvironmentMenuProps = {
  request: EnvironmentRequest;
  onReconcile: (request: EnvironmentRequest) => void;
  onExtend: (request: EnvironmentRequest) => void;
  onDelete: (request: EnvironmentRequest) => void;
  /** Where requests can be edited, their page. */
  onEdit?: (request: EnvironmentRequest) => void;
  /** On its own page there is no use in opening it. */
  isOwnPage?: boolean;
};

/** Everything that can be done with an environment beside the primary action. */
export function EnvironmentMenu(props: EnvironmentMenuProps) {
  const { request, onReconcile, onExtend, onDelete, onEdit } = props;
  const { isOwnPage = false } = props;
  const { t } = useEnvironmentsWords();
  const navigate = useNavigate();
  const environmentPath = useRouteRef(environmentRouteRef);
  const requestPath = useRouteRef(requestRouteRef)();
  const open = {
    label: t('environmentsPage.row.open'),
    icon: <ArrowRightIcon />,
    onAction: () => navigate(environmentPath({ id: request.id })),
  };
  return (
    <ActionMenu
      label={t('environmentsPage.row.actions', { name: titleOf(request) })}
      variant={isOwnPage ? 'secondary' : 'tertiary'}
      items={[
        ...(isOwnPage ? [] : [open]),
        ...(onEdit && isCancellation(request)
          ? [
              {
                label: `${t('actions.edit')}…`,
                icon: <SquarePenIcon />,
                action: request.actions?.edit,
                onAction: () => onEdit(request),
              },
            ]
          : []),
        {
          label: `${t('actions.extend')}…`,
          icon: <HourglassIcon />,
          action: request.actions?.extend,
          onAction: () => onExtend(request),
        },
        {
          label: t('actions.reconcile'),
          icon: <RefreshCwIcon />,
          action: request.actions?.reconcile,
          onAction: () => onReconcile(request),
        },
        {
          label: t('actions.clone'),
          icon: <PlusIcon />,
          onAction: () => navigate(`${requestPath}?clone=${request.id}`),
        },
        {
          label: `${isCancellation(request) ? t('actions.cancel') : t('actions.delete')}…`,
          icon: <Trash2Icon />,
          action: isCancellation(request)
            ? request.actions?.cancel
            : request.actions?.delete,
          isDanger: true,
          onAction: () => onDelete(request),
        },
      ]}
    />
  );
}
