export default { extra: { EXPO_PUBLIC_CLERK_DOMAIN: process.env.EXPO_PUBLIC_CLERK_DOMAIN } };
