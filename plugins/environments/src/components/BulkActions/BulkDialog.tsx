import { useMemo, useRef, useState } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  TextField,
} from '@backstage/ui';
import type {
  EnvironmentRequest,
  EnvironmentRequestList,
} from '@groundwork/plugin-control-plane-common';
import {
  Legible,
  type OptimisticQuery,
} from '@groundwork/plugin-control-plane-react';
import { divide, type BulkAction } from '../../model';
import { useEnvironmentsWords } from '../../translation';
import { BulkProgress } from './BulkProgress';
import { BulkReview } from './BulkReview';
import { ExtensionChoice } from './ExtensionChoice';
import { useBulkRun, type BulkExtension } from './useBulkRun';
import styles from './BulkActions.module.css';

const DAY_HOURS = 24;

/** Props of {@link BulkDialog}. */
export type BulkDialogProps = {
  action: BulkAction;
  /** What was selected when it was opened. */
  requests: EnvironmentRequest[];
  onChangeAhead: OptimisticQuery<EnvironmentRequestList>['change'];
  /** Gets the ids of what it was done with. */
  onDone: (ids: string[]) => void;
  onClose: () => void;
};

/** Says what happens to which environments and which are left out, asks for it, does it, and tells how each came along. */
export function BulkDialog(props: BulkDialogProps) {
  const { action, onChangeAhead, onDone, onClose } = props;
  const { t } = useEnvironmentsWords();
  // What is listed behind it changes as it goes on.
  const opened = useRef(props.requests);
  const { included, leftOut } = useMemo(
    () => divide(opened.current, action),
    [action],
  );
  const run = useBulkRun({ action, changeAhead: onChangeAhead, onDone });
  const [extension, setExtension] = useState<BulkExtension>({
    hours: DAY_HOURS,
    reason: '',
  });
  const [typed, setTyped] = useState('');
  const count = included.length;
  const hasBegun = run.states.length > 0;
  const isReady =
    count > 0 &&
    (action !== 'delete' || typed.trim() === String(count)) &&
    (action !== 'extend' ||
      (Number.isInteger(extension.hours) && extension.hours >= 1));
  const left = run.states.filter(
    ({ status }) => status === 'failed' || status === 'stopped',
  ).length;
  return (
    <Dialog
      isOpen
      isDismissable={!run.isRunning}
      isKeyboardDismissDisabled={run.isRunning}
      onOpenChange={isOpen => !isOpen && onClose()}
      width={640}
    >
      <DialogHeader>{t(`bulk.${action}.title`, { count })}</DialogHeader>
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault();
          event.stopPropagation();
          if (isReady && !hasBegun) {
            run.start(included, extension);
          }
        }}
      >
        <DialogBody>
          <Legible>
            {hasBegun ? (
              <BulkProgress run={run} />
            ) : (
              <>
                {action === 'extend' && (
                  <ExtensionChoice
                    extension={extension}
                    onChange={setExtension}
                  />
                )}
                <BulkReview
                  action={action}
                  included={included}
                  leftOut={leftOut}
                  hours={extension.hours}
                />
                {action === 'delete' && count > 0 && (
                  <div className={styles.confirmation}>
                    <p>
                      {t('bulk.delete.typed', {
                        number: <code>{String(count)}</code>,
                      })}
                    </p>
                    <TextField
                      aria-label={t('bulk.delete.number')}
                      value={typed}
                      onChange={setTyped}
                      autoComplete="off"
                      inputMode="numeric"
                      className={styles.number}
                    />
                  </div>
                )}
              </>
            )}
          </Legible>
        </DialogBody>
        <DialogFooter>
          {run.isRunning ? (
            <Button
              variant="secondary"
              isDisabled={run.isStopping}
              onPress={run.stop}
            >
              {t('bulk.stop')}
            </Button>
          ) : (
            <Button
              variant={hasBegun && left === 0 ? 'primary' : 'secondary'}
              onPress={onClose}
            >
              {hasBegun ? t('bulk.close') : t('bulk.cancel')}
            </Button>
          )}
          {!hasBegun && (
            <Button
              type="submit"
              variant="primary"
              destructive={action === 'delete'}
              isDisabled={!isReady}
            >
              {t(`bulk.${action}.submit`, { count })}
            </Button>
          )}
          {hasBegun && !run.isRunning && left > 0 && (
            <Button variant="primary" onPress={run.retry}>
              {t('bulk.retry', { count: left })}
            </Button>
          )}
        </DialogFooter>
      </form>
    </Dialog>
  );
}
