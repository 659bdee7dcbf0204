import {
  tenantRoles,
  type QuotaLimits,
} from '@groundwork/plugin-control-plane-common';
import { z } from 'zod';
import { durationMs } from './durationMs';

const count = z.int().min(0).max(1_000_000);
const amount = z.number().min(0).max(1_000_000_000);
const entityRef = z
  .string()
  .max(200)
  .regex(
    /^[a-z][a-z0-9.+_-]*:[A-Za-z0-9._-]+\/[A-Za-z0-9._-]+$/,
    'must be an entity reference',
  );
/** A person or a group, as members are kept: in lower case. */
const memberRef = entityRef
  .regex(/^(user|group):/, 'must be a user or a group')
  .toLowerCase();
const slug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/, 'must be a slug');
const productKey = z
  .string()
  .max(63)
  .regex(/^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/, 'must be a product key');

function isUnique(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

const quotas = z
  .strictObject({
    environments: count.optional(),
    apiKeys: count.optional(),
    monthlyCostUsd: amount.optional(),
  })
  .transform((value): QuotaLimits => ({
    ...(value.environments !== undefined && {
      environments: value.environments,
    }),
    ...(value.apiKeys !== undefined && { api_keys: value.apiKeys }),
    ...(value.monthlyCostUsd !== undefined && {
      monthly_cost_usd: value.monthlyCostUsd,
    }),
  }));

/** `controlPlane.tenancy`. */
export const tenancySchema = z
  .strictObject({
    plans: z
      .record(
        z.string().min(1).max(63),
        z.strictObject({
          title: z.string().min(1),
          quotas: quotas.default({}),
        }),
      )
      .default({}),
    tenants: z
      .record(
        slug,
        z.strictObject({
          id: z.guid().toLowerCase().optional(),
          name: z.string().min(1).max(255),
          plan: z.string().min(1).max(63).default('starter'),
          kind: z.enum(['customer', 'demo']).default('customer'),
          status: z.enum(['demo', 'trial', 'active']).optional(),
          salesOwner: z.string().min(1).max(255).optional(),
          members: z
            .array(
              z.strictObject({ ref: memberRef, role: z.enum(tenantRoles) }),
            )
            .refine(
              members => isUnique(members.map(({ ref }) => ref)),
              'must not name a member twice',
            )
            .default([]),
          products: z
            .array(productKey)
            .refine(isUnique, 'must not name a product twice')
            .default([]),
        }),
      )
      .refine(
        tenants =>
          isUnique(Object.values(tenants).flatMap(({ id }) => id ?? [])),
        'must not have an id twice',
      )
      .default({}),
    responsible: z.array(entityRef).optional(),
    trialDays: z.int().min(1).max(365).default(14),
    warningDays: z.array(z.int().min(1).max(365)).max(20).default([7, 1]),
    freezeAtContractEnd: z.boolean().default(true),
    checkInterval: durationMs({ minutes: 1 }, { msMin: 10, msMax: 86_400_000 }),
  })
  .prefault({});

/** `controlPlane.products`. */
export const productsSchema = z
  .record(
    productKey,
    z.strictObject({
      name: z.string().min(1).max(255),
      description: z.string().max(2000).default(''),
      plansRequired: z.array(z.string().min(1).max(63)).default([]),
      demoUrl: z
        .string()
        .max(500)
        .regex(/^https?:\/\//, 'must be a web address')
        .optional(),
      supportsTrial: z.boolean().default(false),
      owner: entityRef.optional(),
    }),
  )
  .default({});

/** How tenants are looked after. */
export type TenancyConfig = z.output<typeof tenancySchema>;

/** Products that the configuration owns, by key. */
export type ProductsConfig = z.output<typeof productsSchema>;
