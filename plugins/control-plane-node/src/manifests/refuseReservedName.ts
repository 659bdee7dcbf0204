const reserved = new Set([
  'argocd',
  'cert-manager',
  'default',
  'flux-system',
  'gatekeeper-system',
  'istio-system',
  'openshift',
]);
const reservedBeginnings = ['kube-', 'openshift-'];

/**
 * Says in a sentence why a namespace cannot have a name, because clusters keep it for themselves or their controllers;
 * `undefined` when it can.
 */
export function refuseReservedName(name: string): string | undefined {
  const beginning = reservedBeginnings.find(start => name.startsWith(start));
  if (beginning !== undefined) {
    return `Names that begin with ${beginning} are reserved for the cluster itself.`;
  }
  return reserved.has(name)
    ? `The name ${name} is reserved for the cluster itself.`
    : undefined;
}
