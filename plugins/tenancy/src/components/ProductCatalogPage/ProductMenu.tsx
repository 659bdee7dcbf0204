import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { EllipsisVerticalIcon, SquarePenIcon, Trash2Icon } from 'lucide-react';
import type { CatalogEntry } from '@groundwork/plugin-control-plane-common';
import { useTenancyWords } from '../../translation';
import type { ProductTask } from './productTask';
import styles from './ProductCatalogPage.module.css';

/** Props of {@link ProductMenu}. */
export type ProductMenuProps = {
  product: CatalogEntry;
  onTask: (task: ProductTask) => void;
};

/** What administrators do with a product. What the configuration owns is changed there. */
export function ProductMenu(props: ProductMenuProps) {
  const { product, onTask } = props;
  const { t } = useTenancyWords();
  const isOwnedByConfig = product.origin === 'config';
  const reason = isOwnedByConfig && (
    <span className={styles.reason}>{t('productsPage.menu.fromConfig')}</span>
  );
  return (
    <MenuTrigger>
      <ButtonIcon
        size="small"
        variant="tertiary"
        icon={<EllipsisVerticalIcon />}
        aria-label={t('actions.of', { name: product.name })}
      />
      <Menu placement="bottom end" className={styles.menu}>
        <MenuItem
          iconStart={<SquarePenIcon />}
          isDisabled={isOwnedByConfig}
          onAction={() => onTask({ type: 'edit', product })}
        >
          <span className={styles.item}>
            {t('productsPage.menu.edit')}
            {reason}
          </span>
        </MenuItem>
        <MenuItem
          iconStart={<Trash2Icon />}
          color="danger"
          isDisabled={isOwnedByConfig}
          onAction={() => onTask({ type: 'delete', product })}
        >
          <span className={styles.item}>
            {t('productsPage.menu.delete')}
            {reason}
          </span>
        </MenuItem>
      </Menu>
    </MenuTrigger>
  );
}
