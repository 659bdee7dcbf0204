import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, Flex, Grid, Text } from '@backstage/ui';
import {
  RiFileAddLine,
  RiCheckDoubleLine,
  RiNodeTree,
  RiServerLine,
} from '@remixicon/react';
import { portalTranslationRef } from '../translations/portalTranslation';
import { useInstalledPages } from './useInstalledPages';
import styles from './StartingPoints.module.css';

const startingPoints = [
  {
    page: 'page:environments',
    title: 'titles.environments',
    text: 'home.environments',
    icon: RiServerLine,
  },
  {
    page: 'page:environments/approvals',
    title: 'titles.approvals',
    text: 'home.approvals',
    icon: RiCheckDoubleLine,
  },
  {
    page: 'page:scaffolder',
    title: 'home.templates',
    text: 'home.templatesText',
    icon: RiFileAddLine,
  },
  {
    page: 'page:catalog',
    title: 'titles.catalog',
    text: 'home.catalog',
    icon: RiNodeTree,
  },
] as const;
const pages = startingPoints.map(({ page }) => page);

/** Cards that lead to the pages most visits are about. */
export function StartingPoints() {
  const { t } = useTranslationRef(portalTranslationRef);
  const paths = useInstalledPages(pages);
  const available = startingPoints.flatMap(point => {
    const path = paths.get(point.page);
    return path ? [{ ...point, path }] : [];
  });
  return (
    <Grid.Root columns={{ initial: '1', sm: '2', lg: '4' }} gap="4">
      {available.map(({ page, title, text, icon: Icon, path }) => (
        <Grid.Item key={page} className={styles.item}>
          <Card href={path} label={t(title)} className={styles.card}>
            <CardBody>
              <Flex direction="column" gap="2">
                <Icon size={24} aria-hidden="true" />
                <Text as="h2" variant="title-x-small" weight="bold">
                  {t(title)}
                </Text>
                <Text as="p" color="secondary">
                  {t(text)}
                </Text>
              </Flex>
            </CardBody>
          </Card>
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}
