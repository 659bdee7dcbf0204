import type { ReactNode } from 'react';
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
import { HiddenText } from '@groundwork/plugin-control-plane-react';
import { RecordCards } from './RecordCards';
import styles from './RecordTable.module.css';

/** What a record has in one column, and on a card. */
export type RecordColumn<T> = {
  id: string;
  label: string;
  /** Names the row and is the title of a card. */
  isRowHeader?: boolean;
  isSortable?: boolean;
  /** The label is for screen readers alone, as that of a menu. */
  isLabelHidden?: boolean;
  className?: string;
  /** Where it stands on a card; a labelled line when absent. */
  onCard?: 'corner' | 'chip';
  /** Nothing is shown as a dash in a row and left out of a card. */
  render: (item: T) => ReactNode;
};

/** Props of {@link RecordTable}. */
export type RecordTableProps<T extends object> = {
  /** What is listed, for screen readers. */
  label: string;
  columns: RecordColumn<T>[];
  /** Absent while it loads. */
  items: T[] | undefined;
  idOf: (item: T) => string;
  /** What the row is called. */
  nameOf: (item: T) => string;
  /** Opens a record; rows are only looked at when absent. */
  onOpen?: (item: T) => void;
  sort?: SortDescriptor;
  onSortChange?: (sort: SortDescriptor) => void;
  /** Something is read anew, and a person waits for it. */
  isUpdating?: boolean;
  /** Rows as low as can be, for long lists. */
  isDense?: boolean;
  /** What the cells depend on beside their record. */
  dependencies?: unknown[];
};

/** Records as rows that are walked with the arrow keys and opened with Enter; as cards where it is narrow. */
export function RecordTable<T extends object>(props: RecordTableProps<T>) {
  const { label, columns, items, idOf, nameOf, onOpen, dependencies } = props;
  const isNarrow = useBreakpoint().down('md');
  if (isNarrow) {
    return <RecordCards {...props} />;
  }
  return (
    <div
      className={styles.root}
      data-updating={props.isUpdating || undefined}
      data-dense={props.isDense || undefined}
    >
      {!items && (
        <span role="status">
          <HiddenText>Loading {label.toLowerCase()}</HiddenText>
        </span>
      )}
      <TableRoot
        aria-label={label}
        isPending={!items}
        sortDescriptor={props.sort}
        onSortChange={props.onSortChange}
      >
        <TableHeader columns={columns}>
          {column => (
            <Column
              id={column.id}
              isRowHeader={column.isRowHeader}
              allowsSorting={column.isSortable}
              className={column.className}
            >
              {column.isLabelHidden ? (
                <HiddenText>{column.label}</HiddenText>
              ) : (
                column.label
              )}
            </Column>
          )}
        </TableHeader>
        {items ? (
          <TableBody
            items={items.map(item => ({ id: idOf(item), item }))}
            dependencies={[columns, ...(dependencies ?? [])]}
          >
            {({ id, item }) => (
              <Row
                id={id}
                columns={columns}
                textValue={nameOf(item)}
                onAction={onOpen && (() => onOpen(item))}
                className={onOpen ? styles.pressable : undefined}
              >
                {column => (
                  <Cell key={column.id}>
                    {column.render(item) ?? <Nothing />}
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
  );
}

function Nothing() {
  return (
    <span className={styles.nothing} aria-hidden="true">
      –
    </span>
  );
}
