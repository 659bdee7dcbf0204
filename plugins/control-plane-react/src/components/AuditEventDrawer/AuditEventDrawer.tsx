import type { ReactNode } from 'react';
import { ButtonIcon, Dialog, DialogBody, DialogHeader } from '@backstage/ui';
import { ChevronLeftIcon, ChevronRightIcon } from 'lucide-react';
import type { AuditEvent } from '@groundwork/plugin-control-plane-common';
import { useControlPlaneWords } from '../../translation';
import { CodeBlock } from '../CodeBlock';
import { EventChanges } from './EventChanges';
import { EventFacts } from './EventFacts';
import styles from './AuditEventDrawer.module.css';

/** Props of {@link AuditEventDrawer}. @public */
export type AuditEventDrawerProps = {
  event: AuditEvent;
  /** The events beside it, newest first. */
  siblings: AuditEvent[];
  /** What the tenant of the event is called; left out when absent. */
  tenantName?: string;
  onOpen: (event: AuditEvent) => void;
  onClose: () => void;
  /** What can be done from here. */
  children?: ReactNode;
};

/** Everything that is known of one event of the audit log, at the side of the page. @public */
export function AuditEventDrawer(props: AuditEventDrawerProps) {
  const { event, siblings, tenantName, onOpen, onClose, children } = props;
  const { t } = useControlPlaneWords();
  const index = siblings.findIndex(({ id }) => id === event.id);
  const newer = index > 0 ? siblings[index - 1] : undefined;
  const older = index >= 0 ? siblings[index + 1] : undefined;
  return (
    <Dialog
      isOpen
      onOpenChange={isOpen => !isOpen && onClose()}
      width={560}
      className={styles.drawer}
    >
      <DialogHeader>{t('auditEvent.title', { id: event.id })}</DialogHeader>
      <DialogBody className={styles.body}>
        <div className={styles.lead}>
          <p className={styles.message}>{event.message || event.action}</p>
          <span className={styles.siblings}>
            <ButtonIcon
              size="small"
              variant="tertiary"
              icon={<ChevronLeftIcon />}
              aria-label={t('auditEvent.newer')}
              isDisabled={!newer}
              onPress={() => newer && onOpen(newer)}
            />
            <ButtonIcon
              size="small"
              variant="tertiary"
              icon={<ChevronRightIcon />}
              aria-label={t('auditEvent.older')}
              isDisabled={!older}
              onPress={() => older && onOpen(older)}
            />
          </span>
        </div>
        <EventFacts event={event} tenantName={tenantName} />
        {children}
        <EventChanges event={event} />
        <details className={styles.whole}>
          <summary>{t('auditEvent.wholeAsJson')}</summary>
          <CodeBlock
            label={t('auditEvent.code')}
            text={JSON.stringify(event, undefined, 2)}
          />
        </details>
      </DialogBody>
    </Dialog>
  );
}
