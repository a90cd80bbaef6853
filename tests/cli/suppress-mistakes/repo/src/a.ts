import { createClerkClient } from '@clerk/backend';
// clerk-audit-ignore-next-line CLERK-KEY-001
export const x = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa' });
// clerk-audit-ignore-next-line CLERK-KEY-001:
export const x = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa' });
// clerk-audit-ignore-next-line: no rule at all
export const x = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa' });
// clerk-audit-ignore-next-line CLERK-KEY-01: a rule that does not exist
export const x = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa' });
// clerk-audit-ignore-next-line CLERK-NOTHING-AT-ALL-999: another one
export const x = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa' });
// clerk-audit-ignore-next-line CLERK-KEY-001 until tomorrow: no day
export const x = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa' });
// clerk-audit-ignore-next-line CLERK-KEY-001 until 2026-02-30: no day of the calendar
export const x = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa' });
// clerk-audit-ignore-next-line CLERK-KEY-001 until: no day either
export const x = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa' });
// clerk-audit-ignore-next-line CLERK-MFA-001: about the instance alone
export const x = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa' });
// clerk-audit-ignore-end CLERK-KEY-001
export const x = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa' });
// clerk-audit-ignore-end
export const x = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa' });
// clerk-audit-ignore-start CLERK-KEY-001: without an end
export const x = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa' });
// clerk-audit-ignore-start CLERK-KEY-001, CLERK-KEY-002: a second start
