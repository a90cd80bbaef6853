export const token = process.env.CLERK_TESTING_TOKEN
