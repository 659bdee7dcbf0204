import { ButtonLink, Container, Flex, Text } from '@backstage/ui';

/** What an address shows that leads nowhere. */
export function NotFoundPage() {
  return (
    <main>
      <Container py="6">
        <Flex direction="column" gap="4" align="start">
          <Text as="h1" variant="title-small" weight="bold">
            There is nothing here
          </Text>
          <Text as="p" color="secondary">
            The address may be misspelt, or what it led to is gone.
          </Text>
          <ButtonLink href="/" variant="secondary" size="medium">
            Go home
          </ButtonLink>
        </Flex>
      </Container>
    </main>
  );
}
