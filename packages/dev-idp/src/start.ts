import { startDevIdp } from './startDevIdp';

async function main() {
  const idp = await startDevIdp({
    port: Number(process.env.DEV_IDP_PORT ?? 7008),
  });
  process.stdout.write(`Development issuer ready at ${idp.issuer}\n`);

  const stop = async () => {
    await idp.stop();
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch(error => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
