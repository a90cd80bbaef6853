export const createClient = (options: { secretKey?: string }) => options;
export const createClerkClient = createClient;
