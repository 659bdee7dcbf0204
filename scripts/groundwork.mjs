// @ts-check
/**
 * The two commands of this repository, `start` and `test`, and what they share. Needs nothing but Node 20, npm and Git;
 * the Node and Yarn that the portal wants, and the dependencies, are fetched into the checkout.
 *
 *     node scripts/groundwork.mjs start [--watch] [--verbose]
 *     node scripts/groundwork.mjs test [--only static|unit|browser] [--filter <part of a path>]
 *     node scripts/groundwork.mjs test-kubernetes [<arguments for Jest>]
 *     node scripts/groundwork.mjs test-chaos [--seconds 120] [--namespaces 1000] [--replicas 3] [--restarts 0]
 *     node scripts/groundwork.mjs re-encrypt [<configuration files>]
 *     node scripts/groundwork.mjs setup
 *     node scripts/groundwork.mjs yarn <arguments>
 */
import process from 'node:process';

const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  // Said here already, since the modules below may need a newer Node to be loaded at all.
  console.error(
    `Node ${process.versions.node} is too old: install Node 20 or later, from https://nodejs.org or your package manager; the release that the portal needs is fetched for you.`,
  );
  process.exit(1);
}

const { main } = await import('./lib/main.mjs');
await main(process.argv.slice(2));
