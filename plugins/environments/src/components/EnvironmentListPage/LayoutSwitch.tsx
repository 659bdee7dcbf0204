import { ToggleButton, ToggleButtonGroup, useBreakpoint } from '@backstage/ui';
import { LayoutGridIcon, Table2Icon } from 'lucide-react';
import { LIST_LAYOUTS, type ListLayout } from '../../hooks';
import { useEnvironmentsWords } from '../../translation';
import styles from './EnvironmentListPage.module.css';

const ICONS: Record<ListLayout, JSX.Element> = {
  table: <Table2Icon />,
  cards: <LayoutGridIcon />,
};

/** Chooses between a table and cards; where it is narrow there are only cards. */
export function LayoutSwitch(props: {
  layout: ListLayout;
  onChange: (layout: ListLayout) => void;
}) {
  const { layout, onChange } = props;
  const { t } = useEnvironmentsWords();
  const isNarrow = useBreakpoint().down('md');
  if (isNarrow) {
    return null;
  }
  return (
    <ToggleButtonGroup
      aria-label={t('environmentsPage.layout.label')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[layout]}
      onSelectionChange={keys => {
        const chosen = LIST_LAYOUTS.find(each => keys.has(each));
        if (chosen) {
          onChange(chosen);
        }
      }}
      className={styles.layouts}
    >
      {LIST_LAYOUTS.map(each => (
        <ToggleButton
          key={each}
          id={each}
          size="small"
          iconStart={ICONS[each]}
          aria-label={t(`environmentsPage.layout.${each}`)}
        />
      ))}
    </ToggleButtonGroup>
  );
}
