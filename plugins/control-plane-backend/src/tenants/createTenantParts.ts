import type { Domain, DomainOptions } from '../Domain';
import { addProjectRoutes } from './projectRoutes';
import { ProjectService } from './ProjectService';
import { ProjectStore } from './ProjectStore';
import { addQuotaRoutes } from './quotaRoutes';
import { QuotaService } from './QuotaService';
import { addTenantMemberRoutes } from './tenantMemberRoutes';
import { TenantMemberService } from './TenantMemberService';
import { TenantMemberStore } from './TenantMemberStore';
import { TenantParts } from './TenantParts';

/** What belongs to tenants: members, projects and quotas. */
export function createTenantParts(options: DomainOptions): Domain {
  const { knex } = options.database;
  const shared = { ...options, parts: TenantParts.create(options) };
  return {
    routes: [
      addTenantMemberRoutes({
        members: TenantMemberService.create({
          ...shared,
          members: TenantMemberStore.create({ knex }),
        }),
      }),
      addProjectRoutes({
        projects: ProjectService.create({
          ...shared,
          projects: ProjectStore.create({ knex }),
        }),
      }),
      addQuotaRoutes({ quotas: QuotaService.create(shared) }),
    ],
  };
}
