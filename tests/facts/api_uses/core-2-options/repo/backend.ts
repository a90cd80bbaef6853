import { verifyJwt, decodeJwt, signJwt, constants, redirect, createAuthenticateRequest, createIsomorphicRequest, TokenVerificationError, SignJWTError, buildRequestUrl, loadInterstitialFromLocal, createClerkClient } from '@clerk/backend';
import { createEmail, TokenVerificationErrorAction, TokenVerificationErrorCode, TokenVerificationErrorReason } from '@clerk/backend';

export const moved = [decodeJwt, signJwt, constants, redirect, createAuthenticateRequest, createIsomorphicRequest];
export const errors = [TokenVerificationError, SignJWTError, TokenVerificationErrorAction, TokenVerificationErrorCode, TokenVerificationErrorReason];
export const gone = [buildRequestUrl, createEmail];
verifyJwt(token, { clockSkewInSeconds: 5000 });
loadInterstitialFromLocal({ pkgVersion: '4' });
const client = createClerkClient({ httpOptions: {} });
client.authenticateRequest({ request, clockSkewInSeconds: 5 });
client.__unstable_options;
client.emails.createEmail({});
client.organizations.getPendingOrganizationInvitationList({ organizationId });
