import { escapeHtml, renderPage } from './pageShell';
import { type Group, type Person, type Role } from './people';

const roleInWords: Record<Role, string> = {
  viewer: 'Looks around, changes nothing',
  requester: 'Requests environments',
  approver: 'Approves and rejects requests',
  admin: 'Runs the platform',
};

/** The page that asks who is signing in: one click a person. */
export function renderSignInPage(options: {
  people: readonly Person[];
  groups: readonly Group[];
  /** Name of the program that asks, as its client carries it. */
  clientName: string;
  /** Path that takes the choice and the cancellation. */
  action: string;
}): string {
  const rows = options.people.map(person =>
    renderPerson(person, options.groups),
  );
  return renderPage({
    title: 'Sign in',
    body: `<h1>Who are you today?</h1>
<p>To continue to the ${escapeHtml(options.clientName)}.</p>
<form method="post" action="${escapeHtml(options.action)}">
<ul>
${rows.join('\n')}
</ul>
<div class="foot">
<p>Example people for development. No passwords.</p>
<button class="link" name="cancel" value="yes">Cancel</button>
</div>
</form>`,
  });
}

/** The page for whatever stopped a sign-in. */
export function renderErrorPage(cause: string): string {
  return renderPage({
    title: 'Sign-in stopped',
    body: `<h1>Sign-in stopped</h1>
<p>Go back to where you came from and sign in again.</p>
<p class="cause">${escapeHtml(cause)}</p>`,
  });
}

/** The page of somebody who opens the issuer itself. */
export function renderWelcomePage(issuer: string): string {
  return renderPage({
    title: 'Development sign-in',
    body: `<h1>Development sign-in</h1>
<p>This OpenID Connect issuer knows the example people. Programs find what it can do at
<a href="/.well-known/openid-configuration"><code>${escapeHtml(
      issuer,
    )}/.well-known/openid-configuration</code></a>.</p>`,
  });
}

function renderPerson(person: Person, groups: readonly Group[]): string {
  const team = groups.find(
    ({ name, type }) => type === 'team' && person.groups.includes(name),
  );
  const initials = person.name
    .split(' ')
    .map(word => word.charAt(0))
    .join('');
  return `<li><button class="person" name="person" value="${escapeHtml(
    person.sub,
  )}">
<span class="initials" aria-hidden="true">${escapeHtml(initials)}</span>
<span class="who"><span class="name">${escapeHtml(person.name)}</span>
<span class="does">${escapeHtml(roleInWords[person.role])}</span></span>
${team ? `<span class="team">${escapeHtml(team.title)}</span>` : ''}
<svg class="go" viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><path d="m8 4 6 6-6 6"/></svg>
</button></li>`;
}
