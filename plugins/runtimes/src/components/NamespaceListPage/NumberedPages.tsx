import { TablePagination, Text } from '@backstage/ui';
import type { NamespaceList } from '@groundwork/plugin-control-plane-common';
import { PAGE_SIZES } from '@groundwork/plugin-control-plane-react';

/** Props of {@link NumberedPages}. */
export type NumberedPagesProps = {
  pagination: NamespaceList['pagination'];
  onChange: (change: { page?: number; pageSize?: number }) => void;
};

/** How many there are, which of them are shown, and the way to the others. */
export function NumberedPages(props: NumberedPagesProps) {
  const { onChange } = props;
  const { page, page_size: pageSize, total } = props.pagination;
  if (total === 0) {
    return null;
  }
  const first = (page - 1) * pageSize + 1;
  const last = Math.min(page * pageSize, total);
  const label =
    first <= total
      ? `${first}–${last} of ${total.toLocaleString('en-US')}`
      : `${total.toLocaleString('en-US')} on earlier pages`;
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
        label: `${size} a page`,
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
