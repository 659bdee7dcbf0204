/** How a cluster is reached and signed in to; every value is text that was in the configuration, none names a file. */
export type ClusterAccess = {
  server: string;
  /** Certificate authority, PEM in base64; those that Node.js trusts when absent. */
  caData?: string;
  /** Name in the server's certificate, where that is not the name in the address. */
  tlsServerName?: string;
  token?: string;
  /** Client certificate, PEM in base64. */
  certData?: string;
  /** Key of the client certificate, PEM in base64. */
  keyData?: string;
};
