import { randomUUID } from 'node:crypto';
import {
  projectWritePermission,
  type Project,
  type ProjectCreate,
  type ProjectList,
  type ProjectUpdate,
} from '@groundwork/plugin-control-plane-common';
import type { Transaction } from '../database';
import { FieldConflictError } from '../http/errors';
import type { PageQuery } from '../http/page';
import type { Caller, Principal } from '../identity';
import type { ProjectStore } from './ProjectStore';
import type { TenantAccess } from './TenantAccess';
import { noSuchPart, type TenantParts } from './TenantParts';
import type { TenantEvent, TenantRecorder } from './TenantRecorder';
import type { StoredTenant } from './TenantStore';

const what = 'project';

/** What can be done with the projects of tenants. */
export class ProjectService {
  readonly #options: ProjectServiceOptions;

  private constructor(options: ProjectServiceOptions) {
    this.#options = options;
  }

  static create(options: ProjectServiceOptions): ProjectService {
    return new ProjectService(options);
  }

  async list(
    principal: Principal,
    { tenant_id, ...page }: PageQuery & { tenant_id: string },
  ): Promise<ProjectList> {
    const { access, projects } = this.#options;
    await access.require(principal, { id: tenant_id });
    return projects.list(tenant_id, page);
  }

  async get(principal: Principal, id: string): Promise<Project> {
    const { parts, projects } = this.#options;
    return parts.require(principal, await projects.find(id), what);
  }

  async create(caller: Caller, body: ProjectCreate): Promise<Project> {
    const { access, parts, projects } = this.#options;
    await access.require(
      caller.principal,
      { id: body.tenant_id },
      projectWritePermission,
    );
    return parts.change(body.tenant_id, async (transaction, tenant) => {
      const project: Project = {
        id: randomUUID(),
        tenant_id: tenant.id,
        slug: body.slug,
        name: body.name,
        description: body.description ?? '',
        created_at: transaction.now,
        updated_at: transaction.now,
      };
      if (!(await projects.insert(transaction, project))) {
        throw new FieldConflictError([
          {
            field: 'slug',
            message: `${tenant.slug} has a project ${project.slug} already`,
          },
        ]);
      }
      await this.#tell(transaction, caller, tenant, project, {
        action: 'project.created',
        message: `Created the project ${project.slug} of ${tenant.name}`,
      });
      return project;
    });
  }

  async update(
    caller: Caller,
    id: string,
    body: ProjectUpdate,
  ): Promise<Project> {
    return this.#change(caller, id, async (transaction, tenant, project) => {
      const changes = changesOf(project, body);
      if (Object.keys(changes).length === 0) {
        return project;
      }
      await this.#options.projects.update(transaction, id, body);
      const changed = { ...project, ...body, updated_at: transaction.now };
      await this.#tell(transaction, caller, tenant, changed, {
        action: 'project.updated',
        message: `Changed the project ${project.slug} of ${tenant.name}`,
        metadata: { changes },
      });
      return changed;
    });
  }

  async remove(caller: Caller, id: string): Promise<void> {
    await this.#change(caller, id, async (transaction, tenant, project) => {
      await this.#options.projects.delete(transaction, id);
      await this.#tell(transaction, caller, tenant, project, {
        action: 'project.deleted',
        message: `Deleted the project ${project.slug} of ${tenant.name}`,
      });
    });
  }

  async #change<T>(
    caller: Caller,
    id: string,
    work: (
      transaction: Transaction,
      tenant: StoredTenant,
      project: Project,
    ) => Promise<T>,
  ): Promise<T> {
    const { parts, projects } = this.#options;
    const { tenant_id } = await parts.require(
      caller.principal,
      await projects.find(id),
      what,
      projectWritePermission,
    );
    return parts.change(tenant_id, async (transaction, tenant) => {
      const project = await projects.find(id, transaction);
      if (!project) {
        throw noSuchPart(what);
      }
      return work(transaction, tenant, project);
    });
  }

  async #tell(
    transaction: Transaction,
    caller: Caller,
    tenant: StoredTenant,
    project: Project,
    event: Omit<TenantEvent, 'part' | 'project_id' | 'target'>,
  ): Promise<void> {
    await this.#options.recorder.tell(transaction, caller, tenant, {
      ...event,
      part: 'projects',
      project_id: project.id,
      target: { type: 'project', id: project.id, name: project.name },
    });
  }
}

export type ProjectServiceOptions = {
  access: TenantAccess;
  parts: TenantParts;
  projects: ProjectStore;
  recorder: TenantRecorder;
};

function changesOf(project: Project, body: ProjectUpdate) {
  return Object.fromEntries(
    (['name', 'description'] as const).flatMap(field =>
      body[field] !== undefined && body[field] !== project[field]
        ? [[field, { from: project[field], to: body[field] }]]
        : [],
    ),
  );
}
