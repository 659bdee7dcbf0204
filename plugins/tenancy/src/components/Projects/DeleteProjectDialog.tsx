import { useApi } from '@backstage/frontend-plugin-api';
import type { Project } from '@groundwork/plugin-control-plane-common';
import {
  ConfirmDialog,
  tenancyApiRef,
} from '@groundwork/plugin-control-plane-react';
import { useTenancyWords } from '../../translation';

/** Props of {@link DeleteProjectDialog}. */
export type DeleteProjectDialogProps = {
  project: Project;
  onDone: () => void;
  onClose: () => void;
};

/** Says what goes with a project, and asks for its slug. */
export function DeleteProjectDialog(props: DeleteProjectDialogProps) {
  const { project, onDone, onClose } = props;
  const { t } = useTenancyWords();
  const api = useApi(tenancyApiRef);
  return (
    <ConfirmDialog
      title={t('projects.delete.title', { name: project.name })}
      confirmLabel={t('projects.delete.submit', { slug: project.slug })}
      confirmName={{ name: project.slug, label: t('projects.delete.slugOf') }}
      errorTitle={t('projects.delete.failed')}
      onConfirm={async () => {
        await api.tenants.deleteProject(project.id);
        return true;
      }}
      onDone={onDone}
      onClose={onClose}
    >
      <ul>
        <li>{t('projects.delete.goes')}</li>
        <li>{t('projects.delete.tenantKeeps')}</li>
        <li>{t('projects.delete.auditStays')}</li>
      </ul>
    </ConfirmDialog>
  );
}
