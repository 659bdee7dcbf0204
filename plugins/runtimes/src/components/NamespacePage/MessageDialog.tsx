import type { ReactNode } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { Legible } from '@groundwork/plugin-control-plane-react';
import { useRuntimesWords } from '../../translation';

/** Props of {@link MessageDialog}. */
export type MessageDialogProps = {
  title: string;
  onClose: () => void;
  children: ReactNode;
};

/** Something to be read, for where the page has no room for it. */
export function MessageDialog(props: MessageDialogProps) {
  const { title, onClose, children } = props;
  const { t } = useRuntimesWords();
  return (
    <Dialog
      isOpen
      isDismissable
      onOpenChange={isOpen => !isOpen && onClose()}
      width={520}
    >
      <DialogHeader>{title}</DialogHeader>
      <DialogBody>
        <Legible>{children}</Legible>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('actions.close')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
