import { render, screen } from '@testing-library/react';
import { app } from './App';

describe('the portal', () => {
  const environment = { ...process.env };

  afterEach(() => {
    process.env = environment;
  });

  it('asks people to sign in first', async () => {
    process.env = {
      ...environment,
      NODE_ENV: 'test',
      APP_CONFIG: [
        {
          context: 'test',
          data: {
            app: { title: 'Portal' },
            backend: { baseUrl: 'http://localhost:7007' },
          },
        },
      ] as never,
    };

    render(app.createRoot());

    expect(
      await screen.findByRole('button', { name: 'Sign in to Portal' }),
    ).toBeInTheDocument();
  });
});
