import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import type { TenantProduct } from '@groundwork/plugin-control-plane-common';
import { CodeBlock } from '@groundwork/plugin-control-plane-react';
import dialogStyles from '../shared/dialog.module.css';
import { useTenancyWords } from '../../translation';

/** Props of {@link ConfigDialog}. */
export type ConfigDialogProps = {
  entitlement: TenantProduct;
  /** Name of the product. */
  name: string;
  onClose: () => void;
};

/** What a product is told about a tenant. */
export function ConfigDialog(props: ConfigDialogProps) {
  const { entitlement, name, onClose } = props;
  const { t } = useTenancyWords();
  return (
    <Dialog
      isOpen
      onOpenChange={isOpen => !isOpen && onClose()}
      width={560}
      className={dialogStyles.dialog}
    >
      <DialogHeader>
        {t('entitlements.configurationOf', { product: name })}
      </DialogHeader>
      <DialogBody className={dialogStyles.body}>
        <CodeBlock
          label={t('entitlements.configuration')}
          text={JSON.stringify(entitlement.config, undefined, 2)}
        />
      </DialogBody>
      <DialogFooter className={dialogStyles.footer}>
        <Button variant="secondary" onPress={onClose}>
          {t('form.close')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
