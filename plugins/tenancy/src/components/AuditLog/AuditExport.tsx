import { lazy, Suspense, useState } from 'react';
import { Button } from '@backstage/ui';
import { DownloadIcon } from 'lucide-react';
import { useTenancyWords } from '../../translation';

const ExportDialog = lazy(() =>
  import('./ExportDialog').then(m => ({ default: m.ExportDialog })),
);

/** Exports what is filtered. */
export function AuditExport(props: { tenantId?: string }) {
  const { t } = useTenancyWords();
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
