import { usePermission } from '@backstage/plugin-permission-react';
import { Box, Button } from '@backstage/ui';
import { RiShieldCheckLine } from '@remixicon/react';
import {
  auditVerifyPermission,
  type AuditChain,
  type AuditVerification,
} from '@groundwork/plugin-control-plane-common';
import {
  ErrorPanel,
  isForbidden,
  RelativeTime,
  SkeletonLines,
  StatusChip,
} from '@groundwork/plugin-control-plane-react';
import { useTenancyQuery } from '../../hooks';
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
        title="The state of the chain could not be loaded"
        error={chain.error}
        onRetry={chain.refresh}
      />
    );
  }
  if (!chain.value) {
    return (
      <Box bg="neutral" className={styles.root}>
        <SkeletonLines count={1} label="Loading the state of the chain" />
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
        aria-label="Chain"
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
              Stop
            </Button>
          ) : (
            <Button
              size="small"
              variant="secondary"
              iconStart={<RiShieldCheckLine />}
              onPress={verification.start}
            >
              Verify now
            </Button>
          )}
        </div>
        <AnchorFailures chain={chain.value} />
        <Progress state={state} chain={chain.value} />
        {found?.status === 'broken' && <BrokenChain found={found} />}
      </Box>
      {state.status === 'failed' && (
        <ErrorPanel
          title="The chain was not verified"
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
  const anchored = [...chain.anchors].sort((a, b) =>
    b.anchored_at.localeCompare(a.anchored_at),
  )[0];
  return (
    <>
      <FoundSentence found={found} />
      <span>
        {' · '}
        {anchored ? (
          <>
            anchored <RelativeTime time={anchored.anchored_at} />
          </>
        ) : (
          'not anchored outside'
        )}
      </span>
      {chain.unsealed > 0 && (
        <span>
          {' · '}
          {chain.unsealed === 1
            ? '1 event is too new to be in it'
            : `${chain.unsealed.toLocaleString()} events are too new to be in it`}
        </span>
      )}
    </>
  );
}

function FoundSentence(props: { found: AuditVerification | undefined }) {
  const { found } = props;
  if (!found) {
    return (
      <>
        <StatusChip status="unknown" label="Not checked yet" />
        <span> Nobody has checked the chain.</span>
      </>
    );
  }
  const place = found.broken_id ?? found.broken_position ?? found.last_position;
  return (
    <>
      {found.status === 'intact' ? (
        <StatusChip status="in_sync" label="Intact" />
      ) : (
        <StatusChip status="failed" label="Broken" />
      )}
      <span>
        {' '}
        {found.status === 'intact' ? 'up to event ' : 'at event '}
        {place?.toLocaleString() ?? 'none'}, checked{' '}
        <RelativeTime time={found.verified_at} />
      </span>
    </>
  );
}

function AnchorFailures(props: { chain: AuditChain }) {
  const { anchor_failures: failures = [] } = props.chain;
  return (
    <>
      {failures.map(({ sink, message, failed_at: failedAt }) => (
        <p key={sink} className={styles.sentence}>
          <StatusChip status="degraded" label={`Anchoring to ${sink} failed`} />{' '}
          <RelativeTime time={failedAt} />: {message}. It is tried again.
        </p>
      ))}
    </>
  );
}

function Progress(props: { state: VerificationState; chain: AuditChain }) {
  const { state, chain } = props;
  if (state.status === 'stopped') {
    return (
      <p className={styles.sentence} role="status">
        Stopped after {state.verified.toLocaleString()} events, none of which
        was changed.
      </p>
    );
  }
  if (state.status !== 'running') {
    return null;
  }
  const total = Math.max(chain.head_position - chain.first_position + 1, 0);
  const words = `${state.verified.toLocaleString()} of ${total.toLocaleString()} events checked`;
  return (
    <div className={styles.progress}>
      <progress
        aria-label="Verification"
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
