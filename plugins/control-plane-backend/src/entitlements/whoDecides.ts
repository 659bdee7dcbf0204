import type { Product } from './ProductStore';

/** Entity references of who is told of what concerns a product, and decides over requests for it. */
export function whoDecides(
  product: Pick<Product, 'owner'> | undefined,
  responsible: readonly string[],
): readonly string[] {
  return product?.owner ? [product.owner] : responsible;
}
