/** Saves a text as a file of the person. */
export function saveText(
  name: string,
  text: string,
  type: string = 'application/yaml',
): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
