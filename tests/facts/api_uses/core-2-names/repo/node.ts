import { setClerkApiKey, setClerkApiVersion, setClerkHttpOptions, setClerkServerApiUrl } from '@clerk/clerk-sdk-node';
import type { LegacyAuthObject } from '@clerk/clerk-sdk-node';
import instance from '@clerk/clerk-sdk-node/esm/instance';
import { V1_ClerkErrorBoundary } from '@clerk/remix';

setClerkApiKey(a); setClerkApiVersion(b); setClerkHttpOptions(c); setClerkServerApiUrl(d);
instance.users.getUserList();
V1_ClerkErrorBoundary();
