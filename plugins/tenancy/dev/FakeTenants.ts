import {
  canMoveTenant,
  initialTenantStatus,
  type Project,
  type ServiceAccount,
  type Tenant,
  type TenantMember,
  type TenantMove,
} from '@groundwork/plugin-control-plane-common';
import type { TenancyApi } from '@groundwork/plugin-control-plane-react';
import {
  Answering,
  hoursFromNow,
  pageOf,
  refusal,
} from '@groundwork/plugin-control-plane-react/testUtils';
import {
  exampleActions,
  exampleMember,
  examplePlans,
  exampleProject,
  exampleQuotas,
  exampleServiceAccount,
  exampleToken,
} from '../src/__testUtils__/examples';
import { exampleTenants, viewerActions } from './exampleWorld';

type TenantsApi = TenancyApi['tenants'];

/** Tenants and what belongs to them, in memory. */
export class FakeTenants implements TenantsApi {
  readonly #answering: Answering;
  readonly #tenants = new Map<string, Tenant>();
  #projects: Project[];
  #members: TenantMember[];
  #accounts: ServiceAccount[];
  #quotas = exampleQuotas().quotas;

  constructor(answering: Answering) {
    this.#answering = answering;
    const isEmpty = answering.scenario === 'empty';
    for (const tenant of isEmpty ? [] : exampleTenants()) {
      this.#tenants.set(tenant.id, tenant);
    }
    this.#projects = [
      exampleProject(),
      exampleProject({
        id: crypto.randomUUID(),
        slug: 'ledger',
        name: 'Ledger',
        description: '',
      }),
    ];
    this.#members = [
      exampleMember(),
      exampleMember({
        id: crypto.randomUUID(),
        member_ref: 'user:default/ana',
        role: 'admin',
      }),
    ];
    this.#accounts = [
      exampleServiceAccount(),
      exampleServiceAccount({
        id: crypto.randomUUID(),
        name: 'reporting',
        description: '',
        role: 'viewer',
        subject: 'service-account:acme/reporting',
        token_expires_at: undefined,
      }),
    ];
  }

  list: TenantsApi['list'] = async (query = {}) => {
    await this.#answering.wait();
    const words = query.q?.toLowerCase() ?? '';
    const items = [...this.#tenants.values()].filter(
      tenant =>
        `${tenant.name} ${tenant.slug}`.toLowerCase().includes(words) &&
        (!query.status || query.status.includes(tenant.status)) &&
        (!query.kind || query.kind === tenant.kind) &&
        (!query.plan || query.plan === tenant.plan),
    );
    const [column, direction] = (query.order ?? 'slug.asc').split('.') as [
      'slug' | 'created_at',
      string,
    ];
    items.sort((one, other) => one[column].localeCompare(other[column]));
    if (direction === 'desc') {
      items.reverse();
    }
    return {
      ...pageOf(items, query),
      total: { value: items.length, relation: 'eq' },
    };
  };

  create: TenantsApi['create'] = async body => {
    await this.#answering.wait();
    if ([...this.#tenants.values()].some(({ slug }) => slug === body.slug)) {
      throw refusal(409, 'conflict', 'The slug is taken', [
        { field: 'slug', message: `"${body.slug}" is taken` },
      ]);
    }
    const kind = body.kind ?? 'customer';
    const status = initialTenantStatus[kind];
    const tenant: Tenant = {
      ...body,
      id: crypto.randomUUID(),
      kind,
      status,
      cancel_at_period_end: false,
      trial_ends_at: status === 'trial' ? hoursFromNow(24 * 30) : undefined,
      created_at: hoursFromNow(0),
      updated_at: hoursFromNow(0),
    };
    this.#tenants.set(tenant.id, tenant);
    return this.#withActions(tenant);
  };

  get: TenantsApi['get'] = async id => {
    await this.#answering.wait();
    return this.#withActions(this.#find(id));
  };

  getBySlug: TenantsApi['getBySlug'] = async slug => {
    await this.#answering.wait();
    const tenant = [...this.#tenants.values()].find(
      candidate => candidate.slug === slug,
    );
    if (!tenant) {
      throw refusal(404, 'not_found', 'There is no such tenant');
    }
    return this.#withActions(tenant);
  };

  update: TenantsApi['update'] = async (id, body) => {
    await this.#answering.wait();
    const changes = Object.fromEntries(
      Object.entries(body).map(([name, value]) => [name, value ?? undefined]),
    );
    return this.#change(id, changes);
  };

  activate: TenantsApi['activate'] = async (id, body) => {
    await this.#answering.wait();
    return this.#change(id, {
      ...body,
      status: 'active',
      trial_ends_at: undefined,
      cancel_at_period_end: false,
      cancellation_reason: undefined,
    });
  };

  cancel: TenantsApi['cancel'] = async (id, body = {}) => {
    await this.#answering.wait();
    return this.#change(id, {
      cancellation_reason: body.reason,
      ...(body.at_period_end
        ? { cancel_at_period_end: true }
        : { status: 'frozen', cancel_at_period_end: false }),
    });
  };

  archive: TenantsApi['archive'] = async id => {
    await this.#answering.wait();
    return this.#change(id, { status: 'archived' });
  };

  delete: TenantsApi['delete'] = async id => {
    await this.#answering.wait();
    this.#tenants.delete(id);
  };

  listPlans: TenantsApi['listPlans'] = async () => ({ items: examplePlans });

  getQuotas: TenantsApi['getQuotas'] = async tenantId => {
    await this.#answering.wait();
    return { tenant_id: tenantId, quotas: this.#quotas };
  };

  setQuotas: TenantsApi['setQuotas'] = async body => {
    await this.#answering.wait();
    const { quotas: plan } = examplePlans[1];
    this.#quotas = this.#quotas.map(quota => {
      const own = body[quota.name];
      const limit = own === undefined ? (plan[quota.name] ?? null) : own;
      return {
        ...quota,
        limit,
        source: own === undefined ? ('plan' as const) : ('tenant' as const),
      };
    });
    return { tenant_id: body.tenant_id, quotas: this.#quotas };
  };

  listMembers: TenantsApi['listMembers'] = async (_tenantId, query = {}) => {
    await this.#answering.wait();
    return pageOf(this.#members, query);
  };

  addMember: TenantsApi['addMember'] = async body => {
    await this.#answering.wait();
    if (this.#members.some(({ member_ref: ref }) => ref === body.member_ref)) {
      throw refusal(409, 'conflict', 'It is a member already', [
        { field: 'member_ref', message: 'is a member already' },
      ]);
    }
    const member = exampleMember({ ...body, id: crypto.randomUUID() });
    this.#members = [...this.#members, member];
    return member;
  };

  updateMember: TenantsApi['updateMember'] = async (id, body) => {
    await this.#answering.wait();
    this.#members = this.#members.map(member =>
      member.id === id ? { ...member, ...body } : member,
    );
    return exampleMember({ ...body, id });
  };

  removeMember: TenantsApi['removeMember'] = async id => {
    await this.#answering.wait();
    this.#members = this.#members.filter(member => member.id !== id);
  };

  listProjects: TenantsApi['listProjects'] = async (_tenantId, query = {}) => {
    await this.#answering.wait();
    return pageOf(this.#projects, query);
  };

  createProject: TenantsApi['createProject'] = async body => {
    await this.#answering.wait();
    const project = exampleProject({ ...body, id: crypto.randomUUID() });
    this.#projects = [...this.#projects, project];
    return project;
  };

  getProject: TenantsApi['getProject'] = async () => this.#projects[0];

  updateProject: TenantsApi['updateProject'] = async (id, body) => {
    await this.#answering.wait();
    this.#projects = this.#projects.map(project =>
      project.id === id ? { ...project, ...body } : project,
    );
    return this.#projects[0];
  };

  deleteProject: TenantsApi['deleteProject'] = async id => {
    await this.#answering.wait();
    this.#projects = this.#projects.filter(project => project.id !== id);
  };

  listServiceAccounts: TenantsApi['listServiceAccounts'] = async (
    _tenantId,
    query = {},
  ) => {
    await this.#answering.wait();
    return pageOf(this.#accounts, query);
  };

  createServiceAccount: TenantsApi['createServiceAccount'] = async body => {
    await this.#answering.wait();
    const account = exampleServiceAccount({
      ...body,
      id: crypto.randomUUID(),
      subject: `service-account:acme/${body.name}`,
      token_expires_at: undefined,
    });
    this.#accounts = [...this.#accounts, account];
    return account;
  };

  deleteServiceAccount: TenantsApi['deleteServiceAccount'] = async id => {
    await this.#answering.wait();
    this.#accounts = this.#accounts.filter(account => account.id !== id);
  };

  issueServiceAccountToken: TenantsApi['issueServiceAccountToken'] = async (
    id,
    body,
  ) => {
    await this.#answering.wait();
    const expiresAt = hoursFromNow((body?.ttl_seconds ?? 3600) / 3600);
    this.#setTokenEnd(id, expiresAt);
    return { ...exampleToken(), expires_at: expiresAt };
  };

  revokeServiceAccountTokens: TenantsApi['revokeServiceAccountTokens'] =
    async id => {
      await this.#answering.wait();
      this.#setTokenEnd(id, undefined);
    };

  #setTokenEnd(id: string, tokenExpiresAt: string | undefined) {
    this.#accounts = this.#accounts.map(account =>
      account.id === id
        ? { ...account, token_expires_at: tokenExpiresAt }
        : account,
    );
  }

  #find(id: string): Tenant {
    const tenant = this.#tenants.get(id);
    if (!tenant) {
      throw refusal(404, 'not_found', 'There is no such tenant');
    }
    return tenant;
  }

  #change(id: string, changes: Partial<Tenant>): Tenant {
    const tenant = {
      ...this.#find(id),
      ...changes,
      updated_at: hoursFromNow(0),
    };
    this.#tenants.set(id, tenant);
    return this.#withActions(tenant);
  }

  #withActions(tenant: Tenant): Tenant {
    if (this.#answering.scenario === 'viewer') {
      return { ...tenant, actions: viewerActions };
    }
    const moves: TenantMove[] = ['activate', 'cancel', 'archive', 'delete'];
    const refused = moves
      .filter(move => !canMoveTenant(tenant.status, move))
      .map(move => [move, `It is ${tenant.status}`]);
    return { ...tenant, actions: exampleActions(Object.fromEntries(refused)) };
  }
}
