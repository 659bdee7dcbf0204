import { mockServices } from '@backstage/backend-test-utils';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import {
  createTestDeprovisioner,
  createTestSuspender,
  type TestStores,
} from '../../__testUtils__';
import { ApproverStore } from '../../approvals/ApproverStore';
import type { ClassSpec } from '../../classes';
import type { Caller } from '../../identity';
import type { BoundGrant, EnvironmentRequestReader } from '../../requests';
import { ExtensionApprovers } from '../ExtensionApprovers';
import { ExtensionDecisions } from '../ExtensionDecisions';
import { ExtensionRequestStore } from '../ExtensionRequestStore';
import { LeaseEnder } from '../LeaseEnder';
import { LeaseExtender } from '../LeaseExtender';
import { LeaseKeeper } from '../LeaseKeeper';
import { LeaseService } from '../LeaseService';
import { LeaseStore } from '../LeaseStore';
import { classesWith } from './aLeasePolicy';

const everything: BoundGrant = { allows: () => true, scope: 'all' };

/** All that sees to leases, over the stores of a test, for callers who may do everything that is not of their own. */
export type TestLeases = {
  keeper: LeaseKeeper;
  service: LeaseService;
  decisions: ExtensionDecisions;
  extensions: ExtensionRequestStore;
};

export function createTestLeases(
  stores: TestStores,
  policy: ClassSpec,
  config = { warnings: [24, 1] },
): TestLeases {
  const leases = LeaseStore.create(stores);
  const extensions = ExtensionRequestStore.create(stores);
  const classes = classesWith(() => policy);
  const suspender = createTestSuspender(stores);
  const find = async (id: string): Promise<EnvironmentRequest> => {
    const request = await stores.requests.find(id);
    if (!request) {
      throw new Error('The environment is away');
    }
    return request;
  };
  const reader: Pick<EnvironmentRequestReader, 'find' | 'get'> = {
    find: async (_principal, id) => ({
      request: await find(id),
      grants: {
        approve: everything,
        update: everything,
        reconcile: everything,
        extend: everything,
        delete: everything,
        extensionPolicyOf: () => policy,
      },
    }),
    get: async (_principal, id) => find(id),
  };
  const shared = {
    ...stores,
    config,
    leases,
    extensions,
    classes,
    suspender,
    reader,
    tenancy: { lockUsable: async () => {} },
    onCommitted: () => {},
  };
  const extender = LeaseExtender.create(shared);
  return {
    extensions,
    keeper: LeaseKeeper.create({
      ...shared,
      ender: LeaseEnder.create({
        ...shared,
        deprovisioner: createTestDeprovisioner(stores),
      }),
      logger: mockServices.logger.mock(),
    }),
    service: LeaseService.create({
      ...shared,
      extender,
      approvers: ExtensionApprovers.create({
        classes,
        approverStore: ApproverStore.create(stores),
        configured: ['user:default/ben', 'user:default/ana'],
      }),
    }),
    decisions: ExtensionDecisions.create({ ...shared, extender }),
  };
}

/** Somebody who calls. */
export function aCaller(name: string): Caller {
  return {
    principal: {
      type: 'subject',
      id: `user:default/${name}`,
      ownership_refs: [],
      authentication: { method: 'hs256' },
      roles: ['requester'],
    },
    request_id: 'a-request',
  };
}
