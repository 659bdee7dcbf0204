/** The icons that `icons.ts` loads. */
export { BoxIcon, CpuIcon } from 'lucide-react';
