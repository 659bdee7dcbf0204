import { Button } from '@backstage/ui';
import type { AuditVerification } from '@groundwork/plugin-control-plane-common';
import { useAddress } from '../shared/useAddress';
import styles from './ChainState.module.css';

const NAMES = ['before'] as const;

const REASONS: Readonly<
  Record<NonNullable<AuditVerification['reason']>, string>
> = {
  changed: 'It was changed after it was written.',
  deleted: 'It was deleted.',
  inserted: 'It was slipped in after others were written.',
  moved: 'It does not stand where it was written.',
  truncated: 'The end of the log was cut off.',
  anchor_differs: 'It is not what was anchored outside.',
  retention_differs: 'More was removed than retention removes.',
};

/** What is wrong with the chain, and what to do about it. */
export function BrokenChain(props: { found: AuditVerification }) {
  const { found } = props;
  const { change } = useAddress(NAMES);
  const { broken_id: id } = found;
  return (
    <div className={styles.broken} role="alert">
      <p>
        <strong>
          {found.message ??
            (found.reason
              ? REASONS[found.reason]
              : 'An event is not what it was.')}
        </strong>
      </p>
      <p>
        Somebody with access to the database may have done it. Compare with a
        backup and with what was anchored outside, and keep both.
      </p>
      {id !== undefined && (
        <Button
          size="small"
          variant="secondary"
          // A page begins behind its cursor.
          onPress={() => change({ before: String(id + 1) })}
        >
          Show where it is in the log
        </Button>
      )}
    </div>
  );
}
