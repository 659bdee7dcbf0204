import type {
  Namespace,
  NamespaceRules,
  Target,
} from '@groundwork/plugin-control-plane-common';
import type { RuntimesApi } from '@groundwork/plugin-control-plane-react';
import {
  pageOf,
  pageOfEvents,
  refusal,
  type Answering,
} from '@groundwork/plugin-control-plane-react/testUtils';
import {
  exampleNamespace,
  exampleNamespaceEvents,
  exampleRules,
} from '../src/__testUtils__/examples';
import { fillTemplate } from '../src/model';
import type { World } from './exampleWorld';

type NamespacesPart = RuntimesApi['namespaces'];

/** Namespaces, their rules and identity groups, in memory. */
export class FakeNamespaces implements NamespacesPart {
  readonly #answering: Answering;
  readonly #world: World;
  #rules: NamespaceRules = exampleRules();

  constructor(answering: Answering, world: World) {
    this.#answering = answering;
    this.#world = world;
  }

  replaceTarget(target: Target): void {
    this.#world.namespaces = this.#world.namespaces.map(namespace => ({
      ...namespace,
      targets: namespace.targets?.map(each =>
        each.id === target.id ? target : each,
      ),
    }));
  }

  list: NamespacesPart['list'] = async (query = {}) => {
    await this.#answering.wait();
    const { page = 1, page_size: pageSize = 50 } = query;
    const items = this.#world.namespaces.filter(
      namespace =>
        namespace.composite_name.includes(query.q ?? '') &&
        (query.status === undefined || query.status === namespace.status) &&
        (query.group_id === undefined ||
          query.group_id === namespace.group_id) &&
        (query.environments !== false || !namespace.environment_request_id),
    );
    return {
      items: items.slice((page - 1) * pageSize, page * pageSize),
      pagination: { page, page_size: pageSize, total: items.length },
    };
  };

  create: NamespacesPart['create'] = async body => {
    await this.#answering.wait();
    const namespace = exampleNamespace({
      id: crypto.randomUUID(),
      composite_name: fillTemplate(this.#rules.template, body.name_components),
      name_components: body.name_components,
      metadata: body.metadata ?? {},
      members: body.members.map(member => ({
        id: crypto.randomUUID(),
        ...member,
      })),
    });
    this.#world.namespaces.unshift(namespace);
    return namespace;
  };

  previewName: NamespacesPart['previewName'] = async body => {
    await this.#answering.wait();
    const name = fillTemplate(this.#rules.template, body.name_components);
    const problems = Object.entries(body.name_components)
      .filter(([, text]) => /[^a-z0-9-]/.test(text))
      .map(([segment]) => ({
        field: `name_components.${segment}`,
        message: 'has to be lower case letters, digits and hyphens',
      }));
    if (
      this.#world.namespaces.some(({ composite_name: taken }) => taken === name)
    ) {
      problems.push({ field: 'composite_name', message: `${name} is taken` });
    }
    return {
      composite_name: name,
      acceptable: problems.length === 0 && !name.includes('{'),
      problems,
    };
  };

  get: NamespacesPart['get'] = async id => {
    await this.#answering.wait();
    return this.#find(id);
  };

  update: NamespacesPart['update'] = async (id, { metadata, members }) => {
    await this.#answering.wait();
    return this.#change(id, {
      ...(metadata && { metadata }),
      ...(members && {
        members: members.map(member => ({
          id: crypto.randomUUID(),
          ...member,
        })),
      }),
    });
  };

  delete: NamespacesPart['delete'] = async id => {
    await this.#answering.wait();
    return this.#change(id, { status: 'deleting' });
  };

  getStatus: NamespacesPart['getStatus'] = async id => {
    await this.#answering.wait();
    return {
      namespace_id: id,
      overall_status: this.#find(id).status,
      environments: [],
    };
  };

  reconcile: NamespacesPart['reconcile'] = async id => {
    await this.#answering.wait();
    return this.#change(id, { status: 'provisioning' });
  };

  listEvents: NamespacesPart['listEvents'] = async (_id, query) => {
    await this.#answering.wait();
    return pageOfEvents(exampleNamespaceEvents(), query);
  };

  getRules: NamespacesPart['getRules'] = async () => {
    await this.#answering.wait();
    return this.#rules;
  };

  setRules: NamespacesPart['setRules'] = async body => {
    await this.#answering.wait();
    this.#rules = exampleRules({ ...body, updated_at: undefined });
    return this.#rules;
  };

  listIdentityGroups: NamespacesPart['listIdentityGroups'] = async (
    query = {},
  ) => {
    await this.#answering.wait();
    return pageOf(
      this.#world.identityGroups.filter(({ identifier }) =>
        identifier.includes(query.q ?? ''),
      ),
      query,
    );
  };

  refreshIdentityGroup: NamespacesPart['refreshIdentityGroup'] = async ({
    identifier,
  }) => {
    await this.#answering.wait();
    const group = this.#world.identityGroups.find(
      each => each.identifier === identifier,
    );
    if (!group) {
      throw refusal(404, 'not_found', 'There is no such group');
    }
    return { ...group, resolved_at: new Date().toISOString() };
  };

  #find(id: string): Namespace {
    const namespace = this.#world.namespaces.find(each => each.id === id);
    if (!namespace) {
      throw refusal(404, 'not_found', 'There is no such namespace');
    }
    return namespace;
  }

  #change(id: string, change: Partial<Namespace>): Namespace {
    const changed = { ...this.#find(id), ...change };
    this.#world.namespaces = this.#world.namespaces.map(each =>
      each.id === id ? changed : each,
    );
    return changed;
  }
}
