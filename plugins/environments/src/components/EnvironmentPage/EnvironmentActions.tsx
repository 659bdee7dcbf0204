import { useNavigate } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { ButtonLink } from '@backstage/ui';
import {
  CheckIcon,
  CirclePlayIcon,
  HourglassIcon,
  PlusIcon,
  RefreshCwIcon,
} from 'lucide-react';
import {
  isFinal,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import { ActionButton, reasonOf } from '@groundwork/plugin-control-plane-react';
import { approvalsRouteRef, requestRouteRef } from '../../routes';
import { useEnvironmentsWords } from '../../translation';
import { useRequestAccess } from '../../hooks';
import { EnvironmentMenu } from '../EnvironmentTable';

/** Props of {@link EnvironmentActions}. */
export type EnvironmentActionsProps = {
  request: EnvironmentRequest;
  onReconcile: () => void;
  isReconciling: boolean;
  onExtend: () => void;
  onDelete: () => void;
  onEdit: () => void;
};

/** The one thing that is to be done next, and the menu with the rest. */
export function EnvironmentActions(props: EnvironmentActionsProps) {
  const { request, onReconcile, onExtend, onDelete, onEdit } = props;
  return (
    <>
      <EnvironmentMenu
        request={request}
        onReconcile={onReconcile}
        onExtend={onExtend}
        onDelete={onDelete}
        onEdit={onEdit}
        isOwnPage
      />
      <PrimaryAction {...props} />
    </>
  );
}

function PrimaryAction(props: EnvironmentActionsProps) {
  const { request, onReconcile, onExtend, isReconciling } = props;
  const { t } = useEnvironmentsWords();
  const approvalsPath = useRouteRef(approvalsRouteRef)();
  const { approve, reject, reconcile } = request.actions ?? {};
  if (request.status === 'pending_approval') {
    return approve?.allowed || reject?.allowed ? (
      <ButtonLink
        variant="primary"
        iconStart={<CheckIcon />}
        href={`${approvalsPath}?request=${request.id}`}
      >
        {t('environmentPage.primary.decide')}
      </ButtonLink>
    ) : (
      <ActionButton
        variant="primary"
        iconStart={<CheckIcon />}
        disabledReason={
          approve?.reason ?? t('environmentPage.primary.mayNotDecide')
        }
      >
        {t('actions.approve')}
      </ActionButton>
    );
  }
  if (isFinal(request.status)) {
    return <RequestAgain request={request} />;
  }
  if (request.status === 'suspended') {
    return (
      <ActionButton
        variant="primary"
        iconStart={<CirclePlayIcon />}
        disabledReason={reasonOf(request.actions?.extend)}
        onPress={onExtend}
      >
        {t('actions.extendToResume')}
      </ActionButton>
    );
  }
  const isCalledFor = reconcileWord(request) !== 'reconcile';
  if (request.status === 'ready' && !isCalledFor) {
    return (
      <ActionButton
        variant="primary"
        iconStart={<HourglassIcon />}
        disabledReason={reasonOf(request.actions?.extend)}
        onPress={onExtend}
      >
        {t('actions.extend')}
      </ActionButton>
    );
  }
  return (
    <ActionButton
      variant={isCalledFor ? 'primary' : 'secondary'}
      iconStart={<RefreshCwIcon />}
      isPending={isReconciling}
      disabledReason={
        reconcile && !reconcile.allowed
          ? (reconcile.reason ?? t('environmentPage.primary.notNow'))
          : undefined
      }
      onPress={onReconcile}
    >
      {t(`actions.${reconcileWord(request)}`)}
    </ActionButton>
  );
}

function RequestAgain(props: { request: EnvironmentRequest }) {
  const { request } = props;
  const { t } = useEnvironmentsWords();
  const navigate = useNavigate();
  const requestPath = useRouteRef(requestRouteRef)();
  const { disabledReason } = useRequestAccess();
  return (
    <ActionButton
      variant="primary"
      iconStart={<PlusIcon />}
      disabledReason={disabledReason}
      onPress={() => navigate(`${requestPath}?clone=${request.id}`)}
    >
      {t('actions.requestAgain')}
    </ActionButton>
  );
}

/** What bringing it to what was agreed means in its state. */
function reconcileWord(request: EnvironmentRequest) {
  if (request.status === 'failed') {
    return 'tryAgain';
  }
  return request.status === 'ready' && request.drift_status === 'drifted'
    ? 'mendDrift'
    : 'reconcile';
}
