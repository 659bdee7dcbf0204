import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { EnvironmentClassPicker } from './EnvironmentClassPicker';
import { EnvironmentNamePreview } from './EnvironmentNamePreview';
import { EnvironmentRegionPicker } from './EnvironmentRegionPicker';
import {
  classPickerSchema,
  namePreviewSchema,
  regionPickerSchema,
  tenantPickerSchema,
} from './schemas';
import { TenantPicker } from './TenantPicker';
import { validateClass, validateRegion, validateTenant } from './validation';

/** `ui:field: EnvironmentClassPicker`. */
export const environmentClassPicker = createFormField({
  name: 'EnvironmentClassPicker',
  component: EnvironmentClassPicker,
  schema: classPickerSchema,
  validation: validateClass,
});

/** `ui:field: EnvironmentRegionPicker`. */
export const environmentRegionPicker = createFormField({
  name: 'EnvironmentRegionPicker',
  component: EnvironmentRegionPicker,
  schema: regionPickerSchema,
  validation: validateRegion,
});

/** `ui:field: EnvironmentNamePreview`. */
export const environmentNamePreview = createFormField({
  name: 'EnvironmentNamePreview',
  component: EnvironmentNamePreview,
  schema: namePreviewSchema,
});

/** `ui:field: TenantPicker`. */
export const tenantPicker = createFormField({
  name: 'TenantPicker',
  component: TenantPicker,
  schema: tenantPickerSchema,
  validation: validateTenant,
});
