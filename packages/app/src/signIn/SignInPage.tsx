import {
  configApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { type SignInPageProps } from '@backstage/plugin-app-react';
import { Alert, Button, Flex, Text } from '@backstage/ui';
import { GroundworkLogo } from '../logo/GroundworkLogo';
import { portalTranslationRef } from '../translations/portalTranslation';
import { useSignIn } from './useSignIn';
import styles from './SignInPage.module.css';

/** What people see who are not signed in: what this is, and one button. */
export function SignInPage(props: SignInPageProps) {
  const title = useApi(configApiRef).getOptionalString('app.title');
  const { t } = useTranslationRef(portalTranslationRef);
  const { state, signIn } = useSignIn(props.onSignInSuccess);

  if (state.status === 'checking') {
    return null;
  }
  return (
    <main className={styles.page}>
      <div className={styles.content}>
        <div className={styles.brand}>
          <GroundworkLogo />
        </div>
        <Flex direction="column" gap="2" mb="6">
          <Text as="h1" variant="title-medium" weight="bold">
            {t('signIn.title')}
          </Text>
          <Text as="p" variant="body-large" color="secondary">
            {t('signIn.text')}
          </Text>
        </Flex>
        {state.status === 'failed' && (
          <Alert
            className={styles.alert}
            role="alert"
            status={isCancelled(state.cause) ? 'info' : 'danger'}
            icon
            title={
              isCancelled(state.cause)
                ? t('signIn.cancelled')
                : t('signIn.failed')
            }
            description={isCancelled(state.cause) ? undefined : state.cause}
          />
        )}
        <Button
          className={styles.button}
          variant="primary"
          size="medium"
          isPending={state.status === 'leaving'}
          onPress={signIn}
        >
          {title ? t('signIn.actionTo', { portal: title }) : t('signIn.action')}
        </Button>
      </div>
    </main>
  );
}

function isCancelled(cause: string): boolean {
  return cause.includes('access_denied');
}
