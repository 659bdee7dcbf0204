import {
  createContext,
  memo,
  useContext,
  useMemo,
  type KeyboardEvent,
} from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  Cell,
  Column,
  Row,
  TableBody,
  TableBodySkeleton,
  TableHeader,
  TableRoot,
  useBreakpoint,
  type SortDescriptor,
} from '@backstage/ui';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import { HiddenText } from '@groundwork/plugin-control-plane-react';
import type { ListLayout, ListOrder, RowSelection } from '../../hooks';
import { titleOf } from '../../model';
import { environmentRouteRef } from '../../routes';
import { useEnvironmentsWords } from '../../translation';
import { EnvironmentCards } from './EnvironmentCards';
import { EnvironmentCell, FACT_COLUMNS } from './EnvironmentCell';
import { EnvironmentMenu } from './EnvironmentMenu';
import { SelectionBox } from './SelectionBox';
import styles from './EnvironmentTable.module.css';

/** Props of {@link EnvironmentTable}. Those of them that are functions stay the same, or all rows are shown anew. */
export type EnvironmentTableProps = {
  /** What is listed, for screen readers. */
  label: string;
  /** Absent while it loads. */
  items: EnvironmentRequest[] | undefined;
  /** A table when absent; cards anyhow where it is narrow. */
  layout?: ListLayout;
  /** No boxes to tick when absent. */
  selection?: RowSelection;
  order: ListOrder;
  onOrderChange: (order: ListOrder) => void;
  onReconcile: (request: EnvironmentRequest) => void;
  onExtend: (request: EnvironmentRequest) => void;
  onDelete: (request: EnvironmentRequest) => void;
};

/** So that ticking a box shows boxes anew, and no rows. */
const SelectionContext = createContext<RowSelection | undefined>(undefined);

type ColumnId = 'select' | (typeof FACT_COLUMNS)[number] | 'menu';

/** Environments as rows that are walked with the arrow keys, opened with Enter and selected with Space; or as cards. */
export const EnvironmentTable = memo(RowsOrCards);

function RowsOrCards(props: EnvironmentTableProps) {
  const isNarrow = useBreakpoint().down('md');
  return isNarrow || props.layout === 'cards' ? (
    <EnvironmentCards {...props} />
  ) : (
    <Rows {...props} />
  );
}

function Rows(props: EnvironmentTableProps) {
  const { label, items, selection, order, onOrderChange } = props;
  const { onReconcile, onExtend, onDelete } = props;
  const { t } = useEnvironmentsWords();
  const environmentPath = useRouteRef(environmentRouteRef);
  const isSelectable = selection !== undefined;
  const columns = useMemo(
    () =>
      [
        ...(isSelectable ? ['select' as const] : []),
        ...FACT_COLUMNS,
        'menu' as const,
      ].map(id => ({ id, label: t(`environmentsPage.columns.${id}`) })),
    [isSelectable, t],
  );
  return (
    <SelectionContext.Provider value={selection}>
      <div
        className={styles.table}
        onKeyDownCapture={event => selectFocused(event, selection)}
      >
        {!items && (
          <span role="status">
            <HiddenText>{t('environmentsPage.loading')}</HiddenText>
          </span>
        )}
        <TableRoot
          aria-label={label}
          isPending={!items}
          sortDescriptor={toSortDescriptor(order)}
          onSortChange={descriptor => onOrderChange(toOrder(descriptor))}
        >
          <TableHeader columns={columns}>
            {column => (
              <Column
                id={column.id}
                isRowHeader={column.id === 'name'}
                allowsSorting={column.id === 'name'}
                className={styles[column.id]}
              >
                <HeaderCell column={column.id} label={column.label} />
              </Column>
            )}
          </TableHeader>
          {items ? (
            <TableBody
              items={items}
              dependencies={[columns, onReconcile, onExtend, onDelete]}
            >
              {request => (
                <Row
                  id={request.id}
                  columns={columns}
                  textValue={titleOf(request)}
                  href={environmentPath({ id: request.id })}
                >
                  {column => (
                    <Cell key={column.id}>
                      <BodyCell
                        column={column.id}
                        request={request}
                        onReconcile={onReconcile}
                        onExtend={onExtend}
                        onDelete={onDelete}
                      />
                    </Cell>
                  )}
                </Row>
              )}
            </TableBody>
          ) : (
            <TableBodySkeleton columns={columns} />
          )}
        </TableRoot>
      </div>
    </SelectionContext.Provider>
  );
}

function HeaderCell(props: { column: ColumnId; label: string }) {
  const { column, label } = props;
  const selection = useContext(SelectionContext);
  const { t } = useEnvironmentsWords();
  if (column === 'select' && selection) {
    return (
      <SelectionBox
        label={t('bulk.selectAll')}
        isSelected={selection.page === 'all'}
        isPartly={selection.page === 'some'}
        onToggle={selection.togglePage}
      />
    );
  }
  return column === 'menu' ? <HiddenText>{label}</HiddenText> : <>{label}</>;
}

function BodyCell(
  props: Pick<
    EnvironmentTableProps,
    'onReconcile' | 'onExtend' | 'onDelete'
  > & { column: ColumnId; request: EnvironmentRequest },
) {
  const { column, request } = props;
  const selection = useContext(SelectionContext);
  const { t } = useEnvironmentsWords();
  switch (column) {
    case 'select':
      return selection ? (
        <SelectionBox
          label={t('bulk.select', { name: titleOf(request) })}
          isSelected={selection.ids.has(request.id)}
          onToggle={options => selection.toggle(request.id, options)}
        />
      ) : null;
    case 'menu':
      return (
        <EnvironmentMenu
          request={request}
          onReconcile={props.onReconcile}
          onExtend={props.onExtend}
          onDelete={props.onDelete}
        />
      );
    default:
      return <EnvironmentCell column={column} request={request} />;
  }
}

/** Space on a row would open it, as Enter does. */
function selectFocused(
  event: KeyboardEvent<HTMLElement>,
  selection: RowSelection | undefined,
): void {
  const row = event.target;
  if (
    selection &&
    event.key === ' ' &&
    row instanceof HTMLElement &&
    row.getAttribute('role') === 'row' &&
    row.dataset.key
  ) {
    event.preventDefault();
    event.stopPropagation();
    selection.toggle(row.dataset.key, { isRange: event.shiftKey });
  }
}

/** Other orders than by name are chosen above the table. */
function toSortDescriptor(order: ListOrder): SortDescriptor | undefined {
  switch (order) {
    case 'name.asc':
      return { column: 'name', direction: 'ascending' };
    case 'name.desc':
      return { column: 'name', direction: 'descending' };
    default:
      return undefined;
  }
}

function toOrder(descriptor: SortDescriptor): ListOrder {
  return descriptor.direction === 'ascending' ? 'name.asc' : 'name.desc';
}
