import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { portalMessages } from './portalMessages';
import { portalTranslationRef } from './portalTranslation';

type TitleKey = keyof typeof portalMessages.titles;

const keys = new Map(
  Object.entries(portalMessages.titles).map(([key, title]) => [
    title as string,
    key as TitleKey,
  ]),
);

/**
 * Says titles of pages in the language that was chosen. Plugins give their pages titles as plain text, which cannot
 * change; one that is not known here, as of a page that was renamed by configuration, stays as it is.
 */
export function usePageTitle(): (title: string) => string {
  const { t } = useTranslationRef(portalTranslationRef);
  return title => {
    const key = keys.get(title);
    return key ? t(`titles.${key}`) : title;
  };
}
