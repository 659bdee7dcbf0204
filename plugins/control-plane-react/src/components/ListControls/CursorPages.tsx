import { useRef } from 'react';
import { TablePagination, Text } from '@backstage/ui';
import type { Total } from '@groundwork/plugin-control-plane-common';
import { useFormat } from '../../hooks';
import { useControlPlaneWords } from '../../translation';
import styles from './ListControls.module.css';

/** How many rows a page may have. @public */
export const PAGE_SIZES = [20, 50, 100];

/** Props of {@link CursorPages}. @public */
export type CursorPagesProps = {
  /** How many there are on all pages; told only by some lists. */
  total?: Total;
  /** How many are on this page. */
  count: number;
  pageSize: number;
  /** Cursor of this page; the first one when absent. */
  after: string | undefined;
  /** Absent on the last page. */
  nextCursor: string | undefined;
  onChange: (change: { after?: string; pageSize?: number }) => void;
};

/** How many there are, which of them are shown, and the way to the others. @public */
export function CursorPages(props: CursorPagesProps) {
  const { total, count, pageSize, after, nextCursor, onChange } = props;
  const { t } = useControlPlaneWords();
  const format = useFormat();
  // Cursors only lead forward: the way back is what was walked. Opened in the middle, back is the first page.
  const walked = useRef<(string | undefined)[]>([]);
  if (after === undefined) {
    walked.current = [];
  }
  const goForward = () => {
    walked.current = [...walked.current, after];
    onChange({ after: nextCursor });
  };
  const goBack = () => {
    const previous = walked.current.at(-1);
    walked.current = walked.current.slice(0, -1);
    onChange({ after: previous });
  };
  const first = walked.current.length * pageSize + 1;
  const knowsPosition = after === undefined || walked.current.length > 0;
  const range =
    count === 0
      ? ''
      : `${format.number(first)}–${format.number(first + count - 1)}`;
  const ofTotal = total && format.total(total);
  const label =
    knowsPosition && range && ofTotal
      ? t('list.rangeOfTotal', { range, total: ofTotal })
      : (ofTotal ?? (knowsPosition ? range : ''));

  if (count === 0 && after === undefined) {
    return null;
  }
  // One short page needs no way to others.
  if (
    nextCursor === undefined &&
    after === undefined &&
    count <= PAGE_SIZES[0] &&
    pageSize === PAGE_SIZES[0]
  ) {
    return (
      <Text as="p" variant="body-small" color="secondary">
        {label}
      </Text>
    );
  }
  return (
    <div className={styles.pages}>
      <TablePagination
        pageSize={pageSize}
        pageSizeOptions={PAGE_SIZES.map(size => ({
          value: size,
          label: t('list.pageSize', { size: String(size) }),
        }))}
        onPageSizeChange={size =>
          onChange({ pageSize: size, after: undefined })
        }
        totalCount={total?.value ?? count}
        hasNextPage={nextCursor !== undefined}
        hasPreviousPage={after !== undefined}
        onNextPage={goForward}
        onPreviousPage={goBack}
        getLabel={() => label}
      />
    </div>
  );
}
