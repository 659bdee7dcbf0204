import { usePermission } from '@backstage/plugin-permission-react';
import { Box, Button } from '@backstage/ui';
import { ShieldCheckIcon } from 'lucide-react';
import {
  auditVerifyPermission,
  type AuditChain,
  type AuditVerification,
} from '@groundwork/plugin-control-plane-common';
import {
  ErrorPanel,
  formatNumber,
  isForbidden,
  RelativeTime,
  SkeletonLines,
  StatusChip,
} from '@groundwork/plugin-control-plane-react';
import { useTenancyQuery } from '../../hooks';
import { useTenancyWords } from '../../translation';
import { BrokenChain } from './BrokenChain';
import {
  useChainVerification,
  type VerificationState,
} from './useChainVerification';
import styles from './ChainState.module.css';

/** Whether the log is still what was written, for those who may know. */
export function ChainState() {
  const { allowed, loading } = usePermission({
    permission: auditVerifyPermission,
  });
  return allowed && !loading ? <KnownChainState /> : null;
}

function KnownChainState() {
  const { t } = useTenancyWords();
  const chain = useTenancyQuery({
    key: 'chain',
    parts: [],
    intervalMs: 60_000,
    load: (api, options) => api.audit.getChain(options),
  });
  const verification = useChainVerification(chain.refresh);
  const { state } = verification;
  if (isForbidden(chain.error)) {
    return null;
  }
  if (chain.error) {
    return (
      <ErrorPanel
        title={t('audit.chain.failed')}
        error={chain.error}
        onRetry={chain.refresh}
      />
    );
  }
  if (!chain.value) {
    return (
      <Box bg="neutral" className={styles.root}>
        <SkeletonLines count={1} label={t('audit.chain.loading')} />
      </Box>
    );
  }
  const found = latestOf(
    chain.value.last_verification,
    state.status === 'done' ? state.result : undefined,
  );
  return (
    <>
      <Box
        bg="neutral"
        as="section"
        aria-label={t('audit.chain.label')}
        className={styles.root}
        data-broken={found?.status === 'broken' || undefined}
      >
        <div className={styles.line}>
          <p className={styles.sentence} role="status">
            <Sentence chain={chain.value} found={found} />
          </p>
          {state.status === 'running' ? (
            <Button
              size="small"
              variant="secondary"
              onPress={verification.stop}
            >
              {t('audit.chain.stop')}
            </Button>
          ) : (
            <Button
              size="small"
              variant="secondary"
              iconStart={<ShieldCheckIcon />}
              onPress={verification.start}
            >
              {t('audit.chain.verify')}
            </Button>
          )}
        </div>
        <AnchorFailures chain={chain.value} />
        <Progress state={state} chain={chain.value} />
        {found?.status === 'broken' && <BrokenChain found={found} />}
      </Box>
      {state.status === 'failed' && (
        <ErrorPanel
          title={t('audit.chain.notVerified')}
          error={state.error}
          onRetry={verification.start}
        />
      )}
    </>
  );
}

/** "Intact up to event 48,211, checked 2 min ago · anchored 1 h ago". */
function Sentence(props: {
  chain: AuditChain;
  found: AuditVerification | undefined;
}) {
  const { chain, found } = props;
  const { t } = useTenancyWords();
  const anchored = [...chain.anchors].sort((a, b) =>
    b.anchored_at.localeCompare(a.anchored_at),
  )[0];
  return (
    <>
      <FoundSentence found={found} />
      <span>
        {' · '}
        {anchored
          ? t('audit.chain.anchored', {
              time: <RelativeTime time={anchored.anchored_at} />,
            })
          : t('audit.chain.notAnchored')}
      </span>
      {chain.unsealed > 0 && (
        <span>
          {' · '}
          {t('audit.chain.unsealed', { count: chain.unsealed })}
        </span>
      )}
    </>
  );
}

function FoundSentence(props: { found: AuditVerification | undefined }) {
  const { found } = props;
  const { t } = useTenancyWords();
  if (!found) {
    return (
      <>
        <StatusChip status="unknown" label={t('audit.chain.notChecked')} />
        <span> {t('audit.chain.nobodyChecked')}</span>
      </>
    );
  }
  const isIntact = found.status === 'intact';
  const place = found.broken_id ?? found.broken_position ?? found.last_position;
  const time = <RelativeTime time={found.verified_at} />;
  const [placed, placeless] = isIntact
    ? (['upTo', 'upToNone'] as const)
    : (['brokenAt', 'brokenSomewhere'] as const);
  return (
    <>
      {isIntact ? (
        <StatusChip status="in_sync" label={t('audit.chain.intact')} />
      ) : (
        <StatusChip status="failed" label={t('audit.chain.broken')} />
      )}
      <span>
        {' '}
        {place === undefined
          ? t(`audit.chain.${placeless}`, { time })
          : t(`audit.chain.${placed}`, { place: formatNumber(place), time })}
      </span>
    </>
  );
}

function AnchorFailures(props: { chain: AuditChain }) {
  const { t } = useTenancyWords();
  const { anchor_failures: failures = [] } = props.chain;
  return (
    <>
      {failures.map(({ sink, message, failed_at: failedAt }) => (
        <p key={sink} className={styles.sentence}>
          <StatusChip
            status="degraded"
            label={t('audit.chain.anchorFailed', { sink })}
          />{' '}
          {t('audit.chain.anchorFailure', {
            time: <RelativeTime time={failedAt} />,
            message,
          })}
        </p>
      ))}
    </>
  );
}

function Progress(props: { state: VerificationState; chain: AuditChain }) {
  const { state, chain } = props;
  const { t } = useTenancyWords();
  if (state.status === 'stopped') {
    return (
      <p className={styles.sentence} role="status">
        {t('audit.chain.stopped', { verified: state.verified })}
      </p>
    );
  }
  if (state.status !== 'running') {
    return null;
  }
  const total = Math.max(chain.head_position - chain.first_position + 1, 0);
  const words = t('audit.chain.progress', { verified: state.verified, total });
  return (
    <div className={styles.progress}>
      <progress
        aria-label={t('audit.chain.verification')}
        aria-valuetext={words}
        max={Math.max(total, 1)}
        value={Math.min(state.verified, total)}
      />
      <span>{words}</span>
    </div>
  );
}

/** What was found last, whether the control plane remembers it or a person just saw it. */
function latestOf(
  kept: AuditVerification | undefined,
  seen: AuditVerification | undefined,
): AuditVerification | undefined {
  if (!kept || !seen) {
    return kept ?? seen;
  }
  return seen.verified_at >= kept.verified_at ? seen : kept;
}
