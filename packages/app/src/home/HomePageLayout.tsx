import { type HomePageLayoutProps } from '@backstage/plugin-home-react/alpha';
import { Container, Flex, Grid, Text } from '@backstage/ui';
import { StartingPoints } from './StartingPoints';
import { useFirstName } from './useFirstName';

/** The page that people land on: where to start, and what the plugins have to say. */
export function HomePageLayout({ widgets }: HomePageLayoutProps) {
  const firstName = useFirstName();
  return (
    <main>
      <Container py="6">
        <Flex direction="column" gap="2" mb="6">
          <Text as="h1" variant="title-small" weight="bold">
            {firstName ? `Welcome, ${firstName}` : 'Welcome'}
          </Text>
          <Text as="p" color="secondary">
            Environments are requested, approved, delivered and kept as agreed.
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
