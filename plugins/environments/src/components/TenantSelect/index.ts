export { TenantSelect, type TenantSelectProps } from './TenantSelect';
