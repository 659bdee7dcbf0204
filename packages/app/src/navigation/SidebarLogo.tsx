import { useSidebarOpenState } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from 'react-router-dom';
import { GroundworkLogo } from '../logo/GroundworkLogo';
import { GroundworkMark } from '../logo/GroundworkMark';
import { portalTranslationRef } from '../translations/portalTranslation';
import styles from './SidebarLogo.module.css';

/** The logo on top of the sidebar, which leads home; only the mark while the sidebar is narrow. */
export function SidebarLogo() {
  const { isOpen } = useSidebarOpenState();
  const { t } = useTranslationRef(portalTranslationRef);
  return (
    <Link to="/" className={styles.link} aria-label={t('nav.home')}>
      {isOpen ? <GroundworkLogo /> : <GroundworkMark size={28} />}
    </Link>
  );
}
