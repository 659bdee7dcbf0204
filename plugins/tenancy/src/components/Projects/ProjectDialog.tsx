import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { TextAreaField, TextField } from '@backstage/ui';
import type { Project, Tenant } from '@groundwork/plugin-control-plane-common';
import {
  FormDialog,
  tenancyApiRef,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import {
  labelProblem,
  lengthProblem,
  suggestSlug,
  textProblem,
} from '../../model';
import { useTenancyWords } from '../../translation';

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
  const { t } = useTenancyWords();
  const api = useApi(tenancyApiRef);
  const [isSlugOwn, setIsSlugOwn] = useState(project !== undefined);
  const form = useForm({
    initial: {
      name: project?.name ?? '',
      slug: project?.slug ?? '',
      description: project?.description ?? '',
    },
    validate: ({ name, slug, description }) => ({
      name: textProblem(name, 'noName', t),
      slug: labelProblem(slug, t),
      description: lengthProblem(description, t, DESCRIPTION_LENGTH_MAX),
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
      title={
        project
          ? t('projects.edit.title', { name: project.name })
          : t('actions.createProject')
      }
      form={form}
      submitLabel={project ? t('form.save') : t('actions.createProject')}
      errorTitle={
        project ? t('projects.edit.notChanged') : t('projects.edit.notCreated')
      }
      onClose={onClose}
    >
      <TextField
        label={t('form.name')}
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
          label={t('form.slug')}
          description={t('projects.edit.slugHint')}
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
        label={t('form.description')}
        description={t('form.optionalHint')}
        value={fields.description}
        onChange={description => form.set({ description })}
        {...form.validation('description')}
      />
    </FormDialog>
  );
}
