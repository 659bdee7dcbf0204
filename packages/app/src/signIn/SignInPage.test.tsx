import { renderInTestApp } from '@backstage/frontend-test-utils';
import { type IdentityApi } from '@backstage/frontend-plugin-api';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { oidcAuthApiRef } from './oidcAuthApi';
import { SignInPage } from './SignInPage';

const session = {
  token: 'token',
  identity: {
    type: 'user' as const,
    userEntityRef: 'user:default/ana',
    ownershipEntityRefs: ['user:default/ana'],
  },
};

function Address() {
  const { pathname, search } = useLocation();
  return <output>{pathname + search}</output>;
}

function renderSignInPage(options: {
  getBackstageIdentity: jest.Mock;
  address?: string;
}) {
  const onSignInSuccess = jest.fn<void, [IdentityApi]>();
  renderInTestApp(
    <>
      <SignInPage onSignInSuccess={onSignInSuccess} />
      <Address />
    </>,
    {
      config: { app: { title: 'Portal' } },
      initialRouteEntries: [options.address ?? '/catalog'],
      apis: [
        [
          oidcAuthApiRef,
          {
            getBackstageIdentity: options.getBackstageIdentity,
            getProfile: async () => ({ displayName: 'Ana Ruiz' }),
            getIdToken: async () => '',
            signIn: async () => {},
            signOut: async () => {},
            sessionState$: jest.fn(),
          },
        ],
      ],
    },
  );
  return onSignInSuccess;
}

describe('SignInPage', () => {
  it('continues a session without asking', async () => {
    const onSignInSuccess = renderSignInPage({
      getBackstageIdentity: jest.fn().mockResolvedValue(session),
    });

    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
    const [identityApi] = onSignInSuccess.mock.calls[0];
    expect(await identityApi.getBackstageIdentity()).toEqual(session.identity);
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('starts a session with one click where there is none', async () => {
    const getBackstageIdentity = jest
      .fn()
      .mockImplementation(async options =>
        options.instantPopup ? session : undefined,
      );
    const onSignInSuccess = renderSignInPage({ getBackstageIdentity });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Sign in to Portal' }),
    );

    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
  });

  it('asks people to sign in where their session cannot be continued', async () => {
    const onSignInSuccess = renderSignInPage({
      getBackstageIdentity: jest.fn().mockRejectedValue(new Error('expired')),
    });

    expect(
      await screen.findByRole('button', { name: 'Sign in to Portal' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(onSignInSuccess).not.toHaveBeenCalled();
  });

  it('says why the issuer refused, and forgets it in the address', async () => {
    const getBackstageIdentity = jest.fn();
    renderSignInPage({
      getBackstageIdentity,
      address: '/catalog?kind=api&error=No%20such%20user',
    });

    expect(await screen.findByRole('alert')).toHaveTextContent('No such user');
    expect(screen.getByRole('status')).toHaveTextContent('/catalog?kind=api');
    expect(
      screen.getByRole('button', { name: 'Sign in to Portal' }),
    ).toBeEnabled();
    expect(getBackstageIdentity).not.toHaveBeenCalled();
  });

  it('does not call it a failure when somebody changes their mind', async () => {
    renderSignInPage({
      getBackstageIdentity: jest.fn(),
      address: '/?error=Authentication%20rejected%2C%20access_denied',
    });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      /^You cancelled the sign-in$/,
    );
  });

  it('says what stopped a sign-in that could not start', async () => {
    renderSignInPage({
      getBackstageIdentity: jest.fn().mockImplementation(async options => {
        if (options.instantPopup) {
          throw new Error('The issuer does not answer');
        }
      }),
    });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Sign in to Portal' }),
    );

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The issuer does not answer',
    );
  });
});
