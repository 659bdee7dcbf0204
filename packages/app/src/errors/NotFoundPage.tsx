import { ButtonLink, Container, Flex, Header, Text } from '@backstage/ui';

/** What an address shows that leads nowhere. */
export function NotFoundPage() {
  return (
    <>
      <Header title="There is nothing here" />
      <Container>
        <Flex direction="column" gap="4" align="start">
          <Text as="p" color="secondary">
            The address may be misspelt, or what it led to is gone.
          </Text>
          <ButtonLink href="/" variant="secondary">
            Go home
          </ButtonLink>
        </Flex>
      </Container>
    </>
  );
}
