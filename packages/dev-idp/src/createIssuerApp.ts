import express, {
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { errors, type Provider } from 'oidc-provider';
import { pageSecurityPolicy } from './pageShell';
import { renderErrorPage, renderSignInPage, renderWelcomePage } from './pages';
import { type Group, type Person } from './people';

/** The provider's endpoints together with the page on which a person is chosen. */
export function createIssuerApp(options: {
  provider: Provider;
  people: readonly Person[];
  groups: readonly Group[];
}): RequestHandler {
  const { provider, people } = options;
  const app = express();
  app.disable('x-powered-by');
  app.use(refuseOtherHosts(new URL(provider.issuer).host));

  app.get('/', (_request, response) => {
    sendPage(response, 200, renderWelcomePage(provider.issuer));
  });

  app.get('/interaction/:uid', async (request, response, next) => {
    try {
      const { params, prompt, uid } = await provider.interactionDetails(
        request,
        response,
      );
      if (prompt.name === 'consent') {
        await provider.interactionFinished(
          request,
          response,
          { consent: {} },
          { mergeWithLastSubmission: true },
        );
        return;
      }
      const client = await provider.Client.find(String(params.client_id));
      sendPage(
        response,
        200,
        renderSignInPage({
          people,
          groups: options.groups,
          clientName: client?.clientName ?? String(params.client_id),
          action: `/interaction/${uid}`,
        }),
      );
    } catch (error) {
      next(error);
    }
  });

  app.post(
    '/interaction/:uid',
    express.urlencoded({ extended: false, limit: '1kb' }),
    async (request, response, next) => {
      try {
        await provider.interactionFinished(
          request,
          response,
          decide(request.body, people),
          { mergeWithLastSubmission: false },
        );
      } catch (error) {
        next(error);
      }
    },
  );

  app.use(provider.callback());

  app.use(
    (
      error: Error,
      _request: Request,
      response: Response,
      _next: NextFunction,
    ) => {
      const known = error instanceof errors.OIDCProviderError;
      sendPage(
        response,
        known ? error.status : 500,
        renderErrorPage(
          known
            ? (error.error_description ?? error.message)
            : 'The development issuer failed.',
        ),
      );
    },
  );
  return app;
}

function decide(body: Record<string, unknown>, people: readonly Person[]) {
  if (body.cancel) {
    return {
      error: 'access_denied',
      error_description: 'You cancelled the sign-in.',
    };
  }
  const person = people.find(({ sub }) => sub === body.person);
  if (!person) {
    return {
      error: 'access_denied',
      error_description: 'The development issuer does not know this person.',
    };
  }
  return { login: { accountId: person.sub } };
}

/**
 * A page elsewhere can give its own host name the loopback address and then read our answers as its own; only a request
 * that means this issuer is answered.
 */
function refuseOtherHosts(host: string): RequestHandler {
  return (request, response, next) => {
    if (request.headers.host === host) {
      next();
      return;
    }
    sendPage(
      response,
      421,
      renderErrorPage(`This issuer answers at http://${host} only.`),
    );
  };
}

function sendPage(response: Response, status: number, html: string): void {
  response
    .status(status)
    .set({
      'content-security-policy': pageSecurityPolicy,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    .type('html')
    .send(html);
}
