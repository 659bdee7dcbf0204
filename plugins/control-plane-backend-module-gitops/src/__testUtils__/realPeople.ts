import type { People } from './People';

type Place = {
  apiUrl: string;
  repository: string;
  token: string;
  base: string;
};

/** People at GitHub itself, by its API. */
export function peopleAtGithub(place: Place): People {
  const call = caller(`${place.apiUrl}/repos/${place.repository}`, {
    authorization: `Bearer ${place.token}`,
    accept: 'application/vnd.github+json',
  });
  return {
    async open() {
      const found = await call(
        'GET',
        `/pulls?state=open&base=${place.base}&direction=asc`,
      );
      return found.map(pull => ({
        number: Number(pull.number),
        title: String(pull.title),
        body: String(pull.body ?? ''),
        source: String((pull.head as { ref: string }).ref),
      }));
    },
    async merge(number) {
      await call('PUT', `/pulls/${number}/merge`, { merge_method: 'squash' });
    },
    async close(number) {
      await call('PATCH', `/pulls/${number}`, { state: 'closed' });
    },
    async deleteBranch(source) {
      await call('DELETE', `/git/refs/heads/${source}`);
    },
  };
}

/** People at GitLab itself, by its API. */
export function peopleAtGitlab(place: Place): People {
  const call = caller(
    `${place.apiUrl}/projects/${encodeURIComponent(place.repository)}`,
    { 'private-token': place.token },
  );
  return {
    async open() {
      const found = await call(
        'GET',
        `/merge_requests?state=opened&target_branch=${place.base}&sort=asc`,
      );
      return found.map(request => ({
        number: Number(request.iid),
        title: String(request.title),
        body: String(request.description ?? ''),
        source: String(request.source_branch),
      }));
    },
    async merge(number) {
      await call('PUT', `/merge_requests/${number}/merge`, { squash: true });
    },
    async close(number) {
      await call('PUT', `/merge_requests/${number}`, { state_event: 'close' });
    },
    async deleteBranch(source) {
      await call(
        'DELETE',
        `/repository/branches/${encodeURIComponent(source)}`,
      );
    },
  };
}

function caller(base: string, headers: Record<string, string>) {
  return async (method: string, path: string, body?: object) => {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: { ...headers, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${response.status} ${text}`);
    }
    return (text ? JSON.parse(text) : []) as Array<Record<string, unknown>>;
  };
}
