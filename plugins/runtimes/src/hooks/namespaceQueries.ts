import type {
  EnvironmentEventList,
  IdentityGroupList,
  ListNamespacesQuery,
  Namespace,
  NamespaceList,
  NamespaceName,
  NamespaceNamePreview,
  NamespaceRules,
} from '@groundwork/plugin-control-plane-common';
import {
  BUSY_POLL_INTERVAL_MS,
  POLL_INTERVAL_MS,
  type LiveQuery,
} from '@groundwork/plugin-control-plane-react';
import { isSettling } from '../model';
import { useNamespacesQuery } from './useRuntimesQuery';

const TEN_MINUTES_MS = 600_000;

/** A page of the namespaces that the person may see. The old page stays while another is read. */
export function useNamespaces(
  query: ListNamespacesQuery,
): LiveQuery<NamespaceList> {
  return useNamespacesQuery({
    key: JSON.stringify(query),
    subject: 'namespaces',
    load: (api, options) => api.namespaces.list(query, options),
    intervalMs: list =>
      list?.items.some(isSettling) ? BUSY_POLL_INTERVAL_MS : POLL_INTERVAL_MS,
  });
}

/** One namespace with its members and targets. */
export function useNamespace(id: string): LiveQuery<Namespace> {
  return useNamespacesQuery({
    key: id,
    load: (api, options) => api.namespaces.get(id, options),
    isAffected: change => change.namespace_id === id,
    intervalMs: namespace =>
      namespace && isSettling(namespace)
        ? BUSY_POLL_INTERVAL_MS
        : POLL_INTERVAL_MS,
  });
}

/** What happened to a namespace, newest first. */
export function useNamespaceEvents(
  id: string,
  limit: number,
): LiveQuery<EnvironmentEventList> {
  return useNamespacesQuery({
    key: `${id} ${limit}`,
    subject: id,
    load: (api, options) => api.namespaces.listEvents(id, { limit }, options),
    isAffected: change => change.namespace_id === id,
  });
}

/** How namespaces are named and what metadata they need. */
export function useNamespaceRules(): LiveQuery<NamespaceRules> {
  return useNamespacesQuery({
    key: 'rules',
    load: (api, options) => api.namespaces.getRules(options),
    isAffected: () => false,
    intervalMs: () => TEN_MINUTES_MS,
  });
}

/** What a namespace would be called. The old answer stays while one types on. */
export function useNamePreview(
  body: NamespaceNamePreview,
): LiveQuery<NamespaceName> {
  return useNamespacesQuery({
    key: JSON.stringify(body),
    subject: 'name',
    load: (api, options) => api.namespaces.previewName(body, options),
    isAffected: () => false,
    intervalMs: () => TEN_MINUTES_MS,
  });
}

/** A page of the identity groups that namespaces name. */
export function useIdentityGroups(query: {
  q?: string;
  limit: number;
  cursor?: string;
}): LiveQuery<IdentityGroupList> {
  return useNamespacesQuery({
    key: JSON.stringify(query),
    subject: 'identity-groups',
    load: (api, options) => api.namespaces.listIdentityGroups(query, options),
    isAffected: () => false,
  });
}
