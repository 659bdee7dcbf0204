export * from './SkeletonBlocks';
