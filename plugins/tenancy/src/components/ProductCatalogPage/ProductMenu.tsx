import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiDeleteBin6Line, RiEditLine, RiMore2Line } from '@remixicon/react';
import type { CatalogEntry } from '@groundwork/plugin-control-plane-common';
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
  const isOwnedByConfig = product.origin === 'config';
  const reason = isOwnedByConfig && (
    <span className={styles.reason}>
      Comes from the configuration of this portal, and changes there
    </span>
  );
  return (
    <MenuTrigger>
      <ButtonIcon
        size="small"
        variant="tertiary"
        icon={<RiMore2Line />}
        aria-label={`Actions for ${product.name}`}
      />
      <Menu placement="bottom end" className={styles.menu}>
        <MenuItem
          iconStart={<RiEditLine />}
          isDisabled={isOwnedByConfig}
          onAction={() => onTask({ type: 'edit', product })}
        >
          <span className={styles.item}>Edit…{reason}</span>
        </MenuItem>
        <MenuItem
          iconStart={<RiDeleteBin6Line />}
          color="danger"
          isDisabled={isOwnedByConfig}
          onAction={() => onTask({ type: 'delete', product })}
        >
          <span className={styles.item}>Delete…{reason}</span>
        </MenuItem>
      </Menu>
    </MenuTrigger>
  );
}
