import { createClerkClient } from '@clerk/backend';
// clerk-audit-ignore-next-line CLERK-KEY-001: blank lines and further comments are passed over

// eslint-disable-next-line no-secrets
/* a note
   of two lines */ // and one more
export const a = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa' });
export const b = createClerkClient({
  // clerk-audit-ignore-next-line CLERK-KEY-001: what is reported is the line of the key
  secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa',
});
// clerk-audit-ignore-next-line CLERK-KEY-001: not the line on which the statement begins
export const c = createClerkClient({
  secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa',
});
/* clerk-audit-ignore-next-line CLERK-KEY-001: not its own line */ export const d = 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa'; createClerkClient({ secretKey: d });
export const e = 1;
// clerk-audit-ignore-start CLERK-KEY-001: a range
export const f = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa' });
export const g = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa' });
// clerk-audit-ignore-end CLERK-KEY-001
export const h = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa' });
// clerk-audit-ignore-start CLERK-KEY-001, CLERK-KEY-002: a range of two rules
export const i = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa' }); // clerk-audit-ignore-line CLERK-KEY-001: the narrowest is taken
// clerk-audit-ignore-end
