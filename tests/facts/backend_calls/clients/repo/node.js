const { users } = require('@clerk/clerk-sdk-node');
const clerk = require('@clerk/clerk-sdk-node').default;

module.exports = async (id) => [await users.getUser(id), await clerk.sessions.verifySession(id, '')];
