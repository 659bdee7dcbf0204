import type { AuditEvent } from '@groundwork/plugin-control-plane-common';
import { formatNumber } from '../../format';
import { useControlPlaneWords } from '../../translation';
import { CodeBlock } from '../CodeBlock';
import { KeyValueList } from '../KeyValueList';
import { ShortId } from '../ShortId';
import { TextDiff } from '../TextDiff';
import { readChanges, toLines } from './eventChanges';
import styles from './AuditEventDrawer.module.css';

/** What was before and what is after, what else the event carries, and where it stands in the chain. */
export function EventChanges(props: { event: AuditEvent }) {
  const { event } = props;
  const { t } = useControlPlaneWords();
  const { before, after, rest } = readChanges(event);
  const [old, fresh] = [toLines(before), toLines(after)];
  const hasRest = Object.keys(rest).length > 0;
  return (
    <>
      {(old !== undefined || fresh !== undefined) && (
        <section className={styles.section}>
          <h3>{t('auditEvent.changes')}</h3>
          <TextDiff
            before={old}
            after={fresh}
            label={t('auditEvent.changes')}
          />
        </section>
      )}
      {hasRest && (
        <section className={styles.section}>
          <h3>{t('auditEvent.details')}</h3>
          <CodeBlock
            label={t('auditEvent.detailsCode')}
            text={JSON.stringify(rest, undefined, 2)}
          />
        </section>
      )}
      <ChainPlace event={event} />
    </>
  );
}

function ChainPlace(props: { event: AuditEvent }) {
  const { position, hash, previous_hash: previousHash } = props.event;
  const { t } = useControlPlaneWords();
  return (
    <section className={styles.section}>
      <h3>{t('auditEvent.place')}</h3>
      {position === undefined ? (
        <p>{t('auditEvent.notInChain')}</p>
      ) : (
        <KeyValueList
          items={[
            { label: t('auditEvent.position'), value: formatNumber(position) },
            {
              label: t('auditEvent.hash'),
              value: hash && (
                <ShortId id={hash} label={t('auditEvent.copyHash')} />
              ),
            },
            {
              label: t('auditEvent.hashBefore'),
              value: previousHash && (
                <ShortId
                  id={previousHash}
                  label={t('auditEvent.copyHashBefore')}
                />
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
