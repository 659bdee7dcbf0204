import { TablePagination, Text } from '@backstage/ui';
import type { NamespaceList } from '@groundwork/plugin-control-plane-common';
import { PAGE_SIZES, useFormat } from '@groundwork/plugin-control-plane-react';
import { useRuntimesWords } from '../../translation';

/** Props of {@link NumberedPages}. */
export type NumberedPagesProps = {
  pagination: NamespaceList['pagination'];
  onChange: (change: { page?: number; pageSize?: number }) => void;
};

/** How many there are, which of them are shown, and the way to the others. */
export function NumberedPages(props: NumberedPagesProps) {
  const { onChange } = props;
  const { t } = useRuntimesWords();
  const format = useFormat();
  const { page, page_size: pageSize, total } = props.pagination;
  if (total === 0) {
    return null;
  }
  const first = (page - 1) * pageSize + 1;
  const last = Math.min(page * pageSize, total);
  const label =
    first <= total
      ? t('namespaces.rangeOfTotal', {
          range: `${format.number(first)}–${format.number(last)}`,
          total: format.number(total),
        })
      : t('namespaces.onEarlierPages', { total: format.number(total) });
  // One short page needs no way to others.
  if (total <= PAGE_SIZES[0] && page === 1 && pageSize === PAGE_SIZES[0]) {
    return (
      <Text as="p" variant="body-small" color="secondary">
        {label}
      </Text>
    );
  }
  return (
    <TablePagination
      pageSize={pageSize}
      pageSizeOptions={PAGE_SIZES.map(size => ({
        value: size,
        label: t('namespaces.pageSize', { size: String(size) }),
      }))}
      onPageSizeChange={size => onChange({ pageSize: size, page: 1 })}
      totalCount={total}
      hasNextPage={last < total}
      hasPreviousPage={page > 1}
      onNextPage={() => onChange({ page: page + 1 })}
      onPreviousPage={() => onChange({ page: page - 1 })}
      getLabel={() => label}
    />
  );
}
