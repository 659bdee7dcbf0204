import { useMemo } from 'react';
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
import {
  ActorLink,
  DriftChip,
  Flash,
  LeaseBar,
  Money,
  StatusChip,
  HiddenText,
} from '@groundwork/plugin-control-plane-react';
import type { ListOrder } from '../../hooks';
import { hasDrift, leaseOf, titleOf } from '../../model';
import { environmentRouteRef } from '../../routes';
import { EnvironmentCards } from './EnvironmentCards';
import { EnvironmentMenu } from './EnvironmentMenu';
import styles from './EnvironmentTable.module.css';

/** Props of {@link EnvironmentTable}. */
export type EnvironmentTableProps = {
  /** What is listed, for screen readers. */
  label: string;
  /** Absent while it loads. */
  items: EnvironmentRequest[] | undefined;
  order: ListOrder;
  onOrderChange: (order: ListOrder) => void;
  onReconcile: (request: EnvironmentRequest) => void;
  onExtend: (request: EnvironmentRequest) => void;
  onDelete: (request: EnvironmentRequest) => void;
};

const COLUMNS = [
  { id: 'name', label: 'Name', isSortable: true },
  { id: 'state', label: 'State' },
  { id: 'drift', label: 'Drift' },
  { id: 'lease', label: 'Time left' },
  { id: 'owner', label: 'Owner' },
  { id: 'cost', label: 'Cost / month' },
  { id: 'menu', label: 'Actions' },
] as const;
type ColumnId = (typeof COLUMNS)[number]['id'];

/** Environments as rows that are walked with the arrow keys and opened with Enter; as cards where it is narrow. */
export function EnvironmentTable(props: EnvironmentTableProps) {
  const { label, items, order, onOrderChange } = props;
  const { onReconcile, onExtend, onDelete } = props;
  const isNarrow = useBreakpoint().down('md');
  const environmentPath = useRouteRef(environmentRouteRef);
  const columns = useMemo(() => [...COLUMNS], []);

  if (isNarrow) {
    return (
      <EnvironmentCards
        label={label}
        items={items}
        onReconcile={onReconcile}
        onExtend={onExtend}
        onDelete={onDelete}
      />
    );
  }
  return (
    <div className={styles.table}>
      {!items && (
        <span role="status">
          <HiddenText>Loading {label.toLowerCase()}</HiddenText>
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
              allowsSorting={'isSortable' in column}
              className={styles[column.id]}
            >
              {column.id === 'menu' ? (
                <HiddenText>{column.label}</HiddenText>
              ) : (
                column.label
              )}
            </Column>
          )}
        </TableHeader>
        {items ? (
          <TableBody items={items} dependencies={[columns]}>
            {request => (
              <Row
                id={request.id}
                columns={columns}
                textValue={titleOf(request)}
                href={environmentPath({ id: request.id })}
              >
                {column => (
                  <Cell key={column.id}>
                    {column.id === 'menu' ? (
                      <EnvironmentMenu
                        request={request}
                        onReconcile={onReconcile}
                        onExtend={onExtend}
                        onDelete={onDelete}
                      />
                    ) : (
                      <CellContent column={column.id} request={request} />
                    )}
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

function CellContent(props: {
  column: Exclude<ColumnId, 'menu'>;
  request: EnvironmentRequest;
}) {
  const { column, request } = props;
  const lease = leaseOf(request);
  switch (column) {
    case 'name':
      return (
        <span className={styles.nameCell}>
          <span className={styles.app}>{request.app}</span>
          <span className={styles.quiet}>
            {request.class} · {request.region}
          </span>
        </span>
      );
    case 'state':
      return (
        <Flash token={request.status}>
          <StatusChip status={request.status} />
        </Flash>
      );
    case 'drift':
      return hasDrift(request) ? (
        <Flash token={request.drift_status}>
          <DriftChip drift={request.drift_status} />
        </Flash>
      ) : (
        <Nothing />
      );
    case 'lease':
      return lease ? <LeaseBar {...lease} /> : <Nothing />;
    case 'owner':
      return <ActorLink entityRef={request.owner} defaultKind="group" />;
    case 'cost':
      return <Money amountUsd={request.estimated_monthly_cost_usd} isBare />;
    default:
      return null;
  }
}

function Nothing() {
  return (
    <span className={styles.quiet} aria-hidden="true">
      –
    </span>
  );
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
