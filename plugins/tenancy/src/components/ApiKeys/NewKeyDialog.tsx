import { useEffect, useRef, useState } from 'react';
import { discoveryApiRef, useApi } from '@backstage/frontend-plugin-api';
import {
  Checkbox,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { TriangleAlertIcon } from 'lucide-react';
import type { APIKeyCreated } from '@groundwork/plugin-control-plane-common';
import {
  ActionButton,
  CodeBlock,
  formatDuration,
} from '@groundwork/plugin-control-plane-react';
import useAsync from 'react-use/esm/useAsync';
import dialogStyles from '../shared/dialog.module.css';
import { useTenancyWords } from '../../translation';
import type { ReplacedKey } from './keyTask';
import { toVerifyCommand } from './verifyCommand';
import styles from './ApiKeys.module.css';

/** Props of {@link NewKeyDialog}. */
export type NewKeyDialogProps = {
  /** The answer with the plaintext; whoever holds it drops it on close. */
  created: APIKeyCreated;
  /** The key that it replaces. */
  replaced?: ReplacedKey;
  onClose: () => void;
};

/** Shows a key the only time that it can be shown. It closes once the person says that they have stored it. */
export function NewKeyDialog(props: NewKeyDialogProps) {
  const { created, replaced, onClose } = props;
  const { api_key: apiKey, plaintext } = created;
  const { t } = useTenancyWords();
  const discoveryApi = useApi(discoveryApiRef);
  const { value: baseUrl } = useAsync(
    () => discoveryApi.getBaseUrl('control-plane'),
    [discoveryApi],
  );
  const [isStored, setIsStored] = useState(false);
  const [isNudged, setIsNudged] = useState(false);
  const storedRef = useRef<HTMLLabelElement>(null);
  useWarningBeforeLeaving(!isStored);

  const close = () => {
    if (isStored) {
      onClose();
      return;
    }
    setIsNudged(true);
    storedRef.current?.querySelector('input')?.focus();
  };

  return (
    <Dialog
      isOpen
      // A click beside it must not lose the key.
      isDismissable={false}
      isKeyboardDismissDisabled
      onOpenChange={isOpen => !isOpen && close()}
      width={640}
      className={dialogStyles.dialog}
    >
      <DialogHeader>
        {t('apiKeys.created.title', { name: apiKey.name })}
      </DialogHeader>
      <DialogBody className={dialogStyles.body}>
        <p className={styles.once}>
          <TriangleAlertIcon aria-hidden="true" />
          <span>
            <strong>{t('apiKeys.created.onlyTime')}</strong>{' '}
            {t('apiKeys.created.store')}
          </span>
        </p>
        <div className={styles.plaintext}>
          <CodeBlock
            label={t('apiKeys.created.key')}
            text={plaintext}
            isWrapped
          />
        </div>
        {replaced && (
          <p>
            {replaced.overlapSeconds === 0
              ? t('apiKeys.created.replacedStopped', {
                  prefix: <code>{replaced.prefix}…</code>,
                })
              : t('apiKeys.created.replacedGoesOn', {
                  prefix: <code>{replaced.prefix}…</code>,
                  duration: formatDuration(replaced.overlapSeconds * 1_000),
                })}
          </p>
        )}
        <div className={styles.try}>
          <h3 className={styles.heading}>{t('apiKeys.created.tryIt')}</h3>
          <p className={dialogStyles.quiet}>
            {t('apiKeys.created.tryAs', {
              variable: <code>$GROUNDWORK_TOKEN</code>,
            })}
          </p>
          {baseUrl && (
            <CodeBlock
              label={t('apiKeys.created.command')}
              text={toVerifyCommand({
                baseUrl,
                plaintext,
                product: apiKey.product,
              })}
            />
          )}
        </div>
      </DialogBody>
      <DialogFooter className={`${dialogStyles.footer} ${styles.storedBar}`}>
        <div className={styles.stored}>
          <Checkbox
            ref={storedRef}
            isSelected={isStored}
            onChange={setIsStored}
            isInvalid={isNudged && !isStored}
          >
            {t('apiKeys.created.stored')}
          </Checkbox>
          <span role="alert" className={dialogStyles.problem}>
            {isNudged && !isStored && t('apiKeys.created.tickFirst')}
          </span>
        </div>
        <ActionButton
          variant="primary"
          disabledReason={
            isStored ? undefined : t('apiKeys.created.closeRefusal')
          }
          onPress={close}
        >
          {t('form.close')}
        </ActionButton>
      </DialogFooter>
    </Dialog>
  );
}

/** A reload would lose the key as well. */
function useWarningBeforeLeaving(isWarning: boolean): void {
  useEffect(() => {
    if (!isWarning) {
      return undefined;
    }
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isWarning]);
}
