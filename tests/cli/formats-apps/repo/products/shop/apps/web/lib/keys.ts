import { createClerkClient } from '@clerk/backend';

export const one = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa' });
// clerk-audit-ignore-next-line CLERK-KEY-001: rotated, and gone with the next release
export const two = createClerkClient({ secretKey: 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000bb' });
