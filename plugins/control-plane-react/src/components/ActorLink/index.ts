export * from './ActorLink';
