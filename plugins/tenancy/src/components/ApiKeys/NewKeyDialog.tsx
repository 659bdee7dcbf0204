import { useEffect, useRef, useState } from 'react';
import { discoveryApiRef, useApi } from '@backstage/frontend-plugin-api';
import {
  Checkbox,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { RiAlertLine } from '@remixicon/react';
import type { APIKeyCreated } from '@groundwork/plugin-control-plane-common';
import {
  ActionButton,
  formatDuration,
} from '@groundwork/plugin-control-plane-react';
import useAsync from 'react-use/esm/useAsync';
import { CodeBlock } from '../shared/CodeBlock';
import dialogStyles from '../shared/dialog.module.css';
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
      <DialogHeader>{apiKey.name} is ready</DialogHeader>
      <DialogBody className={dialogStyles.body}>
        <p className={styles.once}>
          <RiAlertLine aria-hidden="true" />
          <span>
            <strong>This is the only time you see the key.</strong> Put it where
            your program reads its secrets; nobody can show it again.
          </span>
        </p>
        <div className={styles.plaintext}>
          <CodeBlock label="API key" text={plaintext} isWrapped />
        </div>
        {replaced && (
          <p>
            It replaces <code>{replaced.prefix}…</code>, which{' '}
            {replaced.overlapSeconds === 0
              ? 'has stopped working.'
              : `goes on working for ${formatDuration(replaced.overlapSeconds * 1_000)}.`}
          </p>
        )}
        <div className={styles.try}>
          <h3 className={styles.heading}>Try it</h3>
          <p className={dialogStyles.quiet}>
            As a service of the product, with its own token in{' '}
            <code>$GROUNDWORK_TOKEN</code>.
          </p>
          {baseUrl && (
            <CodeBlock
              label="command"
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
            I have stored it
          </Checkbox>
          <span role="alert" className={dialogStyles.problem}>
            {isNudged &&
              !isStored &&
              'Tick this first: the key is gone once you close.'}
          </span>
        </div>
        <ActionButton
          variant="primary"
          disabledReason={
            isStored
              ? undefined
              : 'Tick “I have stored it” first: the key is gone once you close.'
          }
          onPress={close}
        >
          Close
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
