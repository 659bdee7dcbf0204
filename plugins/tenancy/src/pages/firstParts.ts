/* What is loaded before all else: the same in every plugin of the control plane, by name one piece. */
export { commonParts } from '@groundwork/plugin-control-plane-react';

/** Loads what the pages of this plugin share. */
export const loadPages = () =>
  import(/* webpackChunkName: "control-plane-tenancy" */ './pages');
