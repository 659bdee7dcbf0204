import {
  IdentityProviderError,
  type IdentityGroupProvider,
} from '@groundwork/plugin-control-plane-node';
import { z } from 'zod';
import type { IdentityGroupsConfig } from '../config';
import { readJson } from './readJson';

/** Groups in groups are looked up as well, until there are so many. */
const groupsMax = 100;

const scimGroup = z.object({
  id: z.string().min(1),
  displayName: z.string().optional(),
  members: z
    .array(
      z.object({
        value: z.string().min(1),
        display: z.string().optional(),
        type: z.string().optional(),
      }),
    )
    .default([]),
});

const scimGroups = z.object({ Resources: z.array(scimGroup).default([]) });

type ScimGroup = z.output<typeof scimGroup>;

/**
 * Groups of a directory that speaks SCIM 2.0 (RFC 7644), by their display name. Addresses in its answers and redirects are
 * not followed, so that it cannot send the token, or the backend, anywhere else.
 */
export class ScimGroupProvider implements IdentityGroupProvider {
  readonly id = 'scim';
  readonly #config: ScimConfig;

  private constructor(config: ScimConfig) {
    this.#config = config;
  }

  static create(config: ScimConfig): ScimGroupProvider {
    return new ScimGroupProvider(config);
  }

  async resolve(
    group: string,
    { signal }: { signal: AbortSignal },
  ): Promise<string[] | undefined> {
    if (/^(user|group):/.test(group)) {
      return undefined;
    }
    const root = await this.#find(group, signal);
    if (!root) {
      return undefined;
    }
    const members = new Set<string>();
    const seen = new Set([root.id]);
    const left = [root];
    for (let next = left.pop(); next; next = left.pop()) {
      for (const member of next.members) {
        if (member.type?.toLowerCase() !== 'group') {
          const name = member[this.#config.memberAttribute];
          if (name !== undefined) {
            members.add(name);
          }
        } else if (!seen.has(member.value) && seen.size < groupsMax) {
          seen.add(member.value);
          left.push(
            scimGroup.parse(
              await this.#get(
                `/Groups/${encodeURIComponent(member.value)}`,
                signal,
              ),
            ),
          );
        }
      }
    }
    return [...members];
  }

  async #find(
    displayName: string,
    signal: AbortSignal,
  ): Promise<ScimGroup | undefined> {
    const filter = `displayName eq ${JSON.stringify(displayName)}`;
    const answer = scimGroups.safeParse(
      await this.#get(`/Groups?filter=${encodeURIComponent(filter)}`, signal),
    );
    if (!answer.success) {
      throw new IdentityProviderError('it answers no list of groups');
    }
    // A directory that does not know the filter answers with whatever it has.
    const groups = answer.data.Resources.filter(
      candidate => candidate.displayName === displayName,
    );
    if (groups.length > 1) {
      throw new IdentityProviderError('it has several groups of this name');
    }
    return groups[0];
  }

  async #get(path: string, signal: AbortSignal): Promise<unknown> {
    const { url, token } = this.#config;
    return readJson(`${url.replace(/\/+$/, '')}${path}`, {
      signal,
      headers: {
        accept: 'application/scim+json, application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
    });
  }
}

type ScimConfig = NonNullable<IdentityGroupsConfig['scim']>;
