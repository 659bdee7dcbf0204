import { Button, Text } from '@backstage/ui';
import type { EnvironmentRequestList } from '@groundwork/plugin-control-plane-common';
import { CursorPages } from '@groundwork/plugin-control-plane-react';
import type { ListState } from '../../hooks';
import { useEnvironmentsWords } from '../../translation';
import styles from './EnvironmentListPage.module.css';

/** Props of {@link ListPagination}. */
export type ListPaginationProps = {
  list: ListState;
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
  const { t } = useEnvironmentsWords();
  const hidesEnded = !parameters.showsEnded && parameters.statuses.length === 0;
  return (
    <div className={styles.pagination}>
      <Text as="p" variant="body-medium" className={styles.ended}>
        {hidesEnded
          ? t('environmentsPage.ended.hidden')
          : t('environmentsPage.ended.shown')}{' '}
        {parameters.statuses.length === 0 && (
          <Button
            variant="tertiary"
            size="small"
            onPress={() => change({ showsEnded: hidesEnded })}
          >
            {hidesEnded
              ? t('environmentsPage.ended.show')
              : t('environmentsPage.ended.hide')}
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
