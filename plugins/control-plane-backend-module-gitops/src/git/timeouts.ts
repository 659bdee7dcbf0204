/** How long a repository may take to say where a branch is. */
export const askTimeoutMs = 15_000;

/** How long it may take to move commits, however many. */
export const transferTimeoutMs = 300_000;
