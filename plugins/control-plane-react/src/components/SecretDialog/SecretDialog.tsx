import { useState, type ReactNode } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
} from '@backstage/ui';
import { TriangleAlertIcon } from 'lucide-react';
import { useControlPlaneWords } from '../../translation';
import { Announcement } from '../Announcement';
import { CopyButton } from '../CopyButton';
import { Legible } from '../Legible';
import { ScrollRegion } from '../ScrollRegion';
import styles from './SecretDialog.module.css';

/** Props of {@link SecretDialog}. @public */
export type SecretDialogProps = {
  /** As "The key nightly scans". */
  title: string;
  /** What it is, as "API key"; stands in "Copy API key". */
  label: string;
  /** Shown as long as the dialog is open, and kept nowhere. */
  secret: string;
  /** What else there is to know, as when it ends. */
  children?: ReactNode;
  /** How it is used, ready to be copied. */
  example?: { label: string; code: string };
  onClose: () => void;
};

/** Shows a secret once. It closes only by saying that it was stored. @public */
export function SecretDialog(props: SecretDialogProps) {
  const { title, label, secret, example, onClose } = props;
  const { t } = useControlPlaneWords();
  const [isReminded, setIsReminded] = useState(false);
  return (
    <Dialog
      isOpen
      isDismissable={false}
      isKeyboardDismissDisabled
      onOpenChange={isOpen => !isOpen && setIsReminded(true)}
      width={560}
    >
      <DialogHeader>{title}</DialogHeader>
      <DialogBody className={styles.body}>
        <Legible>
          <p className={styles.warning} data-reminded={isReminded || undefined}>
            <TriangleAlertIcon aria-hidden="true" />
            <span>
              {isReminded ? t('secret.storeFirst') : t('secret.copyNow')}
            </span>
          </p>
          <Announcement>
            {isReminded ? t('secret.storeFirstSpoken') : ''}
          </Announcement>
          <div className={styles.secret}>
            <code aria-label={label} className={styles.code}>
              {secret}
            </code>
            <CopyButton text={secret} label={label} />
          </div>
          {props.children}
          {example && (
            <div className={styles.example}>
              <div className={styles.exampleHeader}>
                <Text as="h3" variant="body-small" weight="bold">
                  {example.label}
                </Text>
                <CopyButton
                  text={example.code}
                  label={t('secret.exampleCopied')}
                />
              </div>
              <ScrollRegion label={example.label} className={styles.scroll}>
                <pre>{example.code}</pre>
              </ScrollRegion>
            </div>
          )}
        </Legible>
      </DialogBody>
      <DialogFooter>
        <Button variant="primary" onPress={onClose}>
          {t('secret.stored')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
