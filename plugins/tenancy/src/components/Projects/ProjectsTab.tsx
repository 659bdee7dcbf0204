import { useMemo, useState } from 'react';
import { Text } from '@backstage/ui';
import { FolderIcon, PencilIcon, PlusIcon, Trash2Icon } from 'lucide-react';
import type { Project, Tenant } from '@groundwork/plugin-control-plane-common';
import {
  ActionButton,
  ActionMenu,
  EmptyState,
  ErrorPanel,
  FilterBar,
  type ItemColumn,
  ItemTable,
  reasonOf,
  RelativeTime,
  SearchBox,
  ShortId,
  TabSection,
  TwoLines,
} from '@groundwork/plugin-control-plane-react';
import { useProjects } from '../../hooks';
import { useTenancyWords } from '../../translation';
import { NothingFound } from '../shared/NothingFound';
import { useShortList, type ShortListOptions } from '../shared/useShortList';
import { DeleteProjectDialog } from './DeleteProjectDialog';
import { ProjectDialog } from './ProjectDialog';

type Open =
  | { dialog: 'create' }
  | { dialog: 'edit'; project: Project }
  | { dialog: 'delete'; project: Project };

const ARRANGEMENT: ShortListOptions<Project> = {
  textOf: ({ name, slug, description }) => `${name} ${slug} ${description}`,
  orders: {
    name: ({ name }) => name.toLowerCase(),
    changed: ({ updated_at: updatedAt }) => updatedAt,
  },
  initialOrder: 'name',
};

/** The projects of a tenant. */
export function ProjectsTab(props: { tenant: Tenant }) {
  const { tenant } = props;
  const { t } = useTenancyWords();
  const { value, error, refresh } = useProjects(tenant.id);
  const [open, setOpen] = useState<Open>();
  const list = useShortList(value, ARRANGEMENT);
  const action = tenant.actions?.manage_projects;
  const columns = useMemo(
    (): ItemColumn<Project>[] => [
      {
        id: 'name',
        label: t('projects.columns.project'),
        role: 'title',
        isSortable: true,
        render: ({ name, slug }) => <TwoLines title={name} detail={slug} />,
      },
      {
        id: 'description',
        label: t('projects.columns.description'),
        render: ({ description }) => description || undefined,
      },
      {
        id: 'id',
        label: t('projects.columns.id'),
        width: '11rem',
        render: ({ id }) => <ShortId id={id} label={t('projects.copyId')} />,
      },
      {
        id: 'changed',
        isSortable: true,
        label: t('projects.columns.changed'),
        width: '9rem',
        render: project => <RelativeTime time={project.updated_at} />,
      },
      {
        id: 'menu',
        label: t('actions.label'),
        role: 'menu',
        render: project => (
          <ActionMenu
            label={t('actions.of', { name: project.name })}
            items={[
              {
                label: t('actions.asks', { action: t('actions.edit') }),
                icon: <PencilIcon />,
                action,
                onAction: () => setOpen({ dialog: 'edit', project }),
              },
              {
                label: t('actions.asks', { action: t('actions.delete') }),
                icon: <Trash2Icon />,
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
      iconStart={<PlusIcon />}
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
      description={t('projects.description')}
      action={value?.length ? create : undefined}
    >
      {error && (
        <ErrorPanel
          title={t('projects.failed')}
          error={error}
          onRetry={refresh}
        />
      )}
      {!error && value?.length === 0 && (
        <EmptyState
          icon={<FolderIcon />}
          title={t('projects.emptyTitle')}
          description={t('projects.emptyDescription')}
          action={create}
        />
      )}
      {!error && value?.length !== 0 && (
        <FilterBar label={t('tenantPage.tabs.projects')}>
          <SearchBox
            label={t('projects.search')}
            value={list.search}
            onChange={list.setSearch}
          />
        </FilterBar>
      )}
      {!error && value?.length !== 0 && list.shown?.length === 0 && (
        <NothingFound onClear={list.clearSearch} />
      )}
      {!error && list.shown?.length !== 0 && (
        <ItemTable
          label={t('tenantPage.tabs.projects')}
          columns={columns}
          items={list.shown}
          sort={list.sort}
          onSortChange={list.setSort}
          idOf={idOf}
          titleOf={({ name }) => name}
        />
      )}
      {!error && list.shown && list.shown.length > 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {t('projects.count', { count: list.shown.length })}
        </Text>
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
