import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { type SignInPageProps } from '@backstage/plugin-app-react';
import { Alert, Button, Flex, Text } from '@backstage/ui';
import { GroundworkLogo } from '../logo/GroundworkLogo';
import { useSignIn } from './useSignIn';
import styles from './SignInPage.module.css';

/** What people see who are not signed in: what this is, and one button. */
export function SignInPage(props: SignInPageProps) {
  const title = useApi(configApiRef).getOptionalString('app.title');
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
            Solid ground for every team
          </Text>
          <Text as="p" variant="body-large" color="secondary">
            Request an environment, follow it, and know that it stays what was
            agreed.
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
                ? 'You cancelled the sign-in'
                : 'The sign-in did not work'
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
          {title ? `Sign in to ${title}` : 'Sign in'}
        </Button>
      </div>
    </main>
  );
}

function isCancelled(cause: string): boolean {
  return cause.includes('access_denied');
}
