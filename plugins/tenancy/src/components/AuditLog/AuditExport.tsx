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
import { RiCheckLine, RiDownloadLine } from '@remixicon/react';
import { ErrorPanel } from '@groundwork/plugin-control-plane-react';
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

/** Exports what is filtered. */
export function AuditExport(props: { tenantId?: string }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        variant="primary"
        iconStart={<RiDownloadLine />}
        onPress={() => setIsOpen(true)}
      >
        Export
      </Button>
      {isOpen && (
        <ExportDialog
          tenantId={props.tenantId}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}

function ExportDialog(props: {
  tenantId: string | undefined;
  onClose: () => void;
}) {
  const { tenantId, onClose } = props;
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
      <DialogHeader>Export the audit log</DialogHeader>
      <DialogBody className={dialogStyles.body}>
        <p>
          {isAuditFiltered(values)
            ? 'Everything that your filters match, oldest first, not only this page.'
            : 'Everything that you may read, oldest first.'}{' '}
          That you exported it is an event itself.
        </p>
        <RadioGroup
          label="Format"
          value={format}
          onChange={value => setFormat(value as Format)}
          isDisabled={isRunning}
        >
          <Radio value="ndjson">
            NDJSON – one event a line, with everything
          </Radio>
          <Radio value="csv">CSV – for spreadsheets</Radio>
        </RadioGroup>
        <div role="status" className={styles.exportState}>
          {isRunning && (
            <span>{formatSize(state.bytes)} so far. Leave this open.</span>
          )}
          {state.status === 'done' && (
            <>
              <RiCheckLine aria-hidden="true" />
              <span>
                Saved as <code>{state.fileName}</code>,{' '}
                {formatSize(state.bytes)}.
              </span>
            </>
          )}
        </div>
        {state.status === 'failed' && (
          <ErrorPanel
            title="The log was not exported"
            error={state.error}
            onRetry={begin}
          />
        )}
      </DialogBody>
      <DialogFooter className={dialogStyles.footer}>
        {isRunning ? (
          <Button variant="secondary" onPress={cancel}>
            Stop
          </Button>
        ) : (
          <Button variant="secondary" onPress={onClose}>
            Close
          </Button>
        )}
        <Button
          variant="primary"
          iconStart={<RiDownloadLine />}
          onPress={begin}
          isPending={isRunning}
        >
          Export as {format === 'csv' ? 'CSV' : 'NDJSON'}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
