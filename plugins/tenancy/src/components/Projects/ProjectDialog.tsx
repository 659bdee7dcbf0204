import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { TextAreaField, TextField } from '@backstage/ui';
import type { Project, Tenant } from '@groundwork/plugin-control-plane-common';
import {
  FormDialog,
  tenancyApiRef,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import { labelProblem, suggestSlug, textProblem } from '../../model';
import { tenancyTranslationRef } from '../../translation';

/** Props of {@link ProjectDialog}. */
export type ProjectDialogProps = {
  tenant: Tenant;
  /** Is changed; a new one is created when absent. */
  project?: Project;
  onDone: () => void;
  onClose: () => void;
};

const LABEL_LENGTH_MAX = 63;
const DESCRIPTION_LENGTH_MAX = 2000;

/** Creates a project or changes one. */
export function ProjectDialog(props: ProjectDialogProps) {
  const { tenant, project, onDone, onClose } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const api = useApi(tenancyApiRef);
  const [isSlugOwn, setIsSlugOwn] = useState(project !== undefined);
  const form = useForm({
    initial: {
      name: project?.name ?? '',
      slug: project?.slug ?? '',
      description: project?.description ?? '',
    },
    validate: ({ name, slug, description }) => ({
      name: textProblem(name, 'a name'),
      slug: labelProblem(slug),
      description:
        description.length > DESCRIPTION_LENGTH_MAX
          ? `Use at most ${DESCRIPTION_LENGTH_MAX} characters.`
          : undefined,
    }),
    submit: ({ name, slug, description }) =>
      project
        ? api.tenants.updateProject(project.id, {
            name: name.trim(),
            description,
          })
        : api.tenants.createProject({
            tenant_id: tenant.id,
            slug,
            name: name.trim(),
            description,
          }),
    onDone: () => {
      onDone();
      onClose();
    },
  });
  const { fields } = form;
  return (
    <FormDialog
      title={project ? `Edit ${project.name}` : t('actions.createProject')}
      form={form}
      submitLabel={project ? 'Save' : t('actions.createProject')}
      errorTitle={
        project ? 'The project was not changed' : 'The project was not created'
      }
      onClose={onClose}
    >
      <TextField
        label="Name"
        value={fields.name}
        onChange={name =>
          form.set(
            isSlugOwn
              ? { name }
              : { name, slug: suggestSlug(name, LABEL_LENGTH_MAX) },
          )
        }
        isRequired
        autoComplete="off"
        {...form.validation('name')}
      />
      {!project && (
        <TextField
          label="Slug"
          description="Names it in addresses. It stays as it is."
          value={fields.slug}
          onChange={slug => {
            setIsSlugOwn(slug !== '');
            form.set({ slug: slug.toLowerCase() });
          }}
          isRequired
          autoComplete="off"
          spellCheck="false"
          {...form.validation('slug')}
        />
      )}
      <TextAreaField
        label="Description"
        description="Optional."
        value={fields.description}
        onChange={description => form.set({ description })}
        {...form.validation('description')}
      />
    </FormDialog>
  );
}
