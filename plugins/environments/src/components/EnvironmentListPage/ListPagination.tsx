import { Button, Text } from '@backstage/ui';
import type { EnvironmentRequestList } from '@groundwork/plugin-control-plane-common';
import { CursorPages } from '@groundwork/plugin-control-plane-react';
import type { useListParameters } from '../../hooks';
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
  const hidesEnded = !parameters.showsEnded && parameters.statuses.length === 0;
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
      <CursorPages
        total={total}
        count={count}
        pageSize={parameters.pageSize}
        after={parameters.after}
        nextCursor={nextCursor}
        onChange={change}
      />
    </div>
  );
}
