import { randomUUID } from 'node:crypto';
import type { Entity } from '@backstage/catalog-model';
import {
  environmentRequestAssignOwnerPermission,
  type CreateEnvironmentRequest,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import type { ClassAvailabilities, EnvironmentClasses } from '../classes';
import type { Transaction } from '../database';
import {
  FieldConflictError,
  ValidationError,
  type FieldProblem,
} from '../http/errors';
import type { Authorizer, Caller, Principal } from '../identity';
import type { NamespaceStore } from '../namespaces';
import { namespaceName } from '../plans';
import type { Runtimes } from '../runtimes';
import type { StoredTenant, TenantStore } from '../tenants';
import { checkRequest, type ValidRequest } from './checkRequest';
import type { ComponentDirectory } from './ComponentDirectory';
import { ownersOf } from './RequestCounter';
import type { RequestTenancy } from './RequestTenancy';

/** What of a request its name follows from first. */
const nameField = 'app';

/** What was asked for and found acceptable, with all that was looked up for that. */
export type AcceptedRequest = {
  id: string;
  /** Name of its namespace. */
  name: string;
  fields: ValidRequest;
  /** The component that it is for. */
  component?: Entity;
  tenant?: StoredTenant;
};

/** Finds out whether what somebody asks for is acceptable, before anything is planned or stored. */
export class RequestValidator {
  readonly #options: RequestValidatorOptions;

  private constructor(options: RequestValidatorOptions) {
    this.#options = options;
  }

  static create(options: RequestValidatorOptions): RequestValidator {
    return new RequestValidator(options);
  }

  /**
   * @param current - the request that this is to be, where there is one already
   * @throws `ValidationError` with every field that is wrong; `NotAllowedError` and `ConflictError` for what a tenant does
   *   not leave; `FieldConflictError` for a name that is taken; `DependencyError` when the catalog does not answer.
   */
  async accept(
    { principal }: Caller,
    body: CreateEnvironmentRequest,
    current?: EnvironmentRequest,
  ): Promise<AcceptedRequest> {
    const { classes, tenancy } = this.#options;
    const assigned = tenancy.assign(principal, body);
    const environmentClass = await classes.find(assigned.class);
    const { problems, request: fields } = checkRequest(
      assigned,
      environmentClass,
    );
    const component = await this.#findComponent(principal, assigned);
    problems.push(...component.problems);
    if (!fields) {
      throw new ValidationError(problems);
    }
    const id = current?.id ?? randomUUID();
    const name = nameOf(fields, id);
    problems.push(
      ...(await this.#problemsOfOwner(principal, fields.owner)),
      ...this.#options.runtimes
        .refusalsOfName(fields.class.runtimes, name)
        .map(message => ({ field: nameField, message })),
    );
    if (problems.length > 0) {
      throw new ValidationError(problems);
    }
    const tenant = await tenancy.check(principal, fields, current);
    await this.#options.availabilities.requireAvailable(fields.class, tenant);
    await this.#requireFreeName({ id, name });
    return { id, name, fields, component: component.entity, tenant };
  }

  /**
   * Makes sure that what was accepted can still be had, with the tenant as the transaction has locked it.
   *
   * @param current - the request that it is to be, where there is one already
   */
  async require(
    transaction: Transaction,
    accepted: AcceptedRequest,
    locked: { tenant: StoredTenant | undefined; current?: EnvironmentRequest },
  ): Promise<void> {
    const { availabilities, tenancy } = this.#options;
    const { fields } = accepted;
    const { tenant, current } = locked;
    await tenancy.require(transaction, tenant, fields, current);
    await availabilities.requireAvailable(fields.class, tenant, transaction);
    await this.#requireFreeName(accepted, transaction);
  }

  /** @throws `FieldConflictError` when another environment or namespace has the name. */
  async #requireFreeName(
    { id, name }: Pick<AcceptedRequest, 'id' | 'name'>,
    transaction?: Transaction,
  ): Promise<void> {
    const { namespaces } = this.#options;
    if (await namespaces.isTaken(name, { transaction, except: id })) {
      throw nameTaken(name);
    }
  }

  /** The same words for what there is not and for what the caller may not see. */
  async #findComponent(
    principal: Principal,
    { component_ref: ref }: CreateEnvironmentRequest,
  ): Promise<{ entity?: Entity; problems: FieldProblem[] }> {
    if (ref === undefined) {
      return { problems: [] };
    }
    const entity = await this.#options.components.find(ref, principal);
    return {
      entity,
      problems: entity
        ? []
        : [
            {
              field: 'component_ref',
              message: 'there is no such component, or you may not see it',
            },
          ],
    };
  }

  async #problemsOfOwner(
    principal: Principal,
    owner: string,
  ): Promise<FieldProblem[]> {
    if (
      ownersOf(principal).includes(owner) ||
      (await this.#isMemberOfOwnTenant(principal, owner)) ||
      (await this.#options.authorizer.may(
        principal,
        environmentRequestAssignOwnerPermission,
      ))
    ) {
      return [];
    }
    return [
      {
        field: 'owner',
        message:
          principal.type === 'subject' && principal.tenant_id !== undefined
            ? 'must be a member of your tenant'
            : 'must be you, or a group that you belong to',
      },
    ];
  }

  /** A service account has no groups; it asks for those whom it works for. */
  async #isMemberOfOwnTenant(
    principal: Principal,
    owner: string,
  ): Promise<boolean> {
    if (principal.type !== 'subject' || principal.tenant_id === undefined) {
      return false;
    }
    const [tenant] = await this.#options.tenants.findWithMembers([
      principal.tenant_id,
    ]);
    return (tenant?.members ?? []).some(
      ({ member_ref }) => member_ref.toLocaleLowerCase('en-US') === owner,
    );
  }
}

export type RequestValidatorOptions = {
  classes: Pick<EnvironmentClasses, 'find'>;
  availabilities: Pick<ClassAvailabilities, 'requireAvailable'>;
  tenancy: RequestTenancy;
  tenants: Pick<TenantStore, 'findWithMembers'>;
  namespaces: Pick<NamespaceStore, 'isTaken'>;
  components: ComponentDirectory;
  runtimes: Pick<Runtimes, 'refusalsOfName'>;
  authorizer: Pick<Authorizer, 'may'>;
};

/** The name of the namespace of a request. */
export function nameOf(fields: ValidRequest, id: string): string {
  return namespaceName(fields.class.name_template, {
    app: fields.app,
    team: fields.team,
    class: fields.class.name,
    region: fields.region,
    id,
  });
}

export function nameTaken(name: string): FieldConflictError {
  return new FieldConflictError([
    {
      field: nameField,
      message: `There is an environment or a namespace '${name}' already`,
    },
  ]);
}
