import { lazy, Suspense, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  Button,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
} from '@backstage/ui';
import {
  BookmarkCheckIcon,
  BookmarkIcon,
  SaveIcon,
  SettingsIcon,
} from 'lucide-react';
import { Announcement } from '@groundwork/plugin-control-plane-react';
import {
  readListParameters,
  writeListParameters,
  type ListState,
  type SavedViews,
} from '../../hooks';
import { useEnvironmentsWords } from '../../translation';
import styles from './SavedViews.module.css';

const SaveViewDialog = lazy(() =>
  import('./SaveViewDialog').then(m => ({ default: m.SaveViewDialog })),
);
const ManageViewsDialog = lazy(() =>
  import('./ManageViewsDialog').then(m => ({ default: m.ManageViewsDialog })),
);

/** Props of {@link SavedViewsMenu}. */
export type SavedViewsMenuProps = {
  saved: SavedViews;
  /** What is listed now. */
  list: ListState;
};

/** Opens what a person saved, and saves what they see: views are addresses with names. */
export function SavedViewsMenu(props: SavedViewsMenuProps) {
  const { saved, list } = props;
  const { t } = useEnvironmentsWords();
  const [, setSearchParams] = useSearchParams();
  const [dialog, setDialog] = useState<'save' | 'manage'>();
  const [announcement, setAnnouncement] = useState('');
  const query = writeListParameters({
    ...list.parameters,
    after: undefined,
  }).toString();
  const current = saved.views.find(view => normalized(view.query) === query);
  const close = () => setDialog(undefined);
  return (
    <>
      <MenuTrigger>
        <Button
          variant="tertiary"
          size="small"
          iconStart={current ? <BookmarkCheckIcon /> : <BookmarkIcon />}
          className={styles.trigger}
        >
          {current
            ? t('views.current', { name: current.name })
            : t('views.open')}
        </Button>
        <Menu placement="bottom end">
          {saved.views.length > 0 ? (
            <MenuSection title={t('views.saved')}>
              {saved.views.map(view => (
                <MenuItem
                  key={view.id}
                  id={view.id}
                  iconStart={
                    view === current ? <BookmarkCheckIcon /> : <BookmarkIcon />
                  }
                  textValue={view.name}
                  onAction={() => setSearchParams(view.query)}
                >
                  {view.isDefault
                    ? t('views.isDefault', { name: view.name })
                    : view.name}
                </MenuItem>
              ))}
            </MenuSection>
          ) : null}
          <MenuItem
            id="save"
            iconStart={<SaveIcon />}
            onAction={() => setDialog('save')}
          >
            {t('views.save')}
          </MenuItem>
          <MenuItem
            id="manage"
            iconStart={<SettingsIcon />}
            onAction={() => setDialog('manage')}
          >
            {t('views.manage')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
      <Announcement>{announcement}</Announcement>
      <Suspense fallback={null}>
        {dialog === 'save' && (
          <SaveViewDialog
            saved={saved}
            query={query}
            onClose={close}
            onSaved={({ name }) =>
              setAnnouncement(t('views.wasSaved', { name }))
            }
          />
        )}
        {dialog === 'manage' && (
          <ManageViewsDialog
            saved={saved}
            onClose={close}
            onDeleted={({ name }) =>
              setAnnouncement(t('views.wasDeleted', { name }))
            }
          />
        )}
      </Suspense>
    </>
  );
}

/** As it would be written now: parameters in their order, without those that make no sense any more. */
function normalized(query: string): string {
  return writeListParameters(
    readListParameters(new URLSearchParams(query)),
  ).toString();
}
