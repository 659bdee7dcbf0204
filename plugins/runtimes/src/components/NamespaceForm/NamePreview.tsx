import { Box } from '@backstage/ui';
import { CircleAlertIcon, CircleCheckIcon } from 'lucide-react';
import type { NamespaceName } from '@groundwork/plugin-control-plane-common';
import {
  Announcement,
  type LiveQuery,
} from '@groundwork/plugin-control-plane-react';
import { fillTemplate } from '../../model';
import { useRuntimesWords } from '../../translation';
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
  const { t } = useRuntimesWords();
  const name = preview?.composite_name ?? fillTemplate(template, components);
  const missing = Object.values(components).some(text => text === '');
  const others = (preview?.problems ?? []).filter(
    ({ field }) => !Object.hasOwn(fields, field),
  );
  const isFree = preview?.acceptable === true;
  return (
    <Box bg="neutral" className={styles.preview}>
      <span className={styles.previewLabel}>{t('namespaceForm.itsName')}</span>
      <code className={styles.previewName}>{name}</code>
      {isFree && (
        <span className={styles.free}>
          <CircleCheckIcon aria-hidden="true" />
          {t('namespaceForm.free')}
        </span>
      )}
      {others.length > 0 && !missing && (
        <ul className={styles.previewProblems}>
          {others.map(({ field, message }) => (
            <li key={`${field} ${message}`}>
              <CircleAlertIcon aria-hidden="true" />
              {asSentence(message)}
            </li>
          ))}
        </ul>
      )}
      {!preview && !missing && (
        <span className={styles.quiet}>
          {query.error
            ? t('namespaceForm.notChecked')
            : t('namespaceForm.checking')}
        </span>
      )}
      {missing && (
        <span className={styles.quiet}>{t('namespaceForm.incomplete')}</span>
      )}
      <Announcement>
        {isFree ? t('namespaceForm.isFree', { name }) : ''}
      </Announcement>
    </Box>
  );
}
