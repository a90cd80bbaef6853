import { ClerkProvider } from "@clerk/nextjs";

export default ({ children }) => <ClerkProvider publishableKey={undefined}>{children}</ClerkProvider>;
