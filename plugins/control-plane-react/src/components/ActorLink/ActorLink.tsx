import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
  useEntityPresentation,
} from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import styles from './ActorLink.module.css';

/** Props of {@link ActorLink}. @public */
export type ActorLinkProps = {
  /** Reference of a person, group or other entity, or the subject of a machine. */
  entityRef: string;
  /** The kind that a bare name is of; `user` when absent. */
  defaultKind?: string;
};

/** A person, group or component as a link into the catalog; a machine as its name. @public */
export function ActorLink(props: ActorLinkProps) {
  const { entityRef, defaultKind = 'user' } = props;
  return isFullEntityRef(entityRef) ? (
    <EntityLink entityRef={entityRef} defaultKind={defaultKind} />
  ) : (
    <span className={styles.machine}>{entityRef}</span>
  );
}

function EntityLink(props: { entityRef: string; defaultKind: string }) {
  const { entityRef, defaultKind } = props;
  const entityRoute = useRouteRef(entityRouteRef);
  const { primaryTitle } = useEntityPresentation(entityRef, {
    defaultKind,
    defaultNamespace: 'default',
  });
  return (
    <Link
      href={entityRoute(entityRouteParams(entityRef, { encodeParams: true }))}
      variant="body-medium"
      className={styles.link}
      title={entityRef}
    >
      {primaryTitle}
    </Link>
  );
}

/** Subjects of machines may look like references, as `repo:owner/name` does; only kinds that have a page are links. */
const LINKED_KINDS = ['user', 'group', 'component', 'system', 'resource'];

function isFullEntityRef(text: string): boolean {
  try {
    return (
      text.includes(':') &&
      LINKED_KINDS.includes(parseEntityRef(text).kind.toLowerCase())
    );
  } catch {
    return false;
  }
}
