import { useNavigate } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { PlusIcon } from 'lucide-react';
import { ActionButton } from '@groundwork/plugin-control-plane-react';
import { useRequestAccess } from '../../hooks';
import { requestRouteRef } from '../../routes';
import { useEnvironmentsWords } from '../../translation';

/** Props of {@link RequestButton}. */
export type RequestButtonProps = {
  /** Entity reference of the component that it is for. */
  componentRef?: string;
  /** Entity reference of the person or group that it is for. */
  ownerRef?: string;
  variant?: 'primary' | 'secondary';
};

/** Opens the request page; says why when the person may not request. */
export function RequestButton(props: RequestButtonProps) {
  const { componentRef, ownerRef, variant = 'primary' } = props;
  const { t } = useEnvironmentsWords();
  const navigate = useNavigate();
  const requestPath = useRouteRef(requestRouteRef)();
  const { disabledReason } = useRequestAccess();
  const query = new URLSearchParams({
    ...(componentRef && { component: componentRef }),
    ...(ownerRef && { owner: ownerRef }),
  }).toString();
  return (
    <ActionButton
      variant={variant}
      iconStart={<PlusIcon />}
      disabledReason={disabledReason}
      onPress={() => navigate(query ? `${requestPath}?${query}` : requestPath)}
    >
      {t('actions.request')}
    </ActionButton>
  );
}
