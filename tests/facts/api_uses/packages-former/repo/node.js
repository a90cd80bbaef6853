const { ClerkExpressRequireAuth, ClerkExpressWithAuth, setClerkApiKey } = require('@clerk/clerk-sdk-node');
const clerk = require('@clerk/clerk-sdk-node');

setClerkApiKey('');
app.use(ClerkExpressWithAuth(), ClerkExpressRequireAuth({}));
app.get('/users', clerk.requireAuth(), async () => clerk.users.getUserList());
