import { allow, can, checkRole } from '@/lib/roles';
// reads Clerk's roles
export const admin = () => checkRole('org:chief');
export const buyer = () => checkRole(pick ? 'org:buyer' : 'org:seller');
export const both = () => allow('org:a:read', 'org:b:read');
export const export_ = () => can({ feature: 'csv' });
declare const pick: boolean;
