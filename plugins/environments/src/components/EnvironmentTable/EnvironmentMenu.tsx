import { useNavigate } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import {
  RiAddLine,
  RiArrowRightLine,
  RiDeleteBin6Line,
  RiMore2Line,
  RiRefreshLine,
} from '@remixicon/react';
import type {
  Action,
  EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import { isCancellation, titleOf } from '../../model';
import { environmentRouteRef, requestRouteRef } from '../../routes';
import { environmentsTranslationRef } from '../../translation';
import styles from './EnvironmentMenu.module.css';

/** Props of {@link EnvironmentMenu}. */
export type EnvironmentMenuProps = {
  request: EnvironmentRequest;
  onReconcile: (request: EnvironmentRequest) => void;
  onDelete: (request: EnvironmentRequest) => void;
  /** On its own page there is no use in opening it. */
  isOwnPage?: boolean;
};

/** Everything that can be done with an environment beside the primary action. */
export function EnvironmentMenu(props: EnvironmentMenuProps) {
  const { request, onReconcile, onDelete, isOwnPage = false } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  const navigate = useNavigate();
  const environmentPath = useRouteRef(environmentRouteRef);
  const requestPath = useRouteRef(requestRouteRef)();
  const again = new URLSearchParams({ class: request.class });
  if (request.component_ref) {
    again.set('component', request.component_ref);
  }
  return (
    <MenuTrigger>
      <ButtonIcon
        size="small"
        variant={isOwnPage ? 'secondary' : 'tertiary'}
        icon={<RiMore2Line />}
        aria-label={`Actions for ${titleOf(request)}`}
      />
      <Menu placement="bottom end" className={styles.menu}>
        {!isOwnPage && (
          <MenuItem
            iconStart={<RiArrowRightLine />}
            onAction={() => navigate(environmentPath({ id: request.id }))}
          >
            Open
          </MenuItem>
        )}
        <MenuItem
          iconStart={<RiRefreshLine />}
          isDisabled={!isAllowed(request.actions?.reconcile)}
          onAction={() => onReconcile(request)}
        >
          <WithReason
            label={t('actions.reconcile')}
            action={request.actions?.reconcile}
          />
        </MenuItem>
        <MenuItem
          iconStart={<RiAddLine />}
          onAction={() => navigate(`${requestPath}?${again}`)}
        >
          Request another like it
        </MenuItem>
        <MenuItem
          iconStart={<RiDeleteBin6Line />}
          color="danger"
          isDisabled={!isAllowed(request.actions?.delete)}
          onAction={() => onDelete(request)}
        >
          <WithReason
            label={`${isCancellation(request) ? t('actions.cancel') : t('actions.delete')}…`}
            action={request.actions?.delete}
            isDanger={isAllowed(request.actions?.delete)}
          />
        </MenuItem>
      </Menu>
    </MenuTrigger>
  );
}

/** Where the answer does not say what may be done, the API decides when it is tried. */
function isAllowed(action: Action | undefined): boolean {
  return action?.allowed ?? true;
}

function WithReason(props: {
  label: string;
  action: Action | undefined;
  isDanger?: boolean;
}) {
  const { label, action, isDanger = false } = props;
  return (
    <span className={styles.item} data-danger={isDanger || undefined}>
      {label}
      {action && !action.allowed && action.reason && (
        <span className={styles.reason}>{action.reason}</span>
      )}
    </span>
  );
}
