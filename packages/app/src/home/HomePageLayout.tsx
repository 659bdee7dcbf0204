import { type HomePageLayoutProps } from '@backstage/plugin-home-react/alpha';
import { Box, Container, Grid, Header } from '@backstage/ui';
import { StartingPoints } from './StartingPoints';
import { useFirstName } from './useFirstName';

/** The page that people land on: where to start, and what the plugins have to say. */
export function HomePageLayout({ widgets }: HomePageLayoutProps) {
  const firstName = useFirstName();
  return (
    <Box pt="4">
      <Header
        title={firstName ? `Welcome, ${firstName}` : 'Welcome'}
        description="Environments are requested, approved, delivered and kept as agreed."
      />
      <Container pb="8">
        <StartingPoints />
        <Grid.Root columns={{ initial: '1', md: '2' }} gap="4" mt="6">
          {widgets.map(({ node, component }) => (
            <Grid.Item key={node.spec.id}>{component}</Grid.Item>
          ))}
        </Grid.Root>
      </Container>
    </Box>
  );
}
