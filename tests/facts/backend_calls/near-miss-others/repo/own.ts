export const clerkClient = { users: { getUser: async (id) => id } };
