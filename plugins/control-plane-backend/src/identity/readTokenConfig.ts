import { type Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import {
  controlPlaneRoles,
  type ControlPlaneRole,
} from '@groundwork/plugin-control-plane-common';

/** Signature algorithms that an issuer may use: asymmetric ones only, so that nobody who can verify can sign. */
export const issuerAlgorithms: readonly string[] = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

const defaultToleranceMs = 30_000;
const toleranceMsMax = 300_000;

/** Which claims of a token say what. */
export type ClaimNames = {
  subject: string;
  /** What the log of who did what shows for them. */
  actor: string | undefined;
  roles: string;
  groups: string;
  userEntityRef: string | undefined;
};

/** An OIDC issuer whose tokens are accepted. */
export type IssuerConfig = {
  issuer: string;
  /** A token has to be for one of these. */
  audiences: string[];
  algorithms: string[];
  clockToleranceSeconds: number;
  claims: ClaimNames;
};

/** Values of the roles claim, each with the roles that it gives. */
export type RoleClaims = ReadonlyMap<string, readonly ControlPlaneRole[]>;

/** Reads `controlPlane.identity.oidc`. */
export function readIssuerConfig(oidc: Config): IssuerConfig {
  return {
    issuer: oidc.getString('issuer'),
    audiences: readAudiences(oidc),
    algorithms: readAlgorithms(oidc),
    clockToleranceSeconds: readTolerance(oidc) / 1_000,
    claims: readClaimNames(oidc),
  };
}

/** Reads which claims say what, of `controlPlane.identity.oidc` or `.hs256`. */
export function readClaimNames(config: Config): ClaimNames {
  return {
    subject: config.getOptionalString('subjectClaim') ?? 'sub',
    actor: config.getOptionalString('actorClaim'),
    roles: config.getOptionalString('rolesClaim') ?? 'roles',
    groups: config.getOptionalString('groupsClaim') ?? 'groups',
    userEntityRef: config.getOptionalString('userEntityRef'),
  };
}

/** Reads `controlPlane.roles.<role>.claims`; a role without it is given by its name. */
export function readRoleClaims(config: Config): RoleClaims {
  const roles = new Map<string, ControlPlaneRole[]>();
  for (const role of controlPlaneRoles) {
    const values = config.getOptionalStringArray(
      `controlPlane.roles.${role}.claims`,
    ) ?? [role];
    for (const value of values) {
      roles.set(value, [...(roles.get(value) ?? []), role]);
    }
  }
  return roles;
}

function readAudiences(oidc: Config): string[] {
  const audiences = Array.isArray(oidc.getOptional('audience'))
    ? oidc.getStringArray('audience')
    : [oidc.getString('audience')];
  if (audiences.length === 0) {
    throw new InputError(
      'controlPlane.identity.oidc.audience must name at least one audience',
    );
  }
  return audiences;
}

function readAlgorithms(oidc: Config): string[] {
  const algorithms = oidc.getOptionalStringArray('algorithms');
  if (!algorithms) {
    return [...issuerAlgorithms];
  }
  const unknown = algorithms.filter(name => !issuerAlgorithms.includes(name));
  if (unknown.length > 0 || algorithms.length === 0) {
    throw new InputError(
      `controlPlane.identity.oidc.algorithms must be some of ${issuerAlgorithms.join(
        ', ',
      )}${unknown.length > 0 ? `, which ${unknown.join(', ')} is not` : ''}`,
    );
  }
  return algorithms;
}

function readTolerance(oidc: Config): number {
  const ms = oidc.has('clockTolerance')
    ? durationToMilliseconds(
        readDurationFromConfig(oidc, { key: 'clockTolerance' }),
      )
    : defaultToleranceMs;
  if (ms < 0 || ms > toleranceMsMax) {
    throw new InputError(
      'controlPlane.identity.oidc.clockTolerance must be from 0 to 5 minutes',
    );
  }
  return ms;
}
