import { lazyIcon } from '@groundwork/plugin-control-plane-react';

/** Loads the icons of the navigation, with those of the suite's other plugins. */
const load = () =>
  import(/* webpackChunkName: "control-plane-icons" */ './loadedIcons');

export const CheckCheckIcon = lazyIcon(() =>
  load().then(icons => icons.CheckCheckIcon),
);
export const ServerIcon = lazyIcon(() =>
  load().then(icons => icons.ServerIcon),
);
