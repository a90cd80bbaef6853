import { createClerkClient } from '@clerk/backend';
// the comment clerk-audit-ignore-next-line is described in the manual
export const a = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa' });
export const text = 'clerk-audit-ignore-file CLERK-KEY-001: in a string';
export const b = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa' }); // see #12 // clerk-audit-ignore-line CLERK-KEY-001: behind other words
