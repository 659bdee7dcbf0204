import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import type { EnvironmentRequest } from '@groundwork/plugin-control-plane-common';
import {
  ErrorPanel,
  isNotFound,
  Legible,
  SkeletonLines,
  useEnvironmentClass,
} from '@groundwork/plugin-control-plane-react';
import { titleOf } from '../../model';
import { useEnvironmentsWords } from '../../translation';
import { EditForm } from './EditForm';

/** Props of {@link EditDialog}. */
export type EditDialogProps = {
  request: EnvironmentRequest;
  onClose: () => void;
  /** Gets the request with its new plan. */
  onEdited: (request: EnvironmentRequest) => void;
};

/** Changes a request while it waits for a decision; it is planned anew with the class as it is now. */
export function EditDialog(props: EditDialogProps) {
  const { request, onClose } = props;
  const { t } = useEnvironmentsWords();
  const {
    value: environmentClass,
    error,
    refresh,
  } = useEnvironmentClass(request.class);
  if (environmentClass) {
    return <EditForm {...props} environmentClass={environmentClass} />;
  }
  return (
    <Dialog isOpen onOpenChange={isOpen => !isOpen && onClose()} width={720}>
      <DialogHeader>{t('edit.title', { name: titleOf(request) })}</DialogHeader>
      <DialogBody>
        <Legible>
          {isNotFound(error) && <p>{t('edit.retired')}</p>}
          {error && !isNotFound(error) && (
            <ErrorPanel
              title={t('edit.notLoaded')}
              error={error}
              onRetry={refresh}
            />
          )}
          {!error && <SkeletonLines count={6} label={t('edit.loading')} />}
        </Legible>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('edit.close')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
