export { TenantMoves } from './TenantMoves';
