import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { type HomePageLayoutProps } from '@backstage/plugin-home-react/alpha';
import { Container, Flex, Grid, Text } from '@backstage/ui';
import { portalTranslationRef } from '../translations/portalTranslation';
import { StartingPoints } from './StartingPoints';
import { useFirstName } from './useFirstName';

/** The page that people land on: where to start, and what the plugins have to say. */
export function HomePageLayout({ widgets }: HomePageLayoutProps) {
  const firstName = useFirstName();
  const { t } = useTranslationRef(portalTranslationRef);
  return (
    <main>
      <Container py="6">
        <Flex direction="column" gap="2" mb="6">
          <Text as="h1" variant="title-small" weight="bold">
            {firstName
              ? t('home.welcomeName', { name: firstName })
              : t('home.welcome')}
          </Text>
          <Text as="p" color="secondary">
            {t('home.tagline')}
          </Text>
        </Flex>
        <StartingPoints />
        <Grid.Root columns={{ initial: '1', md: '2' }} gap="4" mt="6">
          {widgets.map(({ node, component }) => (
            <Grid.Item key={node.spec.id}>{component}</Grid.Item>
          ))}
        </Grid.Root>
      </Container>
    </main>
  );
}
