import { Button } from '@backstage/ui';
import type { AuditVerification } from '@groundwork/plugin-control-plane-common';
import { useAddress } from '../shared/useAddress';
import { useTenancyWords } from '../../translation';
import styles from './ChainState.module.css';

const NAMES = ['before'] as const;

/** What is wrong with the chain, and what to do about it. */
export function BrokenChain(props: { found: AuditVerification }) {
  const { found } = props;
  const { t } = useTenancyWords();
  const { change } = useAddress(NAMES);
  const { broken_id: id } = found;
  return (
    <div className={styles.broken} role="alert">
      <p>
        <strong>
          {found.message ??
            t(`audit.chain.reasons.${found.reason ?? 'unknown'}`)}
        </strong>
      </p>
      <p>{t('audit.chain.advice')}</p>
      {id !== undefined && (
        <Button
          size="small"
          variant="secondary"
          // A page begins behind its cursor.
          onPress={() => change({ before: String(id + 1) })}
        >
          {t('audit.chain.show')}
        </Button>
      )}
    </div>
  );
}
