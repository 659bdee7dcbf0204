import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import { LinkSigner } from '../../approvals/links/LinkSigner';
import { testControlPlaneConfig } from '../testControlPlaneConfig';
import { previewBody, productionBody } from '../useTestApi';
import { actors } from './Actor';
import type { OperationCases } from './OperationCase';
import type { TenantWorld } from './TenantWorld';

const readers = ['ana', 'tom', 'ben', 'ada', 'vic'] as const;
const signer = LinkSigner.fromConfig(testControlPlaneConfig.encryption);

/** Receipts, their keys, and the links of notifications, all about requests of Ana's. */
export const proofCases: OperationCases = {
  getApprovalReceipt: {
    call: async world => {
      const { id } = await request(world, previewBody);
      return { params: { id } };
    },
    may: readers,
    sees: [],
  },
  getReceiptKeys: { call: () => ({}), may: actors, sees: [] },
  redeemApprovalLink: {
    call: link,
    may: readers,
    sees: [],
    names: ['token'],
    conflict: async world => {
      const call = await link(world);
      await world.make('redeemApprovalLink', call, readers[0]);
      return call;
    },
  },
};

async function request(
  world: TenantWorld,
  json: Record<string, unknown>,
): Promise<EnvironmentRequest> {
  return world.make('createEnvironmentRequest', { json }, 'ana');
}

async function link(world: TenantWorld) {
  const { id, plan_digest } = await request(world, productionBody);
  const token = signer.sign({
    request_id: id,
    plan_digest,
    expires_at: new Date(Date.now() + 3_600_000).toISOString(),
  });
  return { json: { token } };
}
