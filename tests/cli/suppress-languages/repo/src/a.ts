import { createClerkClient } from '@clerk/backend';
// clerk-audit-ignore-next-line CLERK-KEY-001: typescript, next line
export const a = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa' });
export const b = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa' }); // clerk-audit-ignore-line CLERK-KEY-001: typescript, same line
/*
 * clerk-audit-ignore-next-line clerk-key-001 until 2027-01-31: typescript, a block of several
 * lines
 */
export const c = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa' });
