import { useNavigate } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import {
  RiAddLine,
  RiCheckLine,
  RiHourglassLine,
  RiRefreshLine,
} from '@remixicon/react';
import {
  isFinal,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import { ActionButton, reasonOf } from '@groundwork/plugin-control-plane-react';
import { approvalsRouteRef, requestRouteRef } from '../../routes';
import { environmentsTranslationRef } from '../../translation';
import { useRequestAccess } from '../../hooks';
import { EnvironmentMenu } from '../EnvironmentTable';

/** Props of {@link EnvironmentActions}. */
export type EnvironmentActionsProps = {
  request: EnvironmentRequest;
  onReconcile: () => void;
  isReconciling: boolean;
  onExtend: () => void;
  onDelete: () => void;
};

/** The one thing that is to be done next, and the menu with the rest. */
export function EnvironmentActions(props: EnvironmentActionsProps) {
  const { request, onReconcile, onExtend, onDelete } = props;
  return (
    <>
      <EnvironmentMenu
        request={request}
        onReconcile={onReconcile}
        onExtend={onExtend}
        onDelete={onDelete}
        isOwnPage
      />
      <PrimaryAction {...props} />
    </>
  );
}

function PrimaryAction(props: EnvironmentActionsProps) {
  const { request, onReconcile, onExtend, isReconciling } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  const approvalsPath = useRouteRef(approvalsRouteRef)();
  const { approve, reconcile } = request.actions ?? {};
  if (request.status === 'pending_approval') {
    return approve?.allowed ? (
      <ButtonLink
        variant="primary"
        iconStart={<RiCheckLine />}
        href={`${approvalsPath}?request=${request.id}`}
      >
        Review and decide
      </ButtonLink>
    ) : (
      <ActionButton
        variant="primary"
        iconStart={<RiCheckLine />}
        disabledReason={approve?.reason ?? 'You may not decide over this'}
      >
        {t('actions.approve')}
      </ActionButton>
    );
  }
  if (isFinal(request.status)) {
    return <RequestAgain request={request} />;
  }
  const isCalledFor = reconcileWord(request) !== 'reconcile';
  if (request.status === 'ready' && !isCalledFor) {
    return (
      <ActionButton
        variant="primary"
        iconStart={<RiHourglassLine />}
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
      iconStart={<RiRefreshLine />}
      isPending={isReconciling}
      disabledReason={
        reconcile && !reconcile.allowed
          ? (reconcile.reason ?? 'This is not possible now')
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
  const { t } = useTranslationRef(environmentsTranslationRef);
  const navigate = useNavigate();
  const requestPath = useRouteRef(requestRouteRef)();
  const { disabledReason } = useRequestAccess();
  const query = new URLSearchParams({ class: request.class });
  if (request.component_ref) {
    query.set('component', request.component_ref);
  }
  return (
    <ActionButton
      variant="primary"
      iconStart={<RiAddLine />}
      disabledReason={disabledReason}
      onPress={() => navigate(`${requestPath}?${query}`)}
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
