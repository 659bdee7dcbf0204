import type {
  PolicySettings,
  Quota,
} from '@groundwork/plugin-control-plane-common';
import type { DesiredNamespace } from '@groundwork/plugin-control-plane-node';
import { resolvePolicies } from '../classes/policyPacks';
import { classContextOf, type ControlPlaneConfig } from '../config';
import { dnsLabelPattern } from '../config/dnsLabel';
import type { CheckedMember } from './checkMembers';
import type { StoredNamespace } from './NamespaceRow';

const shared = 'shared';

/** What a namespace that is made directly gets. */
export type NamespaceProvision = {
  quota?: Quota;
  policy_packs: string[];
  /** What the packs ask for, taken together; absent where there are none. */
  policies?: PolicySettings;
  region: string;
};

/** Reads what the configuration gives to namespaces; there are no limits when it names no quota profile. */
export function provisionOf(
  config: Pick<
    ControlPlaneConfig,
    'namespaces' | 'quotaProfiles' | 'policyPacks'
  >,
): NamespaceProvision {
  const { namespaces } = config;
  const { quotaProfiles, policyPacks } = classContextOf(config);
  const quota =
    namespaces.quotaProfile === undefined
      ? undefined
      : quotaProfiles.get(namespaces.quotaProfile);
  return {
    ...(quota && { quota }),
    policy_packs: namespaces.policyPacks,
    ...(namespaces.policyPacks.length > 0 && {
      policies: resolvePolicies(namespaces.policyPacks, policyPacks).policies,
    }),
    region: namespaces.region,
  };
}

/** What should be, of a namespace that is made directly. */
export function desiredOfNamespace(
  namespace: Pick<
    StoredNamespace,
    'id' | 'composite_name' | 'name_components' | 'metadata' | 'created_by'
  >,
  members: readonly CheckedMember[],
  provision: NamespaceProvision,
): DesiredNamespace {
  const { id, composite_name: name, name_components, created_by } = namespace;
  const team = new Map(Object.entries(name_components)).get('team') ?? '';
  return {
    id,
    name,
    app: name,
    team: dnsLabelPattern.test(team) ? team : shared,
    class: 'namespace',
    region: provision.region,
    owner: created_by,
    repository: '',
    revision: '',
    requested_by: created_by,
    ...(provision.quota && { quota: provision.quota }),
    policy_packs: provision.policy_packs,
    ...(provision.policies && { policies: provision.policies }),
    members: members.map(toDesiredMember),
    metadata: namespace.metadata,
  };
}

/** A member as runtime environments are told. */
export function toDesiredMember({ identifier, type, role }: CheckedMember) {
  return { identifier, type, role };
}
