import { InputError } from '@backstage/errors';
import type { AuditAnchorSink } from '@groundwork/plugin-control-plane-node';
import type { Domain, DomainOptions } from '../Domain';
import { AuditAnchorer } from './AuditAnchorer';
import { AuditEventReader } from './AuditEventReader';
import { AuditRetention } from './AuditRetention';
import { addAuditRoutes } from './auditRoutes';
import { AuditSealer } from './AuditSealer';
import { AuditService } from './AuditService';
import { AuditVerifier } from './AuditVerifier';
import { ChainStore } from './ChainStore';
import { ChainWatch } from './ChainWatch';
import { FileAnchorSink } from './FileAnchorSink';

/** The audit log. */
export function createAudit(
  options: DomainOptions & { anchorSinks: readonly AuditAnchorSink[] },
): Domain {
  const { database, scheduler } = options;
  const config = options.config.audit;
  const chain = ChainStore.create(database);
  const sinks = sinksOf(options);
  const sealer = AuditSealer.create({ ...options, chain });
  const verifier = AuditVerifier.create({ ...options, chain, sinks });
  const watch = ChainWatch.create({ ...options, chain, verifier });
  const anchorer = AuditAnchorer.create({ ...options, chain, sinks });
  const retention = AuditRetention.create({
    ...options,
    chain,
    retentionMs: config.retention,
  });
  const service = AuditService.create({
    ...options,
    chain,
    sinks,
    verifier,
    reader: AuditEventReader.create(database),
  });

  return {
    routes: [addAuditRoutes({ service })],
    wake: () => sealer.wake(),

    async start() {
      await scheduler.scheduleTask({
        id: 'seal-audit-events',
        scope: 'local',
        frequency: { milliseconds: config.sealInterval },
        timeout: { minutes: 10 },
        fn: () => sealer.seal(),
      });
      await scheduler.scheduleTask({
        id: 'verify-audit-chain',
        frequency: { milliseconds: config.verifyInterval },
        timeout: { hours: 1 },
        fn: async signal => {
          await watch.verify(signal);
        },
      });
      await scheduler.scheduleTask({
        id: 'apply-audit-retention',
        frequency: { hours: 1 },
        timeout: { minutes: 30 },
        fn: async signal => {
          await retention.apply(signal);
        },
      });
      if (sinks.length > 0) {
        await scheduler.scheduleTask({
          id: 'anchor-audit-chain',
          frequency: { milliseconds: config.anchor.interval },
          timeout: { minutes: 10 },
          fn: signal => anchorer.anchor(signal),
        });
      }
    },

    stop: () => sealer.stop(),
  };
}

/** The sinks of modules, and the file of the configuration. */
function sinksOf(
  options: Pick<DomainOptions, 'config'> & {
    anchorSinks: readonly AuditAnchorSink[];
  },
): AuditAnchorSink[] {
  const { file, git } = options.config.audit.anchor;
  const sinks = [
    ...(file === undefined ? [] : [FileAnchorSink.create({ path: file })]),
    ...options.anchorSinks,
  ];
  if (git && !sinks.some(({ id }) => id === 'git')) {
    throw new InputError(
      'controlPlane.audit.anchor.git is configured, but no module is installed that writes there, such as @groundwork/plugin-control-plane-backend-module-gitops',
    );
  }
  return sinks;
}
