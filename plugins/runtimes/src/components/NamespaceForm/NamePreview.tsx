import { Box } from '@backstage/ui';
import { RiCheckboxCircleLine, RiErrorWarningLine } from '@remixicon/react';
import type { NamespaceName } from '@groundwork/plugin-control-plane-common';
import {
  Announcement,
  type LiveQuery,
} from '@groundwork/plugin-control-plane-react';
import { fillTemplate } from '../../model';
import { asSentence } from './namespaceDraft';
import styles from './NamespaceForm.module.css';

/** Props of {@link NamePreview}. */
export type NamePreviewProps = {
  template: string;
  components: Record<string, string>;
  /** What the control plane says of the same components; absent while it is asked. */
  preview: NamespaceName | undefined;
  query: LiveQuery<NamespaceName>;
  /** What a field of the form shows already. */
  fields: object;
};

/** What the namespace will be called, as one types, and whether it can be. */
export function NamePreview(props: NamePreviewProps) {
  const { template, components, preview, query, fields } = props;
  const name = preview?.composite_name ?? fillTemplate(template, components);
  const missing = Object.values(components).some(text => text === '');
  const others = (preview?.problems ?? []).filter(
    ({ field }) => !Object.hasOwn(fields, field),
  );
  const isFree = preview?.acceptable === true;
  return (
    <Box bg="neutral" className={styles.preview}>
      <span className={styles.previewLabel}>Its name</span>
      <code className={styles.previewName}>{name}</code>
      {isFree && (
        <span className={styles.free}>
          <RiCheckboxCircleLine aria-hidden="true" />
          Free, and possible on every target
        </span>
      )}
      {others.length > 0 && !missing && (
        <ul className={styles.previewProblems}>
          {others.map(({ field, message }) => (
            <li key={`${field} ${message}`}>
              <RiErrorWarningLine aria-hidden="true" />
              {asSentence(message)}
            </li>
          ))}
        </ul>
      )}
      {!preview && !missing && (
        <span className={styles.quiet}>
          {query.error ? 'It could not be checked now.' : 'Checking…'}
        </span>
      )}
      {missing && (
        <span className={styles.quiet}>Enter every part to check it.</span>
      )}
      <Announcement>{isFree ? `The name ${name} is free.` : ''}</Announcement>
    </Box>
  );
}
