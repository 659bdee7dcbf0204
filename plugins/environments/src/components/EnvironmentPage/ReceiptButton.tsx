import { useState } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { discoveryApiRef, useApi } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { DownloadIcon, ShieldCheckIcon } from 'lucide-react';
import type {
  ApprovalReceipt,
  EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import {
  controlPlaneApiRef,
  CopyButton,
  ErrorPanel,
  isNotFound,
  Legible,
  RelativeTime,
  saveFile,
  ScrollRegion,
  SkeletonLines,
  useLiveQuery,
} from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../../translation';
import styles from './Receipt.module.css';

/** Opens the signed receipt of an approval. */
export function ReceiptButton(props: { request: EnvironmentRequest }) {
  const { t } = useEnvironmentsWords();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div>
      <Button
        variant="secondary"
        iconStart={<ShieldCheckIcon />}
        onPress={() => setIsOpen(true)}
      >
        {t('receipt.open')}
      </Button>
      {isOpen && <ReceiptDialog {...props} onClose={() => setIsOpen(false)} />}
    </div>
  );
}

function ReceiptDialog(props: {
  request: EnvironmentRequest;
  onClose: () => void;
}) {
  const { request, onClose } = props;
  const { t } = useEnvironmentsWords();
  const api = useApi(controlPlaneApiRef);
  const { value, error, refresh } = useLiveQuery({
    key: `receipt ${request.id}`,
    load: signal => api.approvals.getReceipt(request.id, { signal }),
    isAffected: () => false,
    intervalMs: () => 10 * 60_000,
  });
  return (
    <Dialog isOpen onOpenChange={isOpen => !isOpen && onClose()} width={640}>
      <DialogHeader>{t('receipt.title')}</DialogHeader>
      <DialogBody>
        <Legible>
          {isNotFound(error) && <p>{t('receipt.none')}</p>}
          {error && !isNotFound(error) && (
            <ErrorPanel
              title={t('receipt.failed')}
              error={error}
              onRetry={refresh}
            />
          )}
          {!error && !value && (
            <SkeletonLines count={4} label={t('receipt.loading')} />
          )}
          {value && <Receipt receipt={value} />}
        </Legible>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('receipt.close')}
        </Button>
        {value && (
          <Button
            variant="primary"
            iconStart={<DownloadIcon />}
            onPress={() =>
              saveFile(
                new Blob([value.jws], { type: 'application/jose' }),
                `${request.name}-approval.jws`,
              )
            }
          >
            {t('receipt.download')}
          </Button>
        )}
      </DialogFooter>
    </Dialog>
  );
}

function Receipt(props: { receipt: ApprovalReceipt }) {
  const { receipt } = props;
  const { t } = useEnvironmentsWords();
  const discoveryApi = useApi(discoveryApiRef);
  const { value: baseUrl } = useAsync(
    () => discoveryApi.getBaseUrl('control-plane'),
    [discoveryApi],
  );
  return (
    <div className={styles.receipt}>
      <p>
        {t('receipt.what', {
          address: <code>{`${baseUrl ?? ''}/.well-known/jwks.json`}</code>,
        })}
      </p>
      <p>
        {t('receipt.signedWith', {
          time: <RelativeTime time={receipt.created_at} />,
          key: <code>{receipt.key_id}</code>,
        })}
      </p>
      <div className={styles.text}>
        <ScrollRegion label={t('receipt.label')} className={styles.jws}>
          <code>{receipt.jws}</code>
        </ScrollRegion>
        <CopyButton text={receipt.jws} label={t('receipt.label')} />
      </div>
    </div>
  );
}
