import { TerminalRuntimeError } from '../errors';
import type { DesiredNamespace } from '../runtime';

/** Before the keys of what people keep with a namespace, so that none of them means anything to a controller. */
const metadataPrefix = 'metadata.groundwork.dev/';
const annotationName = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

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

/**
 * What people keep with the namespace, in the order of the keys.
 *
 * @throws TerminalRuntimeError when a key can be no annotation
 */
export function metadataAnnotationsOf({
  metadata = {},
}: DesiredNamespace): Record<string, string> {
  return Object.fromEntries(
    Object.keys(metadata)
      .sort()
      .map(key => {
        if (!annotationName.test(key)) {
          throw new TerminalRuntimeError(
            `${JSON.stringify(key.slice(0, 80))} cannot be a key of the metadata: it has to be up to 63 letters, digits, '-', '_' and '.', and begin and end with a letter or digit`,
            { reason: 'IllegalMetadata' },
          );
        }
        return [`${metadataPrefix}${key}`, metadata[key]];
      }),
  );
}
