export { createDelivery, promotionPrefixOf } from './createDelivery';
export type { Delivered, Delivery, FolderTask } from './Delivery';
