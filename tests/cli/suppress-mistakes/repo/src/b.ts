import { createClerkClient } from '@clerk/backend';
// clerk-audit-ignore-next-line CLERK-KEY-01, CLERK-KEY-001: the second one holds
export const x = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa' });
// clerk-audit-ignore-nextline CLERK-KEY-001: a word that is none
// clerk-audit-ignore CLERK-KEY-001: a word that is left out
// what clerk-audit-ignored CLERK-KEY-001 for is prose, and so is what follows
// clerk-audit-ignored nothing
// clerk-audit-ignore-next-line CLERK-KEY-001: nothing follows
