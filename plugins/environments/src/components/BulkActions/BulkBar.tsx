import { Button, useBreakpoint } from '@backstage/ui';
import {
  HourglassIcon,
  RefreshCwIcon,
  Trash2Icon,
  WrenchIcon,
  XIcon,
} from 'lucide-react';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import {
  ActionButton,
  ActionMenu,
  Legible,
} from '@groundwork/plugin-control-plane-react';
import type { RowSelection } from '../../hooks';
import { BULK_ACTIONS, divide, type BulkAction } from '../../model';
import { useEnvironmentsWords } from '../../translation';
import styles from './BulkActions.module.css';

const ICONS: Record<BulkAction, JSX.Element> = {
  extend: <HourglassIcon />,
  reconcile: <RefreshCwIcon />,
  mend: <WrenchIcon />,
  delete: <Trash2Icon />,
};

/** Props of {@link BulkBar}. */
export type BulkBarProps = {
  selection: RowSelection;
  /** What is listed on this page. */
  items: EnvironmentRequest[] | undefined;
  onAction: (action: BulkAction) => void;
};

/** What can be done with the environments that are selected; not there while none are. */
export function BulkBar(props: BulkBarProps) {
  const { selection, items = [], onAction } = props;
  const { selected } = selection;
  const { t } = useEnvironmentsWords();
  const isNarrow = useBreakpoint().down('md');
  const elsewhere = selected.filter(
    ({ id }) => !items.some(item => item.id === id),
  ).length;
  const actions = BULK_ACTIONS.map(action => ({
    action,
    isPossible: divide(selected, action).included.length > 0,
  }));
  return (
    <div role="status" className={styles.announcer}>
      {selected.length > 0 && (
        <section className={styles.bar} aria-label={t('bulk.region')}>
          <Legible>
            <span className={styles.count}>
              <strong>{t('bulk.selected', { count: selected.length })}</strong>
              {elsewhere > 0 && (
                <span className={styles.quiet}>
                  {t('bulk.elsewhere', { count: elsewhere })}
                </span>
              )}
              {!isNarrow && elsewhere === 0 && (
                <span className={styles.quiet}>{t('bulk.hint')}</span>
              )}
            </span>
          </Legible>
          <span className={styles.buttons}>
            {isNarrow ? (
              <ActionMenu
                label={t('bulk.more')}
                variant="secondary"
                items={actions.map(({ action, isPossible }) => ({
                  label: `${t(`bulk.${action}.action`)}…`,
                  icon: ICONS[action],
                  isDanger: action === 'delete',
                  action: isPossible
                    ? undefined
                    : { allowed: false, reason: t(`bulk.${action}.none`) },
                  onAction: () => onAction(action),
                }))}
              />
            ) : (
              actions.map(({ action, isPossible }) => (
                <ActionButton
                  key={action}
                  size="small"
                  variant="secondary"
                  destructive={action === 'delete'}
                  iconStart={ICONS[action]}
                  disabledReason={
                    isPossible ? undefined : t(`bulk.${action}.none`)
                  }
                  onPress={() => onAction(action)}
                >
                  {t(`bulk.${action}.action`)}…
                </ActionButton>
              ))
            )}
            <Button
              size="small"
              variant="tertiary"
              iconStart={<XIcon />}
              onPress={selection.clear}
            >
              {t('bulk.clear')}
            </Button>
          </span>
        </section>
      )}
    </div>
  );
}
