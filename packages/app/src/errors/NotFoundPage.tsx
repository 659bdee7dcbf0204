import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Container, Flex, Text } from '@backstage/ui';
import { portalTranslationRef } from '../translations/portalTranslation';

/** What an address shows that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslationRef(portalTranslationRef);
  return (
    <main>
      <Container py="6">
        <Flex direction="column" gap="4" align="start">
          <Text as="h1" variant="title-small" weight="bold">
            {t('notFound.title')}
          </Text>
          <Text as="p" color="secondary">
            {t('notFound.text')}
          </Text>
          <ButtonLink href="/" variant="secondary" size="medium">
            {t('notFound.goHome')}
          </ButtonLink>
        </Flex>
      </Container>
    </main>
  );
}
