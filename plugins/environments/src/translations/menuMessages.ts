/** Words of the menus of catalog entities, which open without a page of the plugin. */
export const menuMessages = {
  request: 'Request an environment',
  open: 'Open environment',
} as const;
