import type { PolicySettings } from '@groundwork/plugin-control-plane-common';

/** One thing that is not acceptable in the settings of policies. */
export type PolicyProblem = {
  /** Where, in the settings as they are on the wire, such as `labels.example.com/tier`. */
  field: string;
  /** What is the matter, as the rest of a sentence that begins with the field. */
  message: string;
};

const itemsMax = 50;
const addressLengthMax = 253;
const dataLengthMax = 4_096;
const nameOfLabel = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const valueOfLabel = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;
const dnsSubdomain =
  /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*$/;
const registry =
  /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?(:[0-9]{1,5})?(\/[a-z0-9]+([._-]+[a-z0-9]+)*){0,20}$/;
/** Whose labels mean something to the cluster, or tell what is ours. */
const keptDomains = ['kubernetes.io', 'k8s.io', 'groundwork.dev'];

const choices = {
  pod_security: ['privileged', 'baseline', 'restricted'],
  ingress: ['deny', 'same-namespace', 'allow'],
  egress: ['deny', 'dns', 'same-namespace', 'allow'],
} as const;

/**
 * Lists what of the settings of policies no runtime environment can be told: labels that are none or that others own,
 * addresses of registries that are none, and more than there may be.
 */
export function policyProblems(policies: PolicySettings): PolicyProblem[] {
  const { labels = {}, image_registries = [], data = {} } = policies;
  return [
    ...choiceProblems(policies),
    ...countProblems('labels', Object.keys(labels)),
    ...countProblems('image_registries', image_registries),
    ...countProblems('data', Object.keys(data)),
    ...labelProblems(labels),
    ...registryProblems(image_registries),
    ...dataProblems(data),
  ];
}

function choiceProblems(policies: PolicySettings): PolicyProblem[] {
  return Object.entries(choices).flatMap(([field, allowed]) => {
    const value = policies[field as keyof typeof choices];
    return value === undefined || (allowed as readonly string[]).includes(value)
      ? []
      : [{ field, message: `must be one of ${allowed.join(', ')}` }];
  });
}

function countProblems(
  field: string,
  items: readonly unknown[],
): PolicyProblem[] {
  return items.length > itemsMax
    ? [{ field, message: `must not have more than ${itemsMax}` }]
    : [];
}

function labelProblems(labels: Record<string, string>): PolicyProblem[] {
  return Object.entries(labels).flatMap(([key, value]) => {
    const message = refuseNamespaceLabel(key, value);
    return message === undefined
      ? []
      : [{ field: `labels.${shown(key)}`, message }];
  });
}

function registryProblems(registries: readonly string[]): PolicyProblem[] {
  return registries.flatMap((address, index) =>
    typeof address === 'string' &&
    address.length <= addressLengthMax &&
    registry.test(address)
      ? []
      : [
          {
            field: `image_registries.${index}`,
            message: 'must be an address such as ghcr.io/example',
          },
        ],
  );
}

function dataProblems(data: Record<string, string>): PolicyProblem[] {
  return Object.entries(data).flatMap(([key, value]) => {
    const field = `data.${shown(key)}`;
    if (!nameOfLabel.test(key)) {
      return [
        {
          field,
          message: `must be called by up to 63 letters, digits, '-', '_' and '.'`,
        },
      ];
    }
    return typeof value === 'string' && value.length <= dataLengthMax
      ? []
      : [
          {
            field,
            message: `must be a text of up to ${dataLengthMax} characters`,
          },
        ];
  });
}

/** Says why a namespace cannot be given a label by policies; `undefined` when it can. */
export function refuseNamespaceLabel(
  key: string,
  value: string,
): string | undefined {
  const [name, prefix, ...more] = key.split('/').reverse();
  if (
    more.length > 0 ||
    !nameOfLabel.test(name) ||
    (prefix !== undefined && !dnsSubdomain.test(prefix))
  ) {
    return 'must be called as Kubernetes allows it, such as example.com/tier';
  }
  if (
    prefix !== undefined &&
    keptDomains.some(
      domain => prefix === domain || prefix.endsWith(`.${domain}`),
    )
  ) {
    return `must not be in ${prefix}, which is kept for the cluster and the control plane`;
  }
  return typeof value === 'string' && valueOfLabel.test(value)
    ? undefined
    : `must have a value of up to 63 letters, digits, '-', '_' and '.'`;
}

function shown(key: string): string {
  return key.slice(0, 80).replace(/[\p{Cc}\p{Cs}\u2028\u2029]/gu, ' ');
}
