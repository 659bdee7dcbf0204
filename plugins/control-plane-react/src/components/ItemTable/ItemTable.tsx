import { useMemo, type ReactNode } from 'react';
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
import { useFormat, useLanguage } from '../../hooks';
import { useControlPlaneWords } from '../../translation';
import { HiddenText } from '../HiddenText';
import { UpdatingFrame } from '../UpdatingFrame';
import { ItemCards } from './ItemCards';
import styles from './ItemTable.module.css';

/** A column of {@link ItemTable}. @public */
export type ItemColumn<T> = {
  id: string;
  label: string;
  /** What stands in it; `undefined` shows as a dash. */
  render: (item: T) => ReactNode;
  /** `title` names the row and heads the card, `menu` stands at the end of the row and in the corner of the card. */
  role?: 'title' | 'menu';
  /** Where it stands on a card; a labelled line when absent. */
  onCard?: 'corner' | 'chip';
  isSortable?: boolean;
  /** CSS width; columns without one share what is left. */
  width?: string;
};

/** Props of {@link ItemTable}. @public */
export type ItemTableProps<T> = {
  /** What is listed, for screen readers. */
  label: string;
  columns: ItemColumn<T>[];
  /** Absent while it loads. */
  items: T[] | undefined;
  idOf: (item: T) => string;
  /** What names an item in words. */
  titleOf: (item: T) => string;
  /** Where a row leads. */
  hrefOf?: (item: T) => string | undefined;
  /** What a row does, where it does not lead elsewhere. */
  onOpen?: (item: T) => void;
  sort?: SortDescriptor;
  onSortChange?: (sort: SortDescriptor) => void;
  /** Old items stay, below a line that moves, while new ones are read. */
  isUpdating?: boolean;
  /** Below this width it scrolls within itself; `40rem` when absent. */
  minWidth?: string;
  /** Rows as low as can be, for long lists. */
  isDense?: boolean;
};

/**
 * Items as rows that are walked with the arrow keys and opened with Enter; as cards where it is narrow.
 *
 * @public
 */
export function ItemTable<T extends object>(props: ItemTableProps<T>) {
  const { label, columns, items, isUpdating = false } = props;
  const isNarrow = useBreakpoint().down('md');
  const { t } = useControlPlaneWords();
  const format = useFormat();
  return (
    <UpdatingFrame isUpdating={isUpdating}>
      <div className={styles.root}>
        {isNarrow ? (
          <ItemCards {...props} />
        ) : (
          <>
            {!items && (
              <span role="status">
                <HiddenText>
                  {t('list.loading', { items: format.inSentence(label) })}
                </HiddenText>
              </span>
            )}
            <WideTable {...props} columns={columns} />
          </>
        )}
      </div>
    </UpdatingFrame>
  );
}

function WideTable<T extends object>(props: ItemTableProps<T>) {
  const { label, columns, items, sort, onSortChange, minWidth, isDense } =
    props;
  const { idOf, titleOf, hrefOf, onOpen } = props;
  const language = useLanguage();
  // Rows of what is read anew are drawn anew although their items are the same objects.
  const rows = useMemo(
    () => items?.map(item => ({ id: idOf(item), item })),
    [items, idOf],
  );
  return (
    <div
      className={styles.table}
      data-dense={isDense || undefined}
      style={{ minWidth: minWidth ?? '40rem' }}
    >
      <TableRoot
        aria-label={label}
        isPending={!items}
        sortDescriptor={sort}
        onSortChange={onSortChange}
      >
        <TableHeader columns={columns}>
          {column => (
            <Column
              id={column.id}
              isRowHeader={column.role === 'title'}
              allowsSorting={column.isSortable}
              style={{
                width: column.width ?? (column.role === 'menu' ? '3.5rem' : ''),
              }}
            >
              {column.role === 'menu' ? (
                <HiddenText>{column.label}</HiddenText>
              ) : (
                column.label
              )}
            </Column>
          )}
        </TableHeader>
        {rows ? (
          <TableBody items={rows} dependencies={[columns, onOpen, language]}>
            {({ id, item }) => (
              <Row
                id={id}
                columns={columns}
                textValue={titleOf(item)}
                href={hrefOf?.(item)}
                onAction={onOpen && (() => onOpen(item))}
                className={onOpen ? styles.pressable : undefined}
              >
                {column => (
                  <Cell key={column.id}>
                    <div
                      className={
                        column.role === 'menu' ? styles.menuCell : styles.cell
                      }
                    >
                      {column.render(item) ?? <Nothing />}
                    </div>
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
    <span className={styles.quiet} aria-hidden="true">
      –
    </span>
  );
}

/** Props of {@link TwoLines}. @public */
export type TwoLinesProps = {
  title: ReactNode;
  /** Stands quietly below. */
  detail?: ReactNode;
  /** Takes more lines where there is no room, instead of being cut. */
  isWrapped?: boolean;
};

/** A name with a quiet second line, as the first cell of a row has it. @public */
export function TwoLines(props: TwoLinesProps) {
  const { title, detail, isWrapped } = props;
  return (
    <span className={styles.twoLines} data-wrapped={isWrapped || undefined}>
      <span className={styles.title}>{title}</span>
      {detail && (
        <>
          {/* What reads the lines out reads them as one. */}
          <HiddenText>,</HiddenText>{' '}
          <span className={styles.quiet}>{detail}</span>
        </>
      )}
    </span>
  );
}
