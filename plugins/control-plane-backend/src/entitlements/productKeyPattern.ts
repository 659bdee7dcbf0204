/** What keys of products look like, as in the contract. */
export const productKeyPattern = /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/;
