import type {
  PolicyPack,
  PolicySettings,
} from '@groundwork/plugin-control-plane-common';
import { withoutAbsent } from '../config/withoutAbsent';
import type { FieldProblem } from '../http/errors';

/** Policy packs by name. */
export type PolicyPacks = ReadonlyMap<string, PolicyPack>;

/** The packs that are there unless the configuration says something else by their names. */
export const builtInPolicyPacks: readonly PolicyPack[] = [
  {
    name: 'restricted-pods',
    title: 'Restricted pods',
    description:
      'Pods follow the Pod Security level `restricted`: no root, no privileges, no host.',
    pod_security: 'restricted',
  },
  {
    name: 'baseline-pods',
    title: 'Baseline pods',
    description:
      'Pods follow the Pod Security level `baseline`, without warnings of what `restricted` would refuse.',
    pod_security: 'baseline',
  },
  {
    name: 'default-deny-ingress',
    title: 'Nobody from outside',
    description: 'No pod is reached unless another policy allows it.',
    ingress: 'deny',
  },
  {
    name: 'allow-same-namespace',
    title: 'Pods reach each other',
    description: 'Pods of the same namespace reach each other.',
    ingress: 'same-namespace',
  },
];

/** From the strictest to the most permissive. */
const podSecurityLevels = ['restricted', 'baseline', 'privileged'] as const;
/** What a pack allows comes on top of what another denies, but `allow` takes back what another pack is for. */
const ingressSteps = ['deny', 'same-namespace', 'allow'] as const;
const egressSteps = ['deny', 'dns', 'same-namespace', 'allow'] as const;

/**
 * What packs ask for, taken together: the strictest pod security, traffic within the namespace where one of them allows
 * it, and all labels, registries and data. With what cannot be taken together.
 */
export function resolvePolicies(
  names: readonly string[],
  packs: PolicyPacks,
): { policies: PolicySettings; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const report = (message: string) =>
    problems.push({ field: 'policy_packs', message });
  const chosen = [...new Set(names)].flatMap(name => {
    const pack = packs.get(name);
    if (!pack) {
      report(`there is no policy pack '${name}'`);
    }
    return pack ?? [];
  });
  const valuesOf = <K extends keyof PolicyPack>(key: K) =>
    chosen.flatMap(pack => {
      const value = pack[key];
      return value === undefined ? [] : [value as NonNullable<PolicyPack[K]>];
    });
  const traffic = <T extends string>(
    key: 'ingress' | 'egress',
    steps: readonly T[],
  ): T | undefined => {
    const asked = steps.filter(step => chosen.some(pack => pack[key] === step));
    const last = asked.at(-1);
    if (last === 'allow' && asked.length > 1) {
      report(`one asks for ${key} ${asked[0]}, another for ${key} allow`);
    }
    return last;
  };
  const merged = (key: 'labels' | 'data') => {
    const all = new Map<string, string>();
    for (const [name, value] of valuesOf(key).flatMap(Object.entries<string>)) {
      if ((all.get(name) ?? value) !== value) {
        report(`the ${key} '${name}' of one is another in another`);
      }
      all.set(name, value);
    }
    return all.size > 0 ? Object.fromEntries(all) : undefined;
  };
  const registries = [...new Set(valuesOf('image_registries').flat())];
  const settings: PolicySettings = {
    pod_security: podSecurityLevels.find(level =>
      chosen.some(pack => pack.pod_security === level),
    ),
    ingress: traffic('ingress', ingressSteps),
    egress: traffic('egress', egressSteps),
    labels: merged('labels'),
    image_registries: registries.length > 0 ? registries : undefined,
    data: merged('data'),
  };
  return {
    policies: withoutAbsent(settings),
    problems,
  };
}
