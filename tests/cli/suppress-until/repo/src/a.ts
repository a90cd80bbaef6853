import { createClerkClient } from '@clerk/backend';
// clerk-audit-ignore-next-line CLERK-KEY-001 until 2026-08-31: rotated with the next release
export const x = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa' });
// clerk-audit-ignore-next-line CLERK-KEY-001 until 2026-12-31: rotated by the vendor
export const x = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa' });
