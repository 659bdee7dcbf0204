import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { IdentityGroupProvider } from '@groundwork/plugin-control-plane-node';
import type { Domain, DomainOptions } from '../Domain';
import { createMemberRefs, type TokenVerifier } from '../identity';
import { createIdentityGroups } from '../identityGroups';
import { PlacementStore } from '../reconciler';
import { RequestRecorder, type EnvironmentRequestStore } from '../requests';
import { provisionOf } from './desiredOfNamespace';
import { NamespaceCreator } from './NamespaceCreator';
import type { NamespaceDirectory } from './NamespaceDirectory';
import { NamespaceMemberStore } from './NamespaceMemberStore';
import { NamespaceReader } from './NamespaceReader';
import { NamespaceRecorder } from './NamespaceRecorder';
import { addNamespaceRoutes } from './namespaceRoutes';
import { NamespaceRulesService } from './NamespaceRulesService';
import { NamespaceService } from './NamespaceService';
import { NamespaceStore } from './NamespaceStore';

/** Namespaces, those that are made directly and what all of them have in common; and the identity groups that they name. */
export function createNamespaces(
  options: DomainOptions & {
    auth: AuthService;
    catalog: CatalogService;
    directory: NamespaceDirectory;
    requests: EnvironmentRequestStore;
    identityProviders: readonly IdentityGroupProvider[];
    tokens: TokenVerifier;
  },
): { domains: Domain[]; reader: NamespaceReader } {
  const { config, database, audit, outbox, tokens } = options;
  const { knex } = database;
  const refOf = createMemberRefs({
    refOfSubject: subject => tokens.refOfSubject(subject),
    refOfGroup: group => tokens.refOfGroup(group),
  });
  const identityGroups = createIdentityGroups({ ...options, refOf });
  const namespaces: Domain = { routes: [] };
  const shared = {
    ...options,
    knex,
    namespaces: NamespaceStore.create({ knex }),
    members: NamespaceMemberStore.create({ knex, refOf }),
    placements: PlacementStore.create({ knex }),
    recorder: NamespaceRecorder.create({ audit, outbox }),
    requestRecorder: RequestRecorder.create(options),
    rules: NamespaceRulesService.create({
      ...options,
      config: config.namespaces,
      onCommitted: () => options.onCommitted(),
    }),
    provision: provisionOf(config),
    identityGroups: identityGroups.groups,
    claims: identityGroups.claims,
    noteGroups: identityGroups.noteNamed,
    onCommitted: () => options.onCommitted(),
  };
  const reader = NamespaceReader.create(shared);
  namespaces.routes.push(
    addNamespaceRoutes({
      ...shared,
      reader,
      creator: NamespaceCreator.create(shared),
      service: NamespaceService.create({ ...shared, reader }),
    }),
  );
  return { domains: [identityGroups, namespaces], reader };
}
