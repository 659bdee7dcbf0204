import type {
  Action,
  RuntimeEnvironment,
  RuntimeGroup,
} from '@groundwork/plugin-control-plane-common';
import { runtimeManagePermission } from '@groundwork/plugin-control-plane-common';
import type { GroupOfRuntime } from './RuntimeGroupStore';

const allowed: Action = { allowed: true };
const noPermission: Action = {
  allowed: false,
  reason: `You need the permission ${runtimeManagePermission.name} for this`,
};

/** What matters of a runtime environment to what can be done with it. */
export type RuntimeSituation = Pick<
  RuntimeEnvironment,
  'name' | 'source' | 'removing'
> & {
  groups: readonly GroupOfRuntime[];
  /** Whether the configuration has it now. */
  isConfigured: boolean;
};

/** What can be done with a runtime environment now, and why not: for the API that enforces it and for pages that show it. */
export function decideRuntimeActions(
  runtime: RuntimeSituation,
  mayManage: boolean,
): NonNullable<RuntimeEnvironment['actions']> {
  if (!mayManage) {
    return {
      update: noPermission,
      maintain: noPermission,
      delete: noPermission,
    };
  }
  return {
    update: decideUpdate(runtime),
    maintain: allowed,
    delete: decideDelete(runtime),
  };
}

function decideUpdate({ name, source, removing }: RuntimeSituation): Action {
  if (source === 'config') {
    return ownedByConfig(`The runtime environment ${name}`);
  }
  return removing ? refuse(`${name} is being removed`) : allowed;
}

function decideDelete(runtime: RuntimeSituation): Action {
  const { name, source, isConfigured, groups } = runtime;
  // What left the configuration and could not go by itself is nobody else's to remove.
  if (source === 'config' && isConfigured) {
    return ownedByConfig(`The runtime environment ${name}`);
  }
  for (const group of groups) {
    if (group.source === 'config') {
      return refuse(
        `${name} is in the group ${group.name} of the configuration and is taken out of it only there`,
      );
    }
    if (group.is_last) {
      return refuse(
        `${name} is the only one in the group ${group.name}; add another one to it, or remove it, first`,
      );
    }
    if (group.is_canary) {
      return refuse(
        `${name} is the canary of the group ${group.name}; make another one its canary first`,
      );
    }
  }
  return allowed;
}

/** What matters of a group to what can be done with it. */
export type GroupSituation = Pick<
  RuntimeGroup,
  'name' | 'source' | 'is_default' | 'namespace_count'
> & {
  isConfigured: boolean;
  /** Names of the environment classes that use it. */
  classes: readonly string[];
};

/** What can be done with a group now, and why not. */
export function decideGroupActions(
  group: GroupSituation,
  mayManage: boolean,
): NonNullable<RuntimeGroup['actions']> {
  return mayManage
    ? {
        update:
          group.source === 'config'
            ? ownedByConfig(`The runtime group ${group.name}`)
            : allowed,
        delete: decideDeleteGroup(group),
      }
    : { update: noPermission, delete: noPermission };
}

function decideDeleteGroup(group: GroupSituation): Action {
  const { name, source, isConfigured, is_default, namespace_count } = group;
  if (source === 'config' && isConfigured) {
    return ownedByConfig(`The runtime group ${name}`);
  }
  const users = [
    ...(is_default ? ['whatever names no group, as it is the default'] : []),
    ...(namespace_count > 0
      ? [
          namespace_count === 1
            ? '1 namespace'
            : `${namespace_count} namespaces`,
        ]
      : []),
    ...(group.classes.length > 0
      ? [`the environment classes ${group.classes.join(', ')}`]
      : []),
  ];
  return users.length > 0
    ? refuse(`${name} is used by ${users.join(' and ')}`)
    : allowed;
}

function ownedByConfig(what: string): Action {
  return refuse(`${what} is in the configuration and is changed only there`);
}

function refuse(reason: string): Action {
  return { allowed: false, reason };
}
