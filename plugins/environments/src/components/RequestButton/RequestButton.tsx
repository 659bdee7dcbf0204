import { useNavigate } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiAddLine } from '@remixicon/react';
import { ActionButton } from '@groundwork/plugin-control-plane-react';
import { useRequestAccess } from '../../hooks';
import { requestRouteRef } from '../../routes';
import { environmentsTranslationRef } from '../../translation';

/** Props of {@link RequestButton}. */
export type RequestButtonProps = {
  /** Entity reference of the component that it is for. */
  componentRef?: string;
  variant?: 'primary' | 'secondary';
};

/** Opens the request page; says why when the person may not request. */
export function RequestButton(props: RequestButtonProps) {
  const { componentRef, variant = 'primary' } = props;
  const { t } = useTranslationRef(environmentsTranslationRef);
  const navigate = useNavigate();
  const requestPath = useRouteRef(requestRouteRef)();
  const { disabledReason } = useRequestAccess();
  const query = componentRef
    ? `?component=${encodeURIComponent(componentRef)}`
    : '';
  return (
    <ActionButton
      variant={variant}
      iconStart={<RiAddLine />}
      disabledReason={disabledReason}
      onPress={() => navigate(`${requestPath}${query}`)}
    >
      {t('actions.request')}
    </ActionButton>
  );
}
