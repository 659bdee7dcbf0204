import { ConflictError } from '@backstage/errors';
import {
  namespaceManagePermission,
  type NamespaceRules,
  type NamespaceRulesWrite,
} from '@groundwork/plugin-control-plane-common';
import type { AuditStore } from '../audit';
import type { NamespacesConfig } from '../config';
import {
  parseJson,
  type ControlPlaneDatabase,
  type Transaction,
} from '../database';
import { ValidationError } from '../http/errors';
import type { Authorizer, Caller } from '../identity';
import {
  defaultRules,
  readRules,
  type NamespaceRuleSet,
  type WrittenRules,
} from './NamespaceRuleSet';

const table = 'settings';
const setting = 'namespace-rules';

/** How namespaces are named and what metadata they need: as the configuration says, or else administrators. */
export class NamespaceRulesService {
  readonly #options: NamespaceRulesServiceOptions;

  private constructor(options: NamespaceRulesServiceOptions) {
    this.#options = options;
  }

  static create(options: NamespaceRulesServiceOptions): NamespaceRulesService {
    return new NamespaceRulesService(options);
  }

  /** The rules that what is made or changed now is held to. */
  async current(transaction?: Transaction): Promise<NamespaceRuleSet> {
    const read = readRules(await this.get(transaction));
    if ('problems' in read) {
      throw new Error(
        `The rules of namespaces that are kept cannot be read: ${JSON.stringify(read.problems)}`,
      );
    }
    return read.rules;
  }

  async get(transaction?: Transaction): Promise<NamespaceRules> {
    const { rules } = this.#options.config;
    if (rules) {
      return { ...rules, source: 'config' };
    }
    const row: { value: string; updated_at: string } | undefined = await (
      transaction ?? this.#options.database
    )
      .knex(table)
      .where({ name: setting })
      .first();
    return row
      ? {
          ...parseJson<WrittenRules>(row.value),
          source: 'api',
          updated_at: row.updated_at,
        }
      : { ...defaultRules, source: 'api' };
  }

  /** Replaces all rules. Namespaces that are there keep name and metadata. */
  async set(
    caller: Caller,
    { template, segments = {}, metadata = {} }: NamespaceRulesWrite,
  ): Promise<NamespaceRules> {
    const { authorizer, config, database, audit } = this.#options;
    await authorizer.require(caller.principal, namespaceManagePermission);
    if (config.rules) {
      throw new ConflictError(
        'The configuration owns these rules (controlPlane.namespaces); change them there',
      );
    }
    const rules = { template, segments, metadata };
    const read = readRules(rules);
    if ('problems' in read) {
      throw new ValidationError(read.problems);
    }
    await database.transaction(async transaction => {
      const before = await this.get(transaction);
      await transaction
        .knex(table)
        .insert({
          name: setting,
          value: JSON.stringify(rules),
          updated_by: caller.principal.id,
          updated_at: transaction.now,
        })
        .onConflict('name')
        .merge();
      await audit.append(transaction, caller, {
        action: 'namespace-rules.changed',
        target_type: 'setting',
        target_id: setting,
        target_name: 'Rules of namespaces',
        message: 'Set how namespaces are named and what metadata they need',
        metadata: {
          template: { from: before.template, to: template },
          segments: Object.keys(segments),
          metadata: Object.keys(metadata),
        },
      });
    });
    this.#options.onCommitted();
    return this.get();
  }
}

export type NamespaceRulesServiceOptions = {
  config: NamespacesConfig;
  database: ControlPlaneDatabase;
  audit: AuditStore;
  authorizer: Authorizer;
  onCommitted: () => void;
};
