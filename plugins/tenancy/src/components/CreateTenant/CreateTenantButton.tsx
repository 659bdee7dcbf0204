import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiAddLine } from '@remixicon/react';
import { ActionButton } from '@groundwork/plugin-control-plane-react';
import { useCreateTenantRefusal } from '../../hooks';
import { tenancyTranslationRef } from '../../translation';
import { CreateTenantDialog } from './CreateTenantDialog';

/** Opens the form for a new tenant; says why when the person may not create one. */
export function CreateTenantButton() {
  const { t } = useTranslationRef(tenancyTranslationRef);
  const refusal = useCreateTenantRefusal();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <ActionButton
        variant="primary"
        iconStart={<RiAddLine />}
        disabledReason={refusal}
        onPress={() => setIsOpen(true)}
      >
        {t('actions.createTenant')}
      </ActionButton>
      {isOpen && <CreateTenantDialog onClose={() => setIsOpen(false)} />}
    </>
  );
}
