import { useNavigate } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  RiAddLine,
  RiArrowRightLine,
  RiDeleteBin6Line,
  RiHourglassLine,
  RiRefreshLine,
} from '@remixicon/react';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import { ActionMenu } from '@groundwork/plugin-control-plane-react';
import { isCancellation, titleOf } from '../../model';
import { environmentRouteRef, requestRouteRef } from '../../routes';
import { environmentsTranslationRef } from '../../translation';

/** Props of {@link EnvironmentMenu}. */
export type EnvironmentMenuProps = {
  request: EnvironmentRequest;
  onReconcile: (request: EnvironmentRequest) => void;
  onExtend: (request: EnvironmentRequest) => void;
  onDelete: (request: EnvironmentRequest) => void;
  /** On its own page there is no use in opening it. */
  isOwnPage?: boolean;
};

/** Everything that can be done with an environment beside the primary action. */
export function EnvironmentMenu(props: EnvironmentMenuProps) {
  const { request, onReconcile, onExtend, onDelete, isOwnPage = false } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  const navigate = useNavigate();
  const environmentPath = useRouteRef(environmentRouteRef);
  const requestPath = useRouteRef(requestRouteRef)();
  const again = new URLSearchParams({ class: request.class });
  if (request.component_ref) {
    again.set('component', request.component_ref);
  }
  const open = {
    label: 'Open',
    icon: <RiArrowRightLine />,
    onAction: () => navigate(environmentPath({ id: request.id })),
  };
  return (
    <ActionMenu
      label={`Actions for ${titleOf(request)}`}
      variant={isOwnPage ? 'secondary' : 'tertiary'}
      items={[
        ...(isOwnPage ? [] : [open]),
        {
          label: `${t('actions.extend')}…`,
          icon: <RiHourglassLine />,
          action: request.actions?.extend,
          onAction: () => onExtend(request),
        },
        {
          label: t('actions.reconcile'),
          icon: <RiRefreshLine />,
          action: request.actions?.reconcile,
          onAction: () => onReconcile(request),
        },
        {
          label: 'Request another like it',
          icon: <RiAddLine />,
          onAction: () => navigate(`${requestPath}?${again}`),
        },
        {
          label: `${isCancellation(request) ? t('actions.cancel') : t('actions.delete')}…`,
          icon: <RiDeleteBin6Line />,
          action: request.actions?.delete,
          isDanger: true,
          onAction: () => onDelete(request),
        },
      ]}
    />
  );
}
