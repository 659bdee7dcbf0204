import type { DesiredNamespace } from '../runtime';

/** Labels of everything that belongs to an environment. All values are DNS labels or UUIDs, and so legal. */
export function labelsOf(desired: DesiredNamespace): Record<string, string> {
  return {
    'app.kubernetes.io/managed-by': 'groundwork',
    'app.kubernetes.io/part-of': desired.app,
    'groundwork.dev/class': desired.class,
    'groundwork.dev/region': desired.region,
    'groundwork.dev/request-id': desired.id,
    'groundwork.dev/team': desired.team,
  };
}

/** Where an environment comes from. Entity references and addresses are no legal label values. */
export function annotationsOf(
  desired: DesiredNamespace,
): Record<string, string> {
  const annotations: Record<string, string> = {
    'groundwork.dev/owner': desired.owner,
    'groundwork.dev/requested-by': desired.requested_by,
  };
  if (desired.repository !== '') {
    annotations['groundwork.dev/repository'] = desired.repository;
  }
  if (desired.revision !== '') {
    annotations['groundwork.dev/revision'] = desired.revision;
  }
  return annotations;
}
