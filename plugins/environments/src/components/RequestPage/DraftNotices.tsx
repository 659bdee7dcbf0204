import { useState } from 'react';
import { Alert, Button } from '@backstage/ui';
import { XIcon } from 'lucide-react';
import type { RequestDraftState } from '../../hooks';
import { useEnvironmentsWords } from '../../translation';
import type { RefusedAt } from './useRequestWizard';
import styles from './RequestPage.module.css';

/** Props of {@link DraftNotices}. */
export type DraftNoticesProps = {
  state: RequestDraftState;
  /** Where the control plane did not accept it. */
  refused: RefusedAt | undefined;
  onDismissRefused: () => void;
};

/** What became of the draft: not accepted, brought back, begun anew, or not kept. */
export function DraftNotices(props: DraftNoticesProps) {
  const { state, refused, onDismissRefused } = props;
  const { t } = useEnvironmentsWords();
  const [isRestoredSeen, setIsRestoredSeen] = useState(false);
  const dismiss = (onPress: () => void) => (
    <Button
      variant="tertiary"
      size="small"
      aria-label={t('requestPage.dismiss')}
      iconStart={<XIcon />}
      onPress={onPress}
    />
  );
  return (
    <div role="status" className={styles.notices}>
      {refused && (
        <Alert
          status="danger"
          icon
          description={
            refused === 'policy'
              ? t('requestPage.refusedByPolicy')
              : t('requestPage.refusedAtField')
          }
          customActions={dismiss(onDismissRefused)}
        />
      )}
      {state.bringBack && !state.isChanged && (
        <Alert
          status="info"
          icon
          description={t('requestPage.startedOver')}
          customActions={
            <Button size="small" variant="secondary" onPress={state.bringBack}>
              {t('requestPage.bringBack')}
            </Button>
          }
        />
      )}
      {state.isRestored && state.isChanged && !isRestoredSeen && (
        <Alert
          status="info"
          icon
          description={t('requestPage.restored')}
          customActions={dismiss(() => setIsRestoredSeen(true))}
        />
      )}
      {!state.isKept && state.isChanged && (
        <Alert status="warning" icon description={t('requestPage.notKept')} />
      )}
    </div>
  );
}
