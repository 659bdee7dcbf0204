import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import { productionBody } from '../useTestApi';
import { actors, without } from './Actor';
import type { OperationCases } from './OperationCase';
import type { TenantWorld } from './TenantWorld';

/** They act for nobody who could be away. */
const machines = ['sam', 'sid'] as const;

/** Votes on requests of Ana's, and who decides for whom. */
export const approvalCases: OperationCases = {
  listVotes: {
    call: async world => {
      const { id, plan_digest } = await world.make<EnvironmentRequest>(
        'createEnvironmentRequest',
        { json: productionBody },
        'ana',
      );
      const params = { id };
      await world.make(
        'decideEnvironmentRequest',
        { params, json: { decision: 'reject', reason: 'No', plan_digest } },
        'ben',
      );
      return { params, query: { limit: '1' } };
    },
    may: ['ana', 'tom', 'ben', 'ada', 'vic'],
    sees: [],
  },
  listApprovalSubstitutes: {
    call: () => ({ query: { active: 'true', limit: '1' } }),
    may: actors,
    sees: [],
  },
  createApprovalSubstitute: {
    call: () => ({ json: substitution('user:default/zoe') }),
    may: without(actors, ...machines),
    sees: machines,
  },
  deleteApprovalSubstitute: {
    call: async world => ({ params: { id: await substituteOfBen(world) } }),
    may: ['ben', 'ada'],
    sees: ['vic'],
  },
};

function substitution(substitute: string) {
  const until = new Date(Date.now() + 7 * 86_400_000);
  return { substitute, until: until.toISOString(), reason: 'Parental leave' };
}

/** Vic stands in for Ben. */
async function substituteOfBen(world: TenantWorld): Promise<string> {
  const { id } = await world.make(
    'createApprovalSubstitute',
    { json: substitution('user:default/vic') },
    'ben',
  );
  return id;
}
