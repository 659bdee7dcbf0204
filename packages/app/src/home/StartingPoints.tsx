import { Card, CardBody, Flex, Grid, Text } from '@backstage/ui';
import {
  RiFileAddLine,
  RiCheckDoubleLine,
  RiNodeTree,
  RiServerLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import { useInstalledPages } from './useInstalledPages';
import styles from './StartingPoints.module.css';

interface StartingPoint {
  page: string;
  title: string;
  text: string;
  icon: RemixiconComponentType;
}

const startingPoints: StartingPoint[] = [
  {
    page: 'page:environments',
    title: 'Environments',
    text: 'See what runs, how long it stays, and whether it is still what was agreed.',
    icon: RiServerLine,
  },
  {
    page: 'page:environments/approvals',
    title: 'Approvals',
    text: 'Look at what would change, and decide over the requests that wait.',
    icon: RiCheckDoubleLine,
  },
  {
    page: 'page:scaffolder',
    title: 'Templates',
    text: 'Start from a template, such as a request for an environment.',
    icon: RiFileAddLine,
  },
  {
    page: 'page:catalog',
    title: 'Catalog',
    text: 'Find components and APIs, what they depend on, and who owns them.',
    icon: RiNodeTree,
  },
];
const pages = startingPoints.map(({ page }) => page);

/** Cards that lead to the pages most visits are about. */
export function StartingPoints() {
  const paths = useInstalledPages(pages);
  const available = startingPoints.flatMap(point => {
    const path = paths.get(point.page);
    return path ? [{ ...point, path }] : [];
  });
  return (
    <Grid.Root columns={{ initial: '1', sm: '2', lg: '4' }} gap="4">
      {available.map(({ page, title, text, icon: Icon, path }) => (
        <Grid.Item key={page} className={styles.item}>
          <Card href={path} label={title} className={styles.card}>
            <CardBody>
              <Flex direction="column" gap="2">
                <Icon size={24} aria-hidden="true" />
                <Text as="h2" variant="title-x-small" weight="bold">
                  {title}
                </Text>
                <Text as="p" color="secondary">
                  {text}
                </Text>
              </Flex>
            </CardBody>
          </Card>
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}
