import { lazy, Suspense, type ComponentType } from 'react';
import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import {
  classPickerSchema,
  namePreviewSchema,
  regionPickerSchema,
  tenantPickerSchema,
} from './schemas';

/*
 * Fields for portals of the old frontend system, which wants components rather than what loads them. They and what
 * validates them are loaded with the first form that has them all the same.
 */

/** `ui:field: EnvironmentClassPicker`. */
export const classicClassPicker = createScaffolderFieldExtension({
  name: 'EnvironmentClassPicker',
  component: loaded<typeof classPickerSchema.TProps>(() =>
    import('./EnvironmentClassPicker').then(m => m.EnvironmentClassPicker),
  ),
  schema: classPickerSchema.schema,
  validation: async (name: string, field, context) =>
    (await import('./validation')).validateClass(name, field, context),
});

/** `ui:field: EnvironmentRegionPicker`. */
export const classicRegionPicker = createScaffolderFieldExtension({
  name: 'EnvironmentRegionPicker',
  component: loaded<typeof regionPickerSchema.TProps>(() =>
    import('./EnvironmentRegionPicker').then(m => m.EnvironmentRegionPicker),
  ),
  schema: regionPickerSchema.schema,
  validation: async (region: string, field, context) =>
    (await import('./validation')).validateRegion(region, field, context),
});

/** `ui:field: EnvironmentNamePreview`. */
export const classicNamePreview = createScaffolderFieldExtension({
  name: 'EnvironmentNamePreview',
  component: loaded<typeof namePreviewSchema.TProps>(() =>
    import('./EnvironmentNamePreview').then(m => m.EnvironmentNamePreview),
  ),
  schema: namePreviewSchema.schema,
});

/** `ui:field: TenantPicker`. */
export const classicTenantPicker = createScaffolderFieldExtension({
  name: 'TenantPicker',
  component: loaded<typeof tenantPickerSchema.TProps>(() =>
    import('./TenantPicker').then(m => m.TenantPicker),
  ),
  schema: tenantPickerSchema.schema,
  validation: async (id: string, field, context) =>
    (await import('./validation')).validateTenant(id, field, context),
});

function loaded<TProps extends object>(
  load: () => Promise<ComponentType<TProps>>,
): (props: TProps) => JSX.Element {
  const Loaded = lazy(async () => ({
    default: (await load()) as ComponentType<object>,
  }));
  return function LoadedField(props: TProps) {
    return (
      <Suspense fallback={null}>
        <Loaded {...props} />
      </Suspense>
    );
  };
}
