import { createClerkClient } from '@clerk/backend';
// clerk-audit-ignore-file CLERK-KEY-009: nothing of it is here
// clerk-audit-ignore-next-line CLERK-KEY-001, CLERK-KEY-002: the first one is used
export const x = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa' });
// clerk-audit-ignore-next-line CLERK-KEY-001: the line has moved
export const y = 1;
export const x = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa' });
// clerk-audit-ignore-next-line CLERK-KEY-003: cannot be judged without a snapshot
export const z = 1;
// clerk-audit-ignore-start CLERK-KEY-009: nothing here either
// clerk-audit-ignore-end CLERK-KEY-009
// clerk-audit-ignore-next-line CLERK-KEY-004: switched off, so not judged
export const u = 1;
