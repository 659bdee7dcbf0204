import { useRef } from 'react';
import { Button, TablePagination, Text } from '@backstage/ui';
import type { EnvironmentRequestList } from '@groundwork/plugin-control-plane-common';
import { formatTotal } from '@groundwork/plugin-control-plane-react';
import { PAGE_SIZES, type useListParameters } from '../../hooks';
import styles from './EnvironmentListPage.module.css';

/** Props of {@link ListPagination}. */
export type ListPaginationProps = {
  list: ReturnType<typeof useListParameters>;
  total: EnvironmentRequestList['total'] | undefined;
  /** How many are on this page. */
  count: number;
  /** Absent on the last page. */
  nextCursor: string | undefined;
};

/** How many there are, the pages, and whether those that ended are among them. */
export function ListPagination(props: ListPaginationProps) {
  const { list, total, count, nextCursor } = props;
  const { parameters, change } = list;
  // Cursors only lead forward: the way back is what was walked. Opened in the middle, back is the first page.
  const walked = useRef<(string | undefined)[]>([]);
  if (parameters.after === undefined) {
    walked.current = [];
  }
  const hidesEnded = !parameters.showsEnded && parameters.statuses.length === 0;

  const goForward = () => {
    walked.current = [...walked.current, parameters.after];
    change({ after: nextCursor });
  };
  const goBack = () => {
    const after = walked.current.at(-1);
    walked.current = walked.current.slice(0, -1);
    change({ after });
  };
  const first = walked.current.length * parameters.pageSize + 1;
  const knowsPosition =
    parameters.after === undefined || walked.current.length > 0;

  return (
    <div className={styles.pagination}>
      <Text as="p" variant="body-medium" className={styles.ended}>
        {hidesEnded
          ? 'Ended environments are hidden.'
          : 'Ended environments are shown.'}{' '}
        {parameters.statuses.length === 0 && (
          <Button
            variant="tertiary"
            size="small"
            onPress={() => change({ showsEnded: hidesEnded })}
          >
            {hidesEnded ? 'Show them' : 'Hide them'}
          </Button>
        )}
      </Text>
      {total && total.value > 0 && (
        <div className={styles.pages}>
          <TablePagination
            pageSize={parameters.pageSize}
            pageSizeOptions={PAGE_SIZES.map(size => ({
              value: size,
              label: `${size} a page`,
            }))}
            onPageSizeChange={pageSize => change({ pageSize })}
            totalCount={total.value}
            hasNextPage={nextCursor !== undefined}
            hasPreviousPage={parameters.after !== undefined}
            onNextPage={goForward}
            onPreviousPage={goBack}
            getLabel={() =>
              knowsPosition && count > 0
                ? `${first}–${first + count - 1} of ${formatTotal(total)}`
                : formatTotal(total)
            }
          />
        </div>
      )}
    </div>
  );
}
