import { useState } from 'react';
import {
  Badge,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import {
  ErrorPanel,
  Legible,
  useAction,
} from '@groundwork/plugin-control-plane-react';
import type { SavedViews } from '../../hooks';
import {
  makeDefault,
  removeView,
  renameView,
  type SavedView,
} from '../../model';
import { useEnvironmentsWords } from '../../translation';
import { RenameView } from './RenameView';
import styles from './SavedViews.module.css';

/** Props of {@link ManageViewsDialog}. */
export type ManageViewsDialogProps = {
  saved: SavedViews;
  onClose: () => void;
  onDeleted: (view: SavedView) => void;
};

/** Renames and deletes views, and says which one is opened first. */
export function ManageViewsDialog(props: ManageViewsDialogProps) {
  const { saved, onClose, onDeleted } = props;
  const { views } = saved;
  const { t } = useEnvironmentsWords();
  const save = useAction(saved.save);
  const [renaming, setRenaming] = useState<string>();
  return (
    <Dialog isOpen onOpenChange={isOpen => !isOpen && onClose()} width={560}>
      <DialogHeader>{t('views.manageTitle')}</DialogHeader>
      <DialogBody>
        <Legible>
          {save.error && (
            <ErrorPanel title={t('views.notSaved')} error={save.error} />
          )}
          {views.length === 0 && <p>{t('views.none')}</p>}
          <ul className={styles.list} aria-label={t('views.saved')}>
            {views.map(view => (
              <li key={view.id} className={styles.row}>
                {renaming === view.id ? (
                  <RenameView
                    views={views}
                    view={view}
                    onCancel={() => setRenaming(undefined)}
                    onRename={async name => {
                      await save.run(renameView(views, view.id, name));
                      setRenaming(undefined);
                    }}
                  />
                ) : (
                  <>
                    <span className={styles.name}>
                      {view.name}
                      {view.isDefault && (
                        <Badge size="small">{t('views.defaultMark')}</Badge>
                      )}
                    </span>
                    <span className={styles.buttons}>
                      <Button
                        size="small"
                        variant="tertiary"
                        aria-label={t(
                          view.isDefault
                            ? 'views.dropDefaultOf'
                            : 'views.makeDefaultOf',
                          { name: view.name },
                        )}
                        onPress={() =>
                          save.run(
                            makeDefault(
                              views,
                              view.isDefault ? undefined : view.id,
                            ),
                          )
                        }
                      >
                        {t(
                          view.isDefault
                            ? 'views.dropDefault'
                            : 'views.makeDefault',
                        )}
                      </Button>
                      <Button
                        size="small"
                        variant="tertiary"
                        aria-label={t('views.renameOf', { name: view.name })}
                        onPress={() => setRenaming(view.id)}
                      >
                        {t('views.rename')}
                      </Button>
                      <Button
                        size="small"
                        variant="tertiary"
                        destructive
                        aria-label={t('views.deleteOf', { name: view.name })}
                        onPress={async () => {
                          await save.run(removeView(views, view.id));
                          onDeleted(view);
                        }}
                      >
                        {t('views.delete')}
                      </Button>
                    </span>
                  </>
                )}
              </li>
            ))}
          </ul>
        </Legible>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('views.close')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
