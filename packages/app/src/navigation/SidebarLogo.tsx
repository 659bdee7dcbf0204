import { useSidebarOpenState } from '@backstage/core-components';
import { Link } from 'react-router-dom';
import { GroundworkLogo } from '../logo/GroundworkLogo';
import { GroundworkMark } from '../logo/GroundworkMark';
import styles from './SidebarLogo.module.css';

/** The logo on top of the sidebar, which leads home; only the mark while the sidebar is narrow. */
export function SidebarLogo() {
  const { isOpen } = useSidebarOpenState();
  return (
    <Link to="/" className={styles.link} aria-label="Groundwork, home">
      {isOpen ? <GroundworkLogo /> : <GroundworkMark size={28} />}
    </Link>
  );
}
