import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { loadPages } from '../pages/loadPages';

const loadFields = () => loadPages().then(pages => pages.formFields());

/** Fields with which templates ask for environments; they are loaded with the first form of a template. */
export const formFieldExtensions = [
  FormFieldBlueprint.make({
    name: 'environment-class-picker',
    params: {
      field: () => loadFields().then(fields => fields.environmentClassPicker),
    },
  }),
  FormFieldBlueprint.make({
    name: 'environment-region-picker',
    params: {
      field: () => loadFields().then(fields => fields.environmentRegionPicker),
    },
  }),
  FormFieldBlueprint.make({
    name: 'environment-name-preview',
    params: {
      field: () => loadFields().then(fields => fields.environmentNamePreview),
    },
  }),
  FormFieldBlueprint.make({
    name: 'tenant-picker',
    params: {
      field: () => loadFields().then(fields => fields.tenantPicker),
    },
  }),
];
