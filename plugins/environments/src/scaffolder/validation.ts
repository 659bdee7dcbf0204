import {
  translationApiRef,
  type ApiHolder,
} from '@backstage/frontend-plugin-api';
import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import {
  isUsableTenant,
  type EnvironmentClass,
} from '@groundwork/plugin-control-plane-common';
import {
  controlPlaneApiRef,
  isForbidden,
  isNotFound,
} from '@groundwork/plugin-control-plane-react';
import {
  environmentsTranslationRef,
  type EnvironmentsWords,
} from '../translation';
import { readFormValue } from './readFormValue';
import type {
  classPickerSchema,
  regionPickerSchema,
  tenantPickerSchema,
} from './schemas';

/*
 * The control plane is asked again when the form goes on, as templates can be opened with values in the address, and
 * what may be used can change meanwhile. Where it does not answer nobody is held up: it decides in any case once the
 * environment is requested.
 */

/** Refuses a class that is not there, not offered, or not for the tenant. */
export const validateClass: CustomFieldValidator<
  string,
  NonNullable<(typeof classPickerSchema.TProps)['uiSchema']['ui:options']>
> = async (name, field, context) => {
  if (!name) {
    return;
  }
  const { classes: offered, tenantField } =
    context.uiSchema?.['ui:options'] ?? {};
  const t = await readTranslation(context.apiHolder);
  if (offered && !offered.includes(name)) {
    field.addError(t('scaffolder.class.notOffered', { name }));
    return;
  }
  const tenantId = readFormValue(context, tenantField);
  const classes = await readClasses(context.apiHolder, tenantId);
  const found = classes?.find(item => item.name === name);
  if (classes && !found) {
    field.addError(t('scaffolder.class.unknown', { name }));
  }
  if (found?.availability && !found.availability.allowed) {
    field.addError(
      t('scaffolder.class.unavailable', {
        title: found.title,
        reason: found.availability.reason ?? t('scaffolder.class.notForTenant'),
      }),
    );
  } else if (found?.entitlement && !tenantId) {
    field.addError(
      t('scaffolder.class.unavailable', {
        title: found.title,
        reason: t('scaffolder.class.needsProduct', {
          product: found.entitlement,
        }),
      }),
    );
  }
};

/** Refuses a region in which the class is not. */
export const validateRegion: CustomFieldValidator<
  string,
  NonNullable<(typeof regionPickerSchema.TProps)['uiSchema']['ui:options']>
> = async (region, field, context) => {
  const { classField = 'class' } = context.uiSchema?.['ui:options'] ?? {};
  const className = readFormValue(context, classField);
  if (!region || !className) {
    return;
  }
  const classes = await readClasses(context.apiHolder);
  const found = classes?.find(({ name }) => name === className);
  if (found && !found.regions.includes(region)) {
    const t = await readTranslation(context.apiHolder);
    field.addError(
      t('scaffolder.region.unavailable', {
        class: found.title,
        region,
        regions: found.regions.join(', '),
      }),
    );
  }
};

/** Refuses a tenant that the person is not in, or that cannot have environments now. */
export const validateTenant: CustomFieldValidator<
  (typeof tenantPickerSchema)['TOutput']
> = async (id, field, { apiHolder }) => {
  const api = apiHolder.get(controlPlaneApiRef);
  if (!id || !api) {
    return;
  }
  const t = await readTranslation(apiHolder);
  try {
    const { name, status } = await api.tenants.get(id);
    if (!isUsableTenant(status)) {
      field.addError(t('scaffolder.tenant.unusable', { name, status }));
    }
  } catch (error) {
    if (isNotFound(error as Error) || isForbidden(error as Error)) {
      field.addError(t('scaffolder.tenant.unknown'));
    }
  }
};

async function readClasses(
  apiHolder: ApiHolder,
  tenantId?: string,
): Promise<EnvironmentClass[] | undefined> {
  try {
    return await apiHolder
      .get(controlPlaneApiRef)
      ?.listEnvironmentClasses({ tenantId: tenantId || undefined });
  } catch {
    return undefined;
  }
}

/** The words, in the language of the portal; the field has them loaded already. */
async function readTranslation(
  apiHolder: ApiHolder,
): Promise<EnvironmentsWords> {
  const api = apiHolder.get(translationApiRef);
  if (!api) {
    throw new Error('The portal has no translations');
  }
  const loaded = api.getTranslation(environmentsTranslationRef);
  if (loaded.ready) {
    return loaded.t as EnvironmentsWords;
  }
  return new Promise(resolve => {
    const subscription = api
      .translation$(environmentsTranslationRef)
      .subscribe(snapshot => {
        if (snapshot.ready) {
          resolve(snapshot.t as EnvironmentsWords);
          subscription.unsubscribe();
        }
      });
  });
}
