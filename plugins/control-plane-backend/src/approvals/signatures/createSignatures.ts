import type { DomainOptions } from '../../Domain';
import { ApproverClients } from './ApproverClients';
import { NonceStore } from './NonceStore';
import { RefusalLog } from './RefusalLog';
import { SignatureAuthenticator } from './SignatureAuthenticator';

/** Decisions of machines, which sign them. */
export function createSignatures(options: DomainOptions): {
  signatures: SignatureAuthenticator;
  start(): Promise<void>;
  stop(): Promise<void>;
} {
  const { config, database, scheduler } = options;
  const nonces = NonceStore.create(database);
  const refusals = RefusalLog.create(options);
  return {
    signatures: SignatureAuthenticator.create({
      database,
      clients: ApproverClients.fromConfig(config.approvals.clients),
      nonces,
      refusals,
    }),

    async start() {
      await scheduler.scheduleTask({
        id: 'write-refused-signatures',
        scope: 'local',
        frequency: { minutes: 1 },
        timeout: { minutes: 1 },
        fn: () => refusals.flush(),
      });
      await scheduler.scheduleTask({
        id: 'delete-approval-nonces',
        frequency: { minutes: 10 },
        timeout: { minutes: 5 },
        fn: () => nonces.deleteExpired(),
      });
    },

    stop: () => refusals.flush(),
  };
}
