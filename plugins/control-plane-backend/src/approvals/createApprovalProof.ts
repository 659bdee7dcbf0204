import type { Domain, DomainOptions } from '../Domain';
import type { AddRoutes } from '../http';
import type { EnvironmentRequestReader } from '../requests';
import {
  addLinkRoutes,
  ApprovalLinks,
  DecisionPaths,
  LinkSigner,
  LinkUseStore,
} from './links';
import {
  addReceiptKeyRoutes,
  addReceiptRoutes,
  ReceiptIssuer,
  ReceiptKeys,
  ReceiptStore,
} from './receipts';
import { createSignatures, type SignatureAuthenticator } from './signatures';
import { VoteStore } from './VoteStore';

/** What approvals are proved by, and what leads to them. */
export type ApprovalProof = {
  /** Finds out which machine signed a decision. */
  signatures: SignatureAuthenticator;
  /** To be told of every approval, in its transaction. */
  receipts: ReceiptIssuer;
  /** Where notifications lead those who decide. */
  paths: DecisionPaths;
  /** Routes that everybody may call. */
  openRoutes: AddRoutes[];
  /** The rest, which reads requests. */
  createDomain(reader: EnvironmentRequestReader): Domain;
};

/** Decisions that machines sign, receipts of approvals, and the links of notifications. */
export function createApprovalProof(
  options: DomainOptions & {
    /** Address of this API, which receipts are of unless the configuration says otherwise. */
    baseUrl: string;
  },
): ApprovalProof {
  const { config, database, scheduler } = options;
  const { signatures, ...background } = createSignatures(options);
  const keys = ReceiptKeys.fromConfig(config.approvals.receipts.keys);
  const receipts = ReceiptStore.create(database);
  const signer = LinkSigner.fromConfig(config.encryption);
  const uses = LinkUseStore.create(database);

  return {
    signatures,
    receipts: ReceiptIssuer.create({
      issuer: config.approvals.receipts.issuer ?? options.baseUrl,
      keys,
      receipts,
      votes: VoteStore.create(database),
    }),
    paths: DecisionPaths.create({ signer, ttlMs: config.approvals.links.ttl }),
    openRoutes: [addReceiptKeyRoutes({ keys })],

    createDomain: reader => ({
      routes: [
        addReceiptRoutes({ receipts, reader }),
        addLinkRoutes({
          links: ApprovalLinks.create({ ...options, signer, uses, reader }),
        }),
      ],

      async start() {
        await background.start();
        await scheduler.scheduleTask({
          id: 'delete-approval-link-uses',
          frequency: { hours: 1 },
          timeout: { minutes: 5 },
          fn: () => uses.deleteExpired(),
        });
      },

      stop: () => background.stop(),
    }),
  };
}
