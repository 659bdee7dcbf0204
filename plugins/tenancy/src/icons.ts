import { lazyIcon } from '@groundwork/plugin-control-plane-react';

/** Loads the icons of the navigation, with those of the suite's other plugins. */
const load = () =>
  import(/* webpackChunkName: "control-plane-icons" */ './loadedIcons');

export const Building2Icon = lazyIcon(() =>
  load().then(icons => icons.Building2Icon),
);
export const ScrollTextIcon = lazyIcon(() =>
  load().then(icons => icons.ScrollTextIcon),
);
export const StoreIcon = lazyIcon(() => load().then(icons => icons.StoreIcon));
