import { useState } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Radio,
  RadioGroup,
} from '@backstage/ui';
import { CheckIcon, DownloadIcon } from 'lucide-react';
import { ErrorPanel } from '@groundwork/plugin-control-plane-react';
import { useTenancyWords } from '../../translation';
import dialogStyles from '../shared/dialog.module.css';
import { useAddress } from '../shared/useAddress';
import {
  AUDIT_ADDRESS,
  isAuditFiltered,
  toAuditFilter,
} from './auditParameters';
import { formatSize } from './formatSize';
import { useAuditExport } from './useAuditExport';
import styles from './AuditLog.module.css';

type Format = 'ndjson' | 'csv';

/** Props of {@link ExportDialog}. */
export type ExportDialogProps = {
  tenantId: string | undefined;
  onClose: () => void;
};

/** Asks for the format, and says how the export goes. */
export function ExportDialog(props: ExportDialogProps) {
  const { tenantId, onClose } = props;
  const { t } = useTenancyWords();
  const { values } = useAddress(AUDIT_ADDRESS);
  const [format, setFormat] = useState<Format>('ndjson');
  const { state, start, cancel } = useAuditExport();
  const isRunning = state.status === 'running';
  const begin = () =>
    start(
      { ...toAuditFilter(values, tenantId, Date.now()), format },
      `audit-${new Date().toISOString().slice(0, 10)}.${format}`,
    );
  return (
    <Dialog
      isOpen
      isDismissable={!isRunning}
      onOpenChange={isOpen => {
        if (!isOpen) {
          cancel();
          onClose();
        }
      }}
      width={480}
      className={dialogStyles.dialog}
    >
      <DialogHeader>{t('audit.export.title')}</DialogHeader>
      <DialogBody className={dialogStyles.body}>
        <p>
          {isAuditFiltered(values)
            ? t('audit.export.filtered')
            : t('audit.export.all')}
        </p>
        <RadioGroup
          label={t('audit.export.format')}
          value={format}
          onChange={value => setFormat(value as Format)}
          isDisabled={isRunning}
        >
          <Radio value="ndjson">{t('audit.export.ndjson')}</Radio>
          <Radio value="csv">{t('audit.export.csv')}</Radio>
        </RadioGroup>
        <div role="status" className={styles.exportState}>
          {isRunning && (
            <span>
              {t('audit.export.progress', { size: formatSize(state.bytes) })}
            </span>
          )}
          {state.status === 'done' && (
            <>
              <CheckIcon aria-hidden="true" />
              <span>
                {t('audit.export.saved', {
                  file: <code>{state.fileName}</code>,
                  size: formatSize(state.bytes),
                })}
              </span>
            </>
          )}
        </div>
        {state.status === 'failed' && (
          <ErrorPanel
            title={t('audit.export.failed')}
            error={state.error}
            onRetry={begin}
          />
        )}
      </DialogBody>
      <DialogFooter className={dialogStyles.footer}>
        {isRunning ? (
          <Button variant="secondary" onPress={cancel}>
            {t('audit.export.stop')}
          </Button>
        ) : (
          <Button variant="secondary" onPress={onClose}>
            {t('form.close')}
          </Button>
        )}
        <Button
          variant="primary"
          iconStart={<DownloadIcon />}
          onPress={begin}
          isPending={isRunning}
        >
          {t('audit.export.submit', {
            format: format === 'csv' ? 'CSV' : 'NDJSON',
          })}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
