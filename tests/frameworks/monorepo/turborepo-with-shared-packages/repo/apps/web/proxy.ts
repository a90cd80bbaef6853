import { authProxy } from '@acme/auth/proxy';

export default authProxy;

export const config = { matcher: ['/((?!_next).*)', '/api/(.*)'] };
