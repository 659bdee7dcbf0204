import { lazyIcon } from '@groundwork/plugin-control-plane-react';

/** Loads the icons of the navigation, with those of the suite's other plugins. */
const load = () =>
  import(/* webpackChunkName: "control-plane-icons" */ './loadedIcons');

export const BoxIcon = lazyIcon(() => load().then(icons => icons.BoxIcon));
export const CpuIcon = lazyIcon(() => load().then(icons => icons.CpuIcon));
