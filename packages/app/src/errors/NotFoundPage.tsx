import { Box, ButtonLink, Container, Header } from '@backstage/ui';

/** What an address shows that leads nowhere. */
export function NotFoundPage() {
  return (
    <Box pt="4">
      <Header
        title="There is nothing here"
        description="The address may be misspelt, or what it led to is gone."
      />
      <Container>
        <ButtonLink href="/" variant="secondary" size="medium">
          Go home
        </ButtonLink>
      </Container>
    </Box>
  );
}
