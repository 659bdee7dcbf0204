import { useApi } from '@backstage/frontend-plugin-api';
import type { Project } from '@groundwork/plugin-control-plane-common';
import {
  ConfirmDialog,
  tenancyApiRef,
} from '@groundwork/plugin-control-plane-react';

/** Props of {@link DeleteProjectDialog}. */
export type DeleteProjectDialogProps = {
  project: Project;
  onDone: () => void;
  onClose: () => void;
};

/** Says what goes with a project, and asks for its slug. */
export function DeleteProjectDialog(props: DeleteProjectDialogProps) {
  const { project, onDone, onClose } = props;
  const api = useApi(tenancyApiRef);
  return (
    <ConfirmDialog
      title={`Delete ${project.name}?`}
      confirmLabel={`Delete ${project.slug}`}
      confirmName={{ name: project.slug, label: 'Slug of the project' }}
      errorTitle="The project was not deleted"
      onConfirm={async () => {
        await api.tenants.deleteProject(project.id);
        return true;
      }}
      onDone={onDone}
      onClose={onClose}
    >
      <ul>
        <li>The project is gone; its slug can be used again.</li>
        <li>Environments and API keys of the tenant stay.</li>
        <li>What the audit log tells of it stays.</li>
      </ul>
    </ConfirmDialog>
  );
}
