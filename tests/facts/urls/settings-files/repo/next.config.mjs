export default { env: { NEXT_PUBLIC_CLERK_SIGN_UP_URL: "/sign-up" } };
