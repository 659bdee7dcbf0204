import { Text } from '@backstage/ui';
import type {
  Authentication,
  Vote,
} from '@groundwork/plugin-control-plane-common';
import {
  ActorLink,
  RelativeTime,
  StatusChip,
} from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../../translation';
import styles from './ApprovalFacts.module.css';

/** The decisions so far: whose, why, how they were recognised, and whether they are on the plan of now. */
export function Votes(props: { votes: Vote[] }) {
  const { t } = useEnvironmentsWords();
  const votes = props.votes.toSorted((a, b) => b.id - a.id);
  return (
    <section className={styles.section} aria-label={t('votes.title')}>
      <Text as="h4" variant="body-large" weight="bold">
        {t('votes.title')}
      </Text>
      {votes.length === 0 && (
        <Text as="p" variant="body-medium">
          {t('votes.none')}
        </Text>
      )}
      <ol className={styles.list}>
        {votes.map(vote => (
          <li
            key={vote.id}
            className={styles.vote}
            data-earlier={!vote.is_current || undefined}
          >
            <span className={styles.voteLine}>
              <StatusChip
                status={vote.decision === 'approve' ? 'approved' : 'rejected'}
                appearance="quiet"
              />
              <ActorLink entityRef={vote.decided_by} />
              {vote.on_behalf_of && (
                <span>
                  {t('votes.inPlaceOf', {
                    name: <ActorLink entityRef={vote.on_behalf_of} />,
                  })}
                </span>
              )}
              <RelativeTime time={vote.created_at} />
              {!vote.is_current && (
                <StatusChip
                  status="stale_plan"
                  appearance="quiet"
                  label={t('votes.earlierPlan')}
                />
              )}
            </span>
            <span className={styles.reason}>
              {vote.reason || t('votes.noReason')}
            </span>
            <span className={styles.quiet}>
              <Method authentication={vote.authentication} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Method(props: { authentication: Authentication }) {
  const { method, issuer, key_id: key } = props.authentication;
  const { t } = useEnvironmentsWords();
  switch (method) {
    case 'oidc':
      return (
        <>
          {issuer
            ? t('votes.methods.oidc', { issuer })
            : t('votes.methods.oidcUnknown')}
        </>
      );
    case 'signature':
      return (
        <>
          {key
            ? t('votes.methods.signature', { key })
            : t('votes.methods.signatureUnknown')}
        </>
      );
    case 'service-account':
      return <>{t('votes.methods.serviceAccount')}</>;
    case 'hs256':
      return <>{t('votes.methods.hs256')}</>;
    default:
      return <>{t('votes.methods.backstage')}</>;
  }
}
