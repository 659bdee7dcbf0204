import { lazy, Suspense, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { DownloadIcon } from 'lucide-react';
import { tenancyTranslationRef } from '../../translation';

const ExportDialog = lazy(() =>
  import('./ExportDialog').then(m => ({ default: m.ExportDialog })),
);

/** Exports what is filtered. */
export function AuditExport(props: { tenantId?: string }) {
  const { t } = useTranslationRef(tenancyTranslationRef);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        variant="primary"
        iconStart={<DownloadIcon />}
        onPress={() => setIsOpen(true)}
      >
        {t('audit.export.button')}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <ExportDialog
            tenantId={props.tenantId}
            onClose={() => setIsOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
