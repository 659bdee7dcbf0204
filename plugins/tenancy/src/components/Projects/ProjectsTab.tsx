import { useMemo, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  RiAddLine,
  RiDeleteBin6Line,
  RiFolder3Line,
  RiPencilLine,
} from '@remixicon/react';
import type { Project, Tenant } from '@groundwork/plugin-control-plane-common';
import {
  ActionButton,
  ActionMenu,
  EmptyState,
  ErrorPanel,
  type ItemColumn,
  ItemTable,
  reasonOf,
  RelativeTime,
  ShortId,
  TabSection,
  TwoLines,
} from '@groundwork/plugin-control-plane-react';
import { useProjects } from '../../hooks';
import { tenancyTranslationRef } from '../../translation';
import { DeleteProjectDialog } from './DeleteProjectDialog';
import { ProjectDialog } from './ProjectDialog';

type Open =
  | { dialog: 'create' }
  | { dialog: 'edit'; project: Project }
  | { dialog: 'delete'; project: Project };

/** The projects of a tenant. */
export function ProjectsTab(props: { tenant: Tenant }) {
  const { tenant } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const { value, error, refresh } = useProjects(tenant.id);
  const [open, setOpen] = useState<Open>();
  const action = tenant.actions?.manage_projects;
  const columns = useMemo(
    (): ItemColumn<Project>[] => [
      {
        id: 'name',
        label: 'Project',
        role: 'title',
        render: ({ name, slug }) => <TwoLines title={name} detail={slug} />,
      },
      {
        id: 'description',
        label: 'Description',
        render: ({ description }) => description || undefined,
      },
      {
        id: 'id',
        label: 'Id',
        width: '11rem',
        render: ({ id }) => <ShortId id={id} label="id of the project" />,
      },
      {
        id: 'changed',
        label: 'Changed',
        width: '9rem',
        render: project => <RelativeTime time={project.updated_at} />,
      },
      {
        id: 'menu',
        label: 'Actions',
        role: 'menu',
        render: project => (
          <ActionMenu
            label={`Actions for ${project.name}`}
            items={[
              {
                label: `${t('actions.edit')}…`,
                icon: <RiPencilLine />,
                action,
                onAction: () => setOpen({ dialog: 'edit', project }),
              },
              {
                label: `${t('actions.delete')}…`,
                icon: <RiDeleteBin6Line />,
                action,
                isDanger: true,
                onAction: () => setOpen({ dialog: 'delete', project }),
              },
            ]}
          />
        ),
      },
    ],
    [action, t],
  );
  const create = (
    <ActionButton
      variant="secondary"
      iconStart={<RiAddLine />}
      disabledReason={reasonOf(action)}
      onPress={() => setOpen({ dialog: 'create' })}
    >
      {t('actions.createProject')}
    </ActionButton>
  );
  const close = () => setOpen(undefined);

  return (
    <TabSection
      title={t('tenantPage.tabs.projects')}
      description="What the tenant works on. Audit events can be told apart by them."
      action={value?.length ? create : undefined}
    >
      {error && (
        <ErrorPanel
          title="The projects could not be loaded"
          error={error}
          onRetry={refresh}
        />
      )}
      {!error && value?.length === 0 && (
        <EmptyState
          icon={<RiFolder3Line />}
          title="There are no projects yet"
          description="A tenant needs none; they help when it works on more than one thing."
          action={create}
        />
      )}
      {!error && value?.length !== 0 && (
        <ItemTable
          label={t('tenantPage.tabs.projects')}
          columns={columns}
          items={value}
          idOf={idOf}
          titleOf={({ name }) => name}
        />
      )}
      {(open?.dialog === 'create' || open?.dialog === 'edit') && (
        <ProjectDialog
          tenant={tenant}
          project={open.dialog === 'edit' ? open.project : undefined}
          onClose={close}
          onDone={refresh}
        />
      )}
      {open?.dialog === 'delete' && (
        <DeleteProjectDialog
          project={open.project}
          onClose={close}
          onDone={refresh}
        />
      )}
    </TabSection>
  );
}

function idOf({ id }: Project): string {
  return id;
}
