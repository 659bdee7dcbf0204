import { Button } from '@backstage/ui';
import { FunnelXIcon, UsersIcon } from 'lucide-react';
import { namespaceManagePermission } from '@groundwork/plugin-control-plane-common';
import {
  CursorPages,
  EmptyState,
  ErrorPanel,
  FilterBar,
  ForbiddenPanel,
  isForbidden,
  PAGE_SIZES,
  SearchBox,
  useAddressParameters,
} from '@groundwork/plugin-control-plane-react';
import { useIdentityGroups } from '../../hooks';
import { useRuntimesWords } from '../../translation';
import { NamespacesFrame } from '../NamespacesRouter/NamespacesFrame';
import { IdentityGroupTable } from './IdentityGroupTable';

const SEARCH_LENGTH_MAX = 100;

type Parameters = { search: string; pageSize: number; after?: string };

const codec = {
  read(searchParams: URLSearchParams): Parameters {
    const pageSize = Number(searchParams.get('size'));
    return {
      search: searchParams.get('q')?.slice(0, SEARCH_LENGTH_MAX) ?? '',
      pageSize: PAGE_SIZES.includes(pageSize) ? pageSize : PAGE_SIZES[0],
      after: searchParams.get('after') ?? undefined,
    };
  },
  write: ({ search, pageSize, after }: Parameters) => ({
    q: search,
    size: pageSize === PAGE_SIZES[0] ? undefined : String(pageSize),
    after,
  }),
};

/** The groups of people that namespaces name, and what is known of their members. */
export function IdentityGroupsPage() {
  const { t } = useRuntimesWords();
  const [parameters, setParameters] = useAddressParameters(codec);
  const { search, pageSize, after } = parameters;
  const query = useIdentityGroups({
    q: search || undefined,
    limit: pageSize,
    cursor: after,
  });
  const { value, error, refresh } = query;
  const isEmpty = value?.items.length === 0;
  const clearFilters = () => setParameters({ search: '', after: undefined });
  if (isForbidden(error)) {
    return (
      <NamespacesFrame open="identityGroups">
        <ForbiddenPanel permission={namespaceManagePermission} />
      </NamespacesFrame>
    );
  }
  return (
    <NamespacesFrame open="identityGroups" live={query}>
      <FilterBar
        label={t('identityGroups.list')}
        onClear={search ? clearFilters : undefined}
      >
        <SearchBox
          label={t('identityGroups.search')}
          placeholder={t('identityGroups.searchPlaceholder')}
          value={search}
          onChange={words =>
            setParameters(
              { search: words, after: undefined },
              { isTyping: true },
            )
          }
        />
      </FilterBar>
      {error && (
        <ErrorPanel
          title={t('identityGroups.failed')}
          error={error}
          onRetry={refresh}
        />
      )}
      {!error &&
        isEmpty &&
        (search || after ? (
          <EmptyState
            icon={<FunnelXIcon />}
            title={t('identityGroups.noMatch')}
            description={t('identityGroups.noMatchDescription')}
            action={
              <Button variant="secondary" onPress={clearFilters}>
                {t('actions.clearFilters')}
              </Button>
            }
          />
        ) : (
          <EmptyState
            icon={<UsersIcon />}
            title={t('identityGroups.emptyTitle')}
            description={t('identityGroups.emptyDescription')}
          />
        ))}
      {!error && !isEmpty && (
        <IdentityGroupTable
          items={value?.items}
          isUpdating={query.isUpdating}
          onChanged={refresh}
        />
      )}
      {!error && value && (
        <CursorPages
          count={value.items.length}
          pageSize={pageSize}
          after={after}
          nextCursor={value.next_cursor}
          onChange={change => setParameters({ after: undefined, ...change })}
        />
      )}
    </NamespacesFrame>
  );
}
