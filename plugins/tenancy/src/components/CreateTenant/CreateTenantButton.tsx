import { lazy, Suspense, useState } from 'react';
import { PlusIcon } from 'lucide-react';
import { ActionButton } from '@groundwork/plugin-control-plane-react';
import { useCreateTenantRefusal } from '../../hooks';
import { useTenancyWords } from '../../translation';

const CreateTenantDialog = lazy(() =>
  import('./CreateTenantDialog').then(m => ({ default: m.CreateTenantDialog })),
);

/** Opens the form for a new tenant; says why when the person may not create one. */
export function CreateTenantButton() {
  const { t } = useTenancyWords();
  const refusal = useCreateTenantRefusal();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <ActionButton
        variant="primary"
        iconStart={<PlusIcon />}
        disabledReason={refusal}
        onPress={() => setIsOpen(true)}
      >
        {t('actions.createTenant')}
      </ActionButton>
      {isOpen && (
        <Suspense fallback={null}>
          <CreateTenantDialog onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
