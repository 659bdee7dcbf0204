/** The icons that `icons.ts` loads. */
export { Building2Icon, ScrollTextIcon, StoreIcon } from 'lucide-react';
