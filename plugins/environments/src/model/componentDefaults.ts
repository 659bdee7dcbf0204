import {
  ANNOTATION_SOURCE_LOCATION,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { DraftFields } from './requestDraft';

const APP_LENGTH_MAX = 40;

/** What a component says about an environment for it. */
export function componentDefaults(
  entity: Entity,
): Pick<
  DraftFields,
  'component_ref' | 'app' | 'team' | 'owner' | 'repository' | 'revision'
> {
  const owner = ownerOf(entity);
  return {
    component_ref: stringifyEntityRef(entity),
    app: toDnsLabel(entity.metadata.name, APP_LENGTH_MAX),
    team: owner ? toDnsLabel(parseEntityRef(owner).name, 63) : '',
    owner: owner ?? '',
    ...sourceOf(entity.metadata.annotations?.[ANNOTATION_SOURCE_LOCATION]),
  };
}

/**
 * Repository and revision of a source location such as `url:https://github.com/example/app/tree/main/`. What cannot be
 * read is left empty: a wrong address would be worse than none.
 */
export function sourceOf(
  location: string | undefined,
): Pick<DraftFields, 'repository' | 'revision'> {
  const nothing = { repository: '', revision: '' };
  if (!location?.startsWith('url:')) {
    return nothing;
  }
  let url: URL;
  try {
    url = new URL(location.slice('url:'.length));
  } catch {
    return nothing;
  }
  if (url.protocol !== 'https:') {
    return nothing;
  }
  const parts = url.pathname.split('/').filter(Boolean);
  const treeAt = parts.findIndex(
    (part, index) => index >= 2 && ['tree', 'blob', 'src'].includes(part),
  );
  const path = treeAt === -1 ? parts : parts.slice(0, treeAt);
  // GitLab puts a hyphen before the word.
  const repositoryPath = path.at(-1) === '-' ? path.slice(0, -1) : path;
  return {
    repository: `${url.origin}/${repositoryPath.join('/')}`.replace(
      /\.git$/,
      '',
    ),
    revision: treeAt === -1 ? '' : (parts[treeAt + 1] ?? ''),
  };
}

function ownerOf(entity: Entity): string | undefined {
  const relation = entity.relations?.find(
    ({ type }) => type === RELATION_OWNED_BY,
  )?.targetRef;
  if (relation) {
    return relation;
  }
  const { owner } = (entity.spec ?? {}) as { owner?: unknown };
  if (typeof owner !== 'string' || !owner) {
    return undefined;
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(owner, {
        defaultKind: 'group',
        defaultNamespace: entity.metadata.namespace,
      }),
    );
  } catch {
    return undefined;
  }
}

function toDnsLabel(name: string, lengthMax: number): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, lengthMax)
    .replace(/^-+|-+$/g, '');
}
