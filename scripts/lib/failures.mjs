// @ts-check

/**
 * @typedef {object} InstallFailure
 * @property {'npm' | 'Yarn'} tool
 * @property {string} output - Everything that the tool printed.
 * @property {string} registry - As it may be shown.
 */

const unreachable =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED)\b|socket hang up|Timeout awaiting|network timeout|YN0080/i;
const certificate =
  /\b(SELF_SIGNED_CERT\w*|UNABLE_TO_(?:VERIFY|GET)\w*|DEPTH_ZERO_SELF_SIGNED_CERT|CERT_HAS_EXPIRED|ERR_TLS\w*)\b|unable to (?:verify|get)[^\n]*certificate|self.signed certificate/i;
const unauthorized =
  /\b(E401|E403)\b|Invalid authentication|Response Code: 40[13]\b|\b40[13] (?:Unauthorized|Forbidden)/i;
const missing =
  /\b(E404|ETARGET|YN0035|YN0082)\b|Package not found|No candidates found|No matching version/i;

/**
 * One sentence that says why an installation failed and what helps.
 *
 * @param {InstallFailure} failure
 */
export function explainInstallFailure({ tool, output, registry }) {
  if (/YN0028|lockfile would have been modified/.test(output)) {
    return 'yarn.lock does not match the package.json files: run "npm run yarn -- install" to bring it up to date, and commit both.';
  }
  if (/npm ci.*can only install|EUSAGE/.test(output)) {
    return 'scripts/toolchain/package-lock.json does not match the package.json beside it: run "npm install --package-lock-only --omit-lockfile-registry-resolved" in scripts/toolchain.';
  }
  if (/\bENOSPC\b/.test(output)) {
    return `${tool} could not install the dependencies because the disk is full: free about 3 GB and try again.`;
  }
  if (/\b(EACCES|EPERM)\b/.test(output)) {
    return `${tool} could not install the dependencies because a folder may not be written: make the checkout and the package cache yours and try again.`;
  }
  if (/\bEINTEGRITY\b|YN0018/.test(output)) {
    return `A package from ${registry} is not the one that the lock file names: clear the package cache ("npm cache clean --force", or Yarn's folder), and if it stays so, the registry serves something else.`;
  }
  if (certificate.test(output)) {
    return `The certificate of the package registry ${registry} is not trusted: name its authority with "npm config set cafile <file>" or NODE_EXTRA_CA_CERTS.`;
  }
  if (unauthorized.test(output)) {
    return `The package registry ${registry} refused ${tool}: sign in with "npm login", and for Yarn set YARN_NPM_AUTH_TOKEN.`;
  }
  if (unreachable.test(output)) {
    return `The package registry ${registry} cannot be reached: check the network, or name another with "npm config set registry <url>", and try again.`;
  }
  if (missing.test(output)) {
    return `The package registry ${registry} lacks a package that the lock file names: use a registry that is up to date ("npm config set registry <url>").`;
  }
  return undefined;
}

/**
 * Whether an output speaks of a registry that could not be reached.
 *
 * @param {string} output
 */
export function speaksOfNoConnection(output) {
  return unreachable.test(output);
}

/**
 * The end of an output, for the failures that have no sentence, without Yarn's remarks on peer dependencies.
 *
 * @param {string} output
 * @param {number} [lines]
 */
export function tail(output, lines = 25) {
  return output
    .trimEnd()
    .split('\n')
    .filter(line => !/YN0002|YN0086/.test(line))
    .slice(-lines)
    .join('\n');
}
