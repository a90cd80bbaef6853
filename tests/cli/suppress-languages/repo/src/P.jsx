import { ClerkProvider } from '@clerk/nextjs';
export const P = () => (
  <>
    {/* clerk-audit-ignore-next-line CLERK-KEY-001: jsx, a child */}
    <ClerkProvider secretKey="sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa" />
    <ClerkProvider
      a="1"
      // clerk-audit-ignore-next-line CLERK-KEY-001: jsx, an attribute on a later line
      secretKey="sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa">
      <p>x</p>
    </ClerkProvider>
    <ClerkProvider secretKey="sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000aa" /> {/* clerk-audit-ignore-line CLERK-KEY-001: jsx, same line */}
  </>
);
