const branchName = /^[A-Za-z0-9_][A-Za-z0-9_./+@-]*$/;
const illegalInBranchName =
  /\.\.|\/\/|@\{|\/\.|\.lock(\/|$)|[./]$|^refs\/|^HEAD$/;

/** Whether Git takes a text for the name of a branch, and it is harmless as an argument. */
export function isBranchName(text: string): boolean {
  return branchName.test(text) && !illegalInBranchName.test(text);
}
